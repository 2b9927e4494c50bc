"""What holds for every public address of the site, whatever it shows."""

import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

import pytest

from tests.newspaper import FILES, PAGES, STATUS, print_newspaper
from tests.pages import Page, reader

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"
RESOURCES = {("img", "src"), ("script", "src"), ("source", "srcset"), ("iframe", "src")}
LOADED = {"stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload"}


@pytest.fixture
def newspaper():
    return print_newspaper()


every_page = pytest.mark.parametrize("name", PAGES)
every_address = pytest.mark.parametrize("name", PAGES | FILES)


def answer(name):
    response = reader().get((PAGES | FILES)[name])
    assert response.status_code == STATUS.get(name, 200)
    return response


@every_address
def test_nothing_is_kept_of_readers_and_nothing_depends_on_them(newspaper, name):
    response = answer(name)
    assert not response.cookies
    assert {"cookie", "accept-language"}.isdisjoint(
        part.strip().lower() for part in response.headers.get("Vary", "").split(",")
    )


@every_address
def test_the_policy_allows_nothing_unsafe_and_no_other_host(newspaper, name):
    policy = answer(name).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert re.findall(r"https?://|\*", policy) == []


@every_page
def test_a_page_has_one_first_heading_and_a_title(newspaper, name):
    page = Page(answer(name).content.decode())  # a strict parser: errors are failures
    assert len(page.all("h1")) == 1
    assert page.says("title")
    assert page.root.get("lang") == "it"


@every_page
def test_a_page_loads_nothing_from_other_hosts(newspaper, name):
    page = Page(answer(name).content.decode())
    wanted = [element.get(key) for tag, key in RESOURCES for element in page.all(tag)]
    wanted += [
        link.get("href")
        for link in page.all("link")
        if LOADED.intersection(link.get("rel", "").split())
    ]
    addresses = [part.split()[0] for each in wanted if each for part in each.split(",")]
    assert addresses
    assert [a for a in addresses if urlsplit(urljoin(HERE, a)).netloc != "127.0.0.1:8000"] == []


@every_page
def test_a_page_holds_no_script_and_only_the_style_that_the_policy_names(newspaper, name):
    response = answer(name)
    page = Page(response.content.decode())
    inline = [s for s in page.all("script") if not s.get("src")]
    assert {script.get("type") for script in inline} <= {"application/ld+json"}
    policy = response.headers["Content-Security-Policy"]
    for style in page.all("style"):
        assert f"'sha256-{b64encode(sha256(style.text.encode()).digest()).decode()}'" in policy
    attributes = {key for element in page.all() for key in element.attrib}
    assert {key for key in attributes if key.startswith("on") or key == "style"} == set()


@every_page
def test_names_within_a_page_are_there_once(newspaper, name):
    page = Page(answer(name).content.decode())
    names = [element.get("id") for element in page.all() if element.get("id")]
    assert sorted(names) == sorted(set(names))
    for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
        told = [each for e in page.all() for each in (e.get(key) or "").split()]
        assert set(told) <= set(names), key


def test_every_link_within_the_site_leads_to_something(newspaper):
    """From the front page on, as far as links go."""
    waiting, seen, dead = list(PAGES.values()), set(), []
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        response = reader().get(path)
        if response.status_code >= 400 and path not in (PAGES["not found"], PAGES["withdrawn"]):
            dead.append(path)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            waiting += internal_links(Page(response.content.decode()), path)
    assert len(seen) > 40
    assert dead == []


def internal_links(page, path):
    """Addresses on this site that a page names, without their fragments."""
    tags = [*page.all("a"), *page.all("link")]
    found = [urlsplit(urljoin(HERE + path, e.get("href"))) for e in tags if e.get("href")]
    return [
        parts.path + (f"?{parts.query}" if parts.query else "")
        for parts in found
        if parts.netloc == "127.0.0.1:8000" and not parts.path.startswith(("/media/", "/static/"))
    ]


@pytest.mark.parametrize("host", ["boese.example", "127.0.0.1:8000@boese.example", "", "a\x00b"])
def test_hosts_that_are_not_ours_are_refused_and_never_repeated(newspaper, host):
    for path in ("/", PAGES["article"], "/feed/", "/sitemap.xml", "/robots.txt"):
        response = reader().get(path, headers={"Host": host, "X-Forwarded-Host": "boese.example"})
        assert response.status_code in (200, 400)
        assert b"boese.example" not in response.content


HEADERS = [
    {"Accept": "*/*;q=0," * 500},
    {"Accept": "\x00"},
    {"Range": "bytes=0-0,1-1," * 200},
    {"Range": "bytes=-9999999999999999999"},
    {"If-None-Match": '"' * 9_000},
    {"If-None-Match": "W/" * 3_000},
    {"If-Modified-Since": "Thu, 99 Foo 99999 99:99:99 GMT"},
    {"If-Modified-Since": "x" * 9_000},
    {"Accept-Encoding": "gzip;q=x, br;q=-1, *;q=0"},
]


@pytest.mark.parametrize("headers", HEADERS, ids=lambda headers: str(headers)[:30])
def test_hostile_headers_get_the_page_or_a_refusal(newspaper, headers):
    for path in ("/", PAGES["article"], "/feed/", "/feed/json/", "/sitemap.xml", "/search/?q=a"):
        response = reader().get(path, headers=headers)
        assert response.status_code in (200, 206, 304, 400, 416), path
