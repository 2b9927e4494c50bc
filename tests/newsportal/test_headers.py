"""What every answer says beside its page: policy, no cookie, no foreign host, no way out."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client, override_settings

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


# --- A public site ----------------------------------------------------------------------------

PUBLIC = {
    "SITE_URL": "https://www.esempio.it",
    "SECRET_KEY": "x" * 25 + "0123456789abcdefghijklmnopqrstuvwxyz",
}
PUBLIC_SITE = """
import django
from newsportal import settings
# Tables are made without their history, files are not collected: both take seconds.
labels = ["newsportal", "admin", *(app.split(".")[-1] for app in settings.INSTALLED_APPS)]
settings.MIGRATION_MODULES = dict.fromkeys(labels)
settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
django.setup()
from django.core.management import call_command
call_command("check", deploy=True, fail_level="WARNING")
call_command("migrate", run_syncdb=True, verbosity=0)
call_command("createcachetable")
from django.contrib.auth.models import User
from django.test import Client
User.objects.create_superuser("capo", password="una parola lunga")
site = {"HTTP_HOST": "www.esempio.it", "secure": True}
answers = {
    "plain": Client().get("/tecnologia?a=1", HTTP_HOST="www.esempio.it"),
    "foreign": Client().get("/", HTTP_HOST="evil.example"),
    "local": Client().get("/", HTTP_HOST="localhost", secure=True),
    "claimed": Client().get("/", HTTP_HOST="www.esempio.it", HTTP_X_FORWARDED_PROTO="https"),
    "front": Client().get("/", **site),
    "feed": Client().get("/feed/", **site),
    "login page": Client().get("/admin/login/", **site),
}
entry = {"login": "capo", "password": "una parola lunga", "next": "/admin/"}
signed = Client().post("/admin/login/", entry, **site)
for name, answer in (answers | {"signed in": signed}).items():
    print(name, answer.status_code, answer.headers.get("Location", "-"), sep="|")
    for header in ("Strict-Transport-Security", "Content-Security-Policy", "Vary"):
        print(name, header, answer.headers.get(header, "-"), sep="|")
    for cookie in answer.cookies.values():
        print(name, "Set-Cookie", cookie.OutputString(), sep="|")
print("feed", "link", b"https://www.esempio.it/" in answers["feed"].content, sep="|")
"""


@pytest.fixture(scope="module")
def public_site(tmp_path_factory):
    """What a site with an https address answers, by name of the request."""
    room = tmp_path_factory.mktemp("public")
    environment = {
        **{key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")},
        **PUBLIC,
        "VAR_DIR": str(room),
        "DATABASE_URL": f"sqlite:///{room}/public.sqlite3",
        "DJANGO_SETTINGS_MODULE": "newsportal.settings",
        "SITE_LANGUAGE": "it",
        "TIME_ZONE": "Europe/Rome",
        "PYTHONPATH": str(settings.BASE_DIR),
    }
    command = [sys.executable, "-c", PUBLIC_SITE]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=room)
    assert done.returncode == 0, done.stderr
    lines = [tuple(line.split("|", 2)) for line in done.stdout.splitlines() if line.count("|") == 2]
    return {name: [line[1:] for line in lines if line[0] == name] for name, *_ in lines}


def test_a_public_site_leads_to_https_at_the_same_host_first(public_site):
    assert public_site["plain"][0] == ("301", "https://www.esempio.it/tecnologia?a=1")
    assert public_site["claimed"][0] == ("301", "https://www.esempio.it/")
    assert public_site["front"][0] == ("200", "-")


def test_a_public_site_answers_to_its_own_name_only(public_site):
    assert public_site["foreign"][0][0] == public_site["local"][0][0] == "400"


def test_a_public_site_demands_https_for_two_years(public_site):
    hsts = ("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload")
    assert hsts in public_site["front"] and hsts in public_site["feed"]
    assert ("link", "True") in public_site["feed"]


def test_a_public_site_has_its_resources_upgraded(public_site):
    policy = dict(public_site["front"])["Content-Security-Policy"]
    assert set(policy.split("; ")) == CSP | {"upgrade-insecure-requests"}


def test_only_staff_get_cookies_and_only_the_safest_kind(public_site):
    assert not [
        line for line in public_site["front"] + public_site["feed"] if "Cookie" in str(line)
    ]
    cookies = [value for header, value in public_site["signed in"] if header == "Set-Cookie"]
    cookies += [value for header, value in public_site["login page"] if header == "Set-Cookie"]
    assert {cookie.split("=")[0] for cookie in cookies} == {"__Host-session", "__Host-csrf"}
    for cookie in cookies:
        parts = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= parts
        assert not [part for part in parts if part.startswith("domain")]


@override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_behind_a_proxy_its_word_on_https_counts():
    with override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=60):
        assert reader(**{"X-Forwarded-Proto": "https"}).get("/").status_code == 200
        assert reader(**{"X-Forwarded-Proto": "http"}).get("/").status_code == 301


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO"])
def test_nothing_outside_the_newsdesk_can_be_changed_and_no_body_is_waited_for(method):
    factories.published()
    answer = Client(headers={"Cookie": "csrf=" + "a" * 32}).generic(method, "/", "x=1")
    assert answer.status_code == 405
    assert "POST" not in answer.headers["Allow"]


@pytest.mark.django_db
def test_what_may_change_again_is_asked_for_again():
    gone = factories.withdrawn("Una storia ritirata")
    moved = factories.published("Una storia", slug="prima")
    former = moved.get_absolute_url()
    moved.slug = "poi"
    moved.save()
    for address, status in ((gone.get_absolute_url(), 410), (former, 301)):
        answer = Client().get(address)
        assert answer.status_code == status
        assert "no-cache" in answer.headers["Cache-Control"]
