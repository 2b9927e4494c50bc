"""What other sites may show of an article that they link to."""

import json
from datetime import timedelta
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import factories
from tests.articles.cast import HOSTILE, sign
from tests.pages import opened, reader
from tests.questions import TABLE

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def asked(address, **more):
    query = "&".join(f"{name}={quote(value)}" for name, value in {"url": address, **more}.items())
    return reader().get(f"/oembed?{query}")


def embedded(article, **more):
    response = asked(SITE + article.get_absolute_url(), **more)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    return json.loads(response.content)


def test_an_article_is_told_as_a_link():
    article = factories.published("Riapre il ponte", photo=factories.photo())
    sign(article, "Anna Neri")
    facts = embedded(article, format="json")
    thumbnail = facts.pop("thumbnail_url")
    assert thumbnail.startswith(f"{SITE}/media/") and thumbnail.endswith(".jpg")
    assert facts == {
        "version": "1.0",
        "type": "link",
        "title": "Riapre il ponte",
        "author_name": "Anna Neri",
        "author_url": f"{SITE}/author/anna-neri/",
        "provider_name": "Newsportal",
        "provider_url": SITE,
        "cache_age": 3600,
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }


def test_several_authors_are_named_and_none_alone_is_linked():
    article = factories.published()
    sign(article, "Anna Neri", "Bruno Sala")
    facts = embedded(article)
    assert facts["author_name"] == "Anna Neri, Bruno Sala"
    assert "author_url" not in facts


def test_nobody_is_named_where_nobody_signs():
    assert "author_name" not in embedded(factories.published())


@pytest.mark.parametrize("headline", HOSTILE)
def test_hostile_headlines_arrive_as_they_are(headline):
    article = factories.published(headline)
    assert embedded(article)["title"] == article.headline


def test_an_article_s_page_leads_to_it():
    article = factories.published()
    page = opened(article.get_absolute_url())
    (link,) = page.all("link", type="application/json+oembed")
    assert (link.get("rel"), link.get("title")) == ("alternate", article.headline)
    parts = urlsplit(link.get("href"))
    assert parse_qs(parts.query) == {"url": [page.link("canonical")], "format": ["json"]}
    assert reader().get(f"{parts.path}?{parts.query}").status_code == 200


# --- Pictures ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("room", "size"),
    [
        ({}, (1200, 630)),
        ({"maxwidth": "1200", "maxheight": "630"}, (1200, 630)),
        ({"maxwidth": "1199"}, (60, 40)),
        ({"maxheight": "400"}, (60, 40)),
        ({"maxwidth": "20"}, None),
    ],
)
def test_the_picture_fits_into_the_room(room, size):
    facts = embedded(factories.published(photo=factories.photo()), **room)  # of 60 by 40 pixels
    if size:
        assert (facts["thumbnail_width"], facts["thumbnail_height"]) == size
        assert facts["thumbnail_url"].startswith(SITE)
    else:
        assert not [name for name in facts if name.startswith("thumbnail")]


def test_a_picture_without_rights_is_not_shown():
    yesterday = timezone.localdate() - timedelta(days=1)
    photo = factories.photo(rights_until=yesterday)
    facts = embedded(factories.published(photo=photo))
    assert photo.image.share not in facts.get("thumbnail_url", "")
    assert "/photos/" not in facts.get("thumbnail_url", "")
    small = embedded(factories.published(photo=photo), maxwidth="500")
    assert "thumbnail_url" not in small


# --- Addresses --------------------------------------------------------------------------------


def test_former_addresses_lead_to_the_article():
    article = factories.published("Riapre il ponte")
    article.slug, former = "ponte", article.get_absolute_url()
    article.save()
    assert json.loads(asked(SITE + former).content) == embedded(article)
    sport = factories.section("Sport")
    article.section = sport
    article.save()
    assert json.loads(asked(SITE + former).content)["title"] == "Riapre il ponte"


def test_query_and_fragment_of_the_address_do_not_matter():
    path = factories.published().get_absolute_url()
    for more in ("?utm_source=x", "#share-end", "?a=%00"):
        assert asked(SITE + path + more).status_code == 200
    assert asked("https" + SITE.removeprefix("http") + path).status_code == 200


@pytest.mark.parametrize("make", [factories.draft, factories.scheduled, factories.withdrawn])
def test_what_is_not_public_is_not_told(make):
    article = make("Segreta", photo=factories.photo())
    article.former_slugs.create(slug="prima")
    for path in (article.get_absolute_url(), "/tecnologia/prima/"):
        response = asked(SITE + path)
        assert response.status_code == 404
        assert b"Segreta" not in response.content


@pytest.mark.parametrize(
    "address",
    [
        "http://evil.example{path}",
        "http://127.0.0.1:8000@evil.example{path}",
        "http://evil.example@127.0.0.1:8000{path}",
        "http://127.0.0.1:8001{path}",
        "http://127.0.0.1{path}",
        "//127.0.0.1:8000{path}",
        "{path}",
        "ftp://127.0.0.1:8000{path}",
        "javascript:alert(1)//{path}",
        "http://[::{path}",
        "http://127.0.0.1:99999999{path}",
        "http://127.0.0.1:8000",
        "http://127.0.0.1:8000/",
        "http://127.0.0.1:8000/tecnologia/",
        "http://127.0.0.1:8000/tecnologia/sconosciuta/",
        "http://127.0.0.1:8000{path}\x00",
        "http://127.0.0.1:8000{path}%00",
        "http://127.0.0.1:8000/admin/",
        "http://127.0.0.1:8000/oembed?url=http://127.0.0.1:8000{path}",
        "\x00",
        "a" * 20_000,
        "http://127.0.0.1:8000/" + "a/" * 5_000,
        "http://127.0.0.1:8000/" + "💣" * 1_000 + "/",
    ],
)
def test_any_other_address_is_not_found(address):
    path = factories.published("Riapre il ponte").get_absolute_url()
    response = asked(address.format(path=path))
    assert response.status_code == 404
    assert b"evil.example" not in response.content


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("url=", 400),
        ("maxwidth=600", 400),
        ("{url}&maxwidth=0", 400),
        ("{url}&maxwidth=-1", 400),
        ("{url}&maxheight=", 400),
        ("{url}&maxheight=1e3", 400),
        ("{url}&maxwidth=%C2%B2", 400),
        ("{url}&maxwidth=" + "9" * 5_000, 400),
        ("{url}&maxwidth=%00", 400),
        ("{url}&format=xml", 501),
        ("{url}&format=", 501),
        ("{url}&format=JSON%00", 501),
        ("{url}&format=json&callback=alert(1)", 200),
        ("{url}&url={url}&format=xml&format=json", 404),
    ],
)
def test_questions_that_make_no_sense_are_refused(query, status):
    url = "url=" + quote(SITE + factories.published().get_absolute_url())
    response = reader().get("/oembed?" + query.format(url=url))
    assert response.status_code == status
    assert b"alert" not in response.content


def test_head_answers_like_get_without_a_body():
    address = SITE + factories.published().get_absolute_url()
    response = reader().head(f"/oembed?url={quote(address)}")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("authors", [1, 3])
def test_few_queries_however_many_sign(authors):
    article = factories.published(photo=factories.photo(), tags=["a", "b"])
    sign(article, *["Anna Neri", "Bruno Sala", "Carla Monti"][:authors])
    with CaptureQueriesContext(connection) as queries:
        embedded(article)
    assert sorted(TABLE.search(query["sql"])[1] for query in queries) == [
        "articles_article",
        "articles_author",
        "articles_byline",
    ]
