"""The sources of an article as readers and machines are told of them, also once they are gone."""

from datetime import date

import pytest

from articles.models import Article
from tests import factories
from tests.articles.feeds import json_feed, read
from tests.pages import opened, words

pytestmark = pytest.mark.django_db

GONE, COPY, THERE = "https://prova.it/1", "https://archivio.example/1", "https://prova.it/2"


@pytest.fixture
def article():
    """Rests on a page that is gone with a copy, on one gone without, and on one that is there."""
    article = factories.published("Riapre il ponte")
    sources = article.source_links
    day = date(2026, 11, 1)
    facts = {"source": factories.outlet(), "label": "Il ponte", "author": "A. Po"}
    sources.create(url=GONE, archived_url=COPY, gone_since=day, position=1, **facts)
    sources.create(url="https://www.altra.it/x", gone_since=day, position=2)
    sources.create(url=THERE, archived_url="https://archivio.example/2", position=3)
    return article


def test_readers_are_told_what_is_gone_and_are_led_only_to_what_is_there(article):
    source = opened(article.get_absolute_url()).one(class_="sources")
    assert words(source) == (
        "Fonte: Il ponte, Agenzia Prova (A. Po) – originale non più online, copia archiviata"
        " · altra.it – originale non più online · prova.it"
    )
    links = [(link.get("href"), words(link)) for link in source.iter("a")]
    assert links == [(COPY, "copia archiviata"), (THERE, "prova.it")]


@pytest.mark.parametrize("path", ["/feed/", "/feed/atom/", "/feed/json/"])
def test_feeds_tell_the_same_as_the_page(article, path):
    if "json" in path:
        text = json_feed(path)["items"][0]["content_html"]
    else:
        text = read(path).entries[0].content[0].value
    assert COPY in text and THERE in text and GONE not in text
    assert "originale non più online" in text


def test_machines_are_led_to_what_can_be_read(article):
    address = article.get_absolute_url()
    assert opened(address).json_ld["isBasedOn"] == [COPY, THERE]
    via = [link.href for link in read("/feed/atom/").entries[0].links if link.rel == "via"]
    assert via == [COPY, THERE]


def test_an_article_whose_only_source_is_gone_names_no_address():
    article = factories.published()
    article.source_links.create(url=GONE, gone_since=date(2026, 11, 1))
    assert "isBasedOn" not in opened(article.get_absolute_url()).json_ld
    assert read("/feed/").entries[0].get("source") is None


def test_a_copy_named_twice_is_named_once_to_machines():
    article = factories.published()
    for url in (GONE, THERE):
        article.source_links.create(url=url, archived_url=COPY, gone_since=date(2026, 11, 1))
    assert Article.objects.get(pk=article.pk).readable_sources == [COPY]


def test_a_republished_text_stays_that_of_its_publisher_when_the_original_is_gone():
    article = factories.published(
        origin=Article.Origin.REPUBLISHED, canonical_url=GONE, licence="CC BY 4.0"
    )
    article.source_links.create(
        url=GONE, source=factories.outlet(), archived_url=COPY, gone_since=date(2026, 11, 1)
    )
    page = opened(article.get_absolute_url())
    assert page.link("canonical") == GONE
    assert page.json_ld["copyrightHolder"]["name"] == "Agenzia Prova"
