"""The small files that programs look for at fixed addresses."""

import io
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from environs import validate
from PIL import Image

from newsportal import environment
from tests.pages import opened, reader

SITE = "http://127.0.0.1:8000"
TEXT = "text/plain; charset=utf-8"
WRITTEN = {
    "/robots.txt": TEXT,
    "/humans.txt": TEXT,
    "/ads.txt": TEXT,
    "/.well-known/security.txt": TEXT,
    "/.well-known/tdmrep.json": "application/json",
    "/site.webmanifest": "application/manifest+json",
    "/opensearch.xml": "application/opensearchdescription+xml; charset=utf-8",
}
DRAWN = {"/favicon.ico": "image/x-icon", "/apple-touch-icon.png": "image/png"}
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
CONTACT = override_settings(SECURITY_CONTACT="sicurezza@prova.it")


@pytest.fixture(autouse=True)
def contact():
    with CONTACT:
        yield


# --- All of them ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", WRITTEN | DRAWN)
def test_each_says_what_it_is_and_may_be_kept(path):
    response = reader().get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == (WRITTEN | DRAWN)[path]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "public" in response.headers["Cache-Control"]
    assert "max-age=" in response.headers["Cache-Control"]
    assert response.content


@pytest.mark.parametrize("path", WRITTEN | DRAWN)
def test_who_has_one_already_is_told_so(path):
    etag = reader().get(path).headers["ETag"]
    again = reader(**{"If-None-Match": f'"x", {etag}'}).get(path)
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", WRITTEN | DRAWN)
def test_each_answers_to_head_without_a_body(path):
    response = reader().head(path)
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("path", WRITTEN | DRAWN)
def test_none_asks_the_database(db, path):
    with CaptureQueriesContext(connection) as queries:
        reader().get(path)
    assert len(queries) == 0


@pytest.mark.parametrize("path", WRITTEN | DRAWN)
def test_no_query_or_host_of_a_stranger_is_repeated(path):
    plain = reader().get(path)
    strange = reader(**{"X-Forwarded-Host": "evil.example"}).get(f"{path}?a=evil.example%00<x>")
    assert strange.status_code == 200
    assert plain.content == strange.content


# --- security.txt -----------------------------------------------------------------------------


def security():
    lines = reader().get("/.well-known/security.txt").content.decode().splitlines()
    fields = [tuple(line.split(": ", 1)) for line in lines]
    assert len(dict(fields)) == len(fields)
    return dict(fields)


def test_weaknesses_are_reported_to_the_contact():
    told = security()
    assert told["Contact"] == "mailto:sicurezza@prova.it"
    assert told["Canonical"] == f"{SITE}/.well-known/security.txt"
    assert told["Preferred-Languages"] == "it, en"
    with override_settings(SECURITY_CONTACT="https://prova.it/sicurezza", SITE_LANGUAGE="en"):
        assert security()["Contact"] == "https://prova.it/sicurezza"
        assert security()["Preferred-Languages"] == "en"


@pytest.mark.parametrize("day", ["2026-11-01", "2026-11-30", "2027-01-01", "2028-02-29"])
def test_it_expires_within_a_year_and_is_the_same_for_a_month(time_machine, day):
    today = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    time_machine.move_to(today, tick=False)
    expires = datetime.strptime(security()["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=330) < expires - today < timedelta(days=366)
    assert expires.day == 1


@override_settings(SECURITY_CONTACT="")
def test_without_a_contact_there_is_no_such_file(db):
    assert reader().get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize("contact", ["", "a@prova.it", "https://prova.it/sicurezza?a=1"])
def test_a_contact_is_an_address(contact):
    assert environment.security_contact(contact) == contact


@pytest.mark.parametrize(
    "contact", ["Anna", "http://prova.it", "https://prova.it/\nExpires: 1", "https://a b", "a@b\n"]
)
def test_what_is_no_address_is_refused(contact):
    with pytest.raises(validate.ValidationError, match="write an e-mail or an https address"):
        environment.security_contact(contact)


# --- Icons and manifest -----------------------------------------------------------------------


def content(path):
    response = reader().get(path)
    assert response.status_code == 200
    return b"".join(response)


def picture(path):
    return Image.open(io.BytesIO(content(path)))


def test_the_icons_have_their_sizes():
    assert picture("/favicon.ico").info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    touch = picture("/apple-touch-icon.png")
    assert touch.size == (180, 180)
    assert touch.convert("RGBA").getextrema()[3] == (255, 255)  # telephones cut it themselves


@override_settings(SITE_NAME="L’Eco di Montefalda")
def test_the_manifest_speaks_for_the_newspaper():
    facts = json.loads(reader().get("/site.webmanifest").content)
    assert facts["name"] == "L’Eco di Montefalda"
    assert len(facts["short_name"]) <= 12
    assert (facts["lang"], facts["start_url"]) == ("it", "/")
    assert facts["theme_color"] == "#9b1c31"
    sizes = {}
    for icon in facts["icons"]:
        address = urljoin(f"{SITE}/", icon["src"])
        assert address.startswith(SITE) and content(address)
        if icon["type"] == "image/png":
            sizes[icon["sizes"]] = "{}x{}".format(*picture(address).size)
            assert "maskable" in icon["purpose"].split()
    assert sizes == {"192x192": "192x192", "512x512": "512x512"}


def test_ads_txt_lets_nobody_sell():
    lines = reader().get("/ads.txt").content.decode().splitlines()
    assert [line.split(", ")[:3] for line in lines] == [
        ["placeholder.example.com", "placeholder", "DIRECT"]
    ]


def test_humans_txt_leads_to_people():
    text = reader().get("/humans.txt").content.decode()
    assert f"{SITE}/newsroom/" in text and f"{SITE}/contacts/" in text


# --- OpenSearch -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["L’Eco di Montefalda", "Rock & Roll <b>", "Eco", "É" * 16])
def test_a_browser_learns_how_to_search(name):
    with override_settings(SITE_NAME=name):
        root = ElementTree.fromstring(reader().get("/opensearch.xml").content)  # noqa: S314, ours
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    short = root.findtext(f"{OPENSEARCH}ShortName")
    assert short == name if len(name) <= 16 else len(short) <= 16
    assert name in root.findtext(f"{OPENSEARCH}Description")
    assert root.findtext(f"{OPENSEARCH}InputEncoding") == "UTF-8"
    templates = {url.get("type"): url.get("template") for url in root.iter(f"{OPENSEARCH}Url")}
    assert templates["text/html"] == f"{SITE}/search/?q={{searchTerms}}"
    assert (
        templates["application/x-suggestions+json"]
        == f"{SITE}/search/suggestions/?q={{searchTerms}}"
    )


def test_pages_lead_to_the_small_files(db):
    page = opened("/")
    assert page.link("search") == "/opensearch.xml"
    assert page.link("manifest") == "/site.webmanifest"
    assert page.link("apple-touch-icon") == "/apple-touch-icon.png"
