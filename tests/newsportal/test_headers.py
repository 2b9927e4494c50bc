"""What every answer says beside its page: policy, no cookie, no foreign host, no way out."""

import pytest
from django.conf import settings
from django.test import Client

from newsportal.stylesheet import allowance
from tests import factories
from tests.articles.cast import feature
from tests.pages import reader

pytestmark = pytest.mark.django_db

CSP = {
    "default-src 'none'",
    "script-src 'self'",
    f"style-src 'self' {allowance(settings.INLINE_STYLE)}",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
METHODS = ["get", "head", "options", "post", "put", "patch", "delete", "trace"]


@pytest.fixture
def paths():
    """Every kind of public address."""
    article = feature(body="<p>Testo.</p>", photo=None)
    return [
        "/",
        "/?page=2",
        "/tecnologia/",
        "/tecnologia",
        "/tag/ponti/",
        "/author/anna-neri/",
        article.get_absolute_url(),
        article.get_absolute_url().replace("tecnologia", "sport"),
        factories.withdrawn().get_absolute_url(),
        factories.draft().get_absolute_url(),
        "/non/esiste/",
        "/feed/",
        "/tecnologia/feed/",
        "/media/no.jpg",
        "/static/no.css",
    ]


def test_every_page_carries_the_strict_policy(paths):
    for path in paths:
        headers = reader().get(path).headers
        assert set(headers["Content-Security-Policy"].split("; ")) == CSP
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers.get("X-Frame-Options", "DENY") == "DENY"  # redirects have none
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Server" not in headers and "X-Powered-By" not in headers


def test_the_policy_knows_no_unsafe_word():
    policy = reader().get("/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy


@pytest.mark.parametrize(
    ("method", "cookies"),
    [*((method, "") for method in METHODS), ("get", "_ga=1; sessionid=x"), ("post", "_ga=1")],
)
def test_no_public_answer_sets_a_cookie_or_varies_by_reader(paths, method, cookies):
    headers = {"Accept-Language": "en", "Accept-Encoding": "gzip"} | (
        {"Cookie": cookies} if cookies else {}
    )
    browser = Client(enforce_csrf_checks=True, headers=headers | {"User-Agent": factories.READER})
    for path in paths:
        response = getattr(browser, method)(path)
        assert "Set-Cookie" not in response.headers and not response.cookies, path
        vary = {name.strip() for name in response.headers.get("Vary", "").split(",")}
        assert vary <= {"", "Accept-Encoding"}, path


def test_no_cookie_or_language_of_the_reader_changes_the_page(paths):
    for path in paths:
        plain, other = (
            reader(**headers).get(path)
            for headers in ({}, {"Cookie": "_ga=1; django_language=en", "Accept-Language": "en-GB"})
        )
        assert without_visits(plain) == without_visits(other), path


def without_visits(response):
    content = b"".join(response)
    before, _, after = content.partition(b'<p class="visits">')
    return before, after.partition(b"</p>")[2]


def test_no_public_address_takes_anything_but_reading(paths):
    for path in paths:
        for method in ("post", "put", "patch", "delete", "trace"):
            browser = Client(enforce_csrf_checks=True)
            assert getattr(browser, method)(path).status_code in (301, 403, 404, 405), (
                method,
                path,
            )


def test_trace_sends_nothing_back(paths):
    for path in paths:
        response = reader(**{"X-Secret": "canarino"}).trace(path)
        assert b"canarino" not in b"".join(response)


FOREIGN = "evil.example"


@pytest.mark.parametrize(
    "host",
    [FOREIGN, f"127.0.0.1.{FOREIGN}", f"{FOREIGN}:8000", "127.0.0.1@evil.example", "a b", "[::"],
)
def test_a_wrong_host_is_refused(paths, host):
    for path in paths:
        if path.startswith("/static/"):
            continue  # answered before anything looks at the host, with nothing but the file
        response = reader(Host=host).get(path)
        assert response.status_code == 400, path
        assert FOREIGN.encode() not in response.content


def test_no_header_makes_the_site_speak_of_a_foreign_host(paths):
    names = (
        "X-Forwarded-Host X-Host X-Original-Host X-Forwarded-Server X-Rewrite-Url X-Original-Url"
    )
    foreign = dict.fromkeys(names.split(), FOREIGN) | {"Forwarded": f"host={FOREIGN}"}
    for path in paths:
        response, plain = reader(**foreign).get(path), reader().get(path)
        assert FOREIGN not in b"".join(response).decode() + str(response.headers), path
        assert response.status_code == plain.status_code, path


def test_a_claim_of_https_is_not_believed_without_a_proxy(paths):
    for path in paths:
        response = reader(**{"X-Forwarded-Proto": "https", "X-Forwarded-Port": "444"}).get(path)
        assert b"https://127.0.0.1" not in b"".join(response)
        assert "Strict-Transport-Security" not in response.headers


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:9999"])
def test_another_good_host_does_not_show_in_the_page(paths, host):
    for path in paths:
        assert host.encode() not in b"".join(reader(Host=host).get(path)), path


AWAY = [
    "//evil.example",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "//evil.example/%2e%2e",
    "/%2f%2fevil.example",
    "/%5cevil.example",
    "/https:evil.example",
    "/https://evil.example/",
    "//evil.example/tecnologia",
    "/%09//evil.example",
    "/%0d%0aLocation:%20https://evil.example",
    "/tecnologia/%2e%2e//evil.example",
    "//tecnologia",
    "/tecnologia//evil.example",
    "/admin/login/?next=//evil.example",
    "/admin//evil.example",
]


@pytest.mark.parametrize("path", AWAY)
def test_no_address_leads_to_another_site(path):
    factories.section()
    response = reader().get(path)
    assert response.status_code < 500
    target = response.headers.get("Location", "/")
    assert target.startswith("/") and not target.startswith(("//", "/\\"))
    assert "\n" not in target and "\r" not in target


def test_signing_in_leads_to_no_other_site():
    factories.staff("Editor", username="giulia")
    for away in (
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
    ):
        response = reader().post(
            "/admin/login/",
            {"login": "giulia", "password": "una parola lunga", "next": away},
        )
        assert response.status_code == 302
        assert response.headers["Location"] == settings.LOGIN_REDIRECT_URL or (
            response.headers["Location"].startswith("/admin/")
        )


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": "a=" + "b" * 100_000},
        {"Accept-Language": "it," * 30_000},
        {"Accept-Encoding": "gzip;q=0.1," * 10_000},
        {"If-Modified-Since": "9" * 10_000},
        {"Range": "bytes=0-," * 10_000},
        {"Referer": "http://x/" + "\x01" * 10_000},
        {"X-Forwarded-For": "1," * 50_000},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_a_monstrous_header_harms_nothing(paths, headers):
    for path in (*paths[6:8], "/", "/media/no.jpg", "/static/no.css"):
        assert reader(**headers).get(path).status_code < 500, path
