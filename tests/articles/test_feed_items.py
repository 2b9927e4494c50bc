"""What each form of a feed tells of an article."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from django.utils.html import escape

from articles.feeds.xml import cdata
from articles.models import Article
from tests import factories
from tests.articles.cast import HOSTILE, MORNING, feature, sign
from tests.articles.feeds import ATOM, JSON, NAMESPACES, RSS, SITE, XML, answer, json_feed, read

pytestmark = pytest.mark.django_db

ADDRESS = f"{SITE}/tecnologia/riapre-il-ponte-vecchio/"
NAMES = ["Anna Neri", "Bruno Sala", "Carla Monti"]
CORRECTED = MORNING + timedelta(hours=2)


def raw(path, where):
    """The element at that place of the feed's first item, before any reader mends it."""
    root = ElementTree.fromstring(answer(path).content)  # noqa: S314, our own
    item = root.find("channel/item") if path in RSS else root.find("a:entry", NAMESPACES)
    return item.find(where, NAMESPACES)


@pytest.mark.parametrize("path", XML)
def test_an_item_says_what_readers_of_feeds_need(path):
    article = feature()
    (item,) = read(path).entries
    assert item.title == article.headline
    assert item.summary == article.standfirst
    assert item.link == ADDRESS
    assert item.id == f"urn:uuid:{article.guid}"
    assert [author.name for author in item.authors] == NAMES
    assert [tag.term for tag in item.tags] == ["Tecnologia", "ponti", "fiume Falda"]
    assert item.content[0].value.startswith("<section")
    assert article.body[:200] in item.content[0].value


@pytest.mark.parametrize("path", RSS)
def test_rss_dates_are_english_and_its_guid_is_no_address(path):
    feature()
    (item,) = read(path).entries
    assert item.published == "Sun, 22 Nov 2026 08:05:00 +0000"
    assert not item.guidislink
    assert raw(path, "guid").attrib == {"isPermaLink": "false"}


@pytest.mark.parametrize("path", ATOM)
def test_atom_names_moments_authors_and_sources(path):
    feature()
    (item,) = read(path).entries
    assert item.published == "2026-11-22T08:05:00+00:00"
    assert item.updated == "2026-11-22T10:05:00+00:00"
    assert item.authors[0].href == f"{SITE}/author/anna-neri/"
    via = [link.href for link in item.links if link.rel == "via"]
    assert via == ["https://prova.it/1", "https://www.comune.it/delibera"]


@pytest.mark.parametrize("path", JSON)
def test_json_feed_says_the_same(path):
    article = feature()
    feed = json_feed(path)
    (item,) = feed["items"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == SITE + path
    assert feed["home_page_url"] == SITE + path.removesuffix("feed/json/")
    assert (feed["language"], feed["authors"][0]["name"]) == ("it-IT", "Newsportal")
    assert item["content_html"].startswith("<section")
    assert item["image"].startswith(f"{SITE}/media/")
    assert [author["name"] for author in item["authors"]] == NAMES
    assert item | {"content_html": "", "image": "", "authors": []} == {
        "id": f"urn:uuid:{article.guid}",
        "url": ADDRESS,
        "title": article.headline,
        "summary": article.standfirst,
        "content_html": "",
        "image": "",
        "date_published": "2026-11-22T08:05:00+00:00",
        "date_modified": "2026-11-22T10:05:00+00:00",
        "authors": [],
        "tags": ["Tecnologia", "ponti", "fiume Falda"],
    }


def test_what_nobody_signs_is_the_newspapers():
    factories.published()
    assert "authors" not in json_feed("/feed/json/")["items"][0]
    assert read("/feed/atom/").feed.author == "Newsportal"
    assert "author" not in read("/feed/").entries[0]


@pytest.mark.parametrize("path", XML)
def test_a_picture_comes_with_its_size_credit_and_words(path):
    article = feature()
    (item,) = read(path).entries
    (picture,) = item.media_content
    assert picture["url"].startswith(f"{SITE}/media/")
    del picture["url"]
    size = {"width": "60", "height": "40"}
    assert picture == {"type": "image/jpeg", "medium": "image", **size}
    content = raw(path, "media:content")
    assert content.find("media:credit", NAMESPACES).text == article.photo.credit
    assert content.find("media:description", NAMESPACES).text == article.photo.caption


def test_a_picture_whose_rights_have_ended_is_in_no_feed():
    ended = factories.photo(rights_until=timezone.localdate() - timedelta(days=1))
    figure = f'<figure><img src="/media/x.jpg" data-file="{ended.pk}"></figure>'
    feature(photo=ended, body=f"<p>Testo.</p>{figure}")
    for path in RSS + ATOM + JSON:
        content = answer(path).content.decode()
        assert "/media/" not in content and ended.credit not in content


@pytest.mark.parametrize("path", RSS)
def test_a_corrected_item_says_when_and_what(path):
    article = factories.published(tags=["ponti"], published_at=MORNING)
    sign(article, "Anna Neri")
    assert raw(path, "a:updated") is None
    article.corrections.create(text="Il ponte è lungo 80 metri.", made_at=CORRECTED)
    assert raw(path, "a:updated").text == "2026-11-22T10:05:00+00:00"
    assert "Il ponte è lungo 80 metri." in raw(path, "content:encoded").text
    assert "Rettifica" in raw(path, "content:encoded").text


def test_an_item_names_its_sources_and_the_licence_of_what_is_republished():
    feature(origin=Article.Origin.REPUBLISHED, licence="CC BY 4.0")
    assert raw("/feed/", "dc:source").text == "https://prova.it/1"
    text = raw("/feed/", "content:encoded").text
    assert "https://www.comune.it/delibera" in text and "CC BY 4.0" in text


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("path", XML)
def test_hostile_words_stay_words(path, words):
    feature(
        words,
        standfirst=words,
        section=factories.section(f"Tecnologia {words}", slug="tecnologia"),
        photo=factories.photo(caption=words, credit=words, alt=words),
        body=f"<p>Testo {words}</p>",
        ai_note=words,
    )
    kept = Article.objects.get()
    assert raw(path, "title" if path in RSS else "a:title").text == kept.headline
    assert raw(path, "media:content/media:credit").text == kept.photo.credit
    summary = raw(path, "description" if path in RSS else "a:summary").text
    assert summary == escape(kept.standfirst)
    assert "<script" not in read(path).entries[0].content[0].value
    text = raw(path, "content:encoded" if path in RSS else "a:content").text
    assert kept.body in text
    assert "<script" not in text and "<img" not in text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_json(words):
    feature(words, standfirst=words)
    kept = Article.objects.get()
    for path in JSON:
        (item,) = json_feed(path)["items"]
        assert (item["title"], item["summary"]) == (kept.headline, kept.standfirst)


def test_characters_that_no_xml_may_hold_break_no_feed():
    article = feature()
    Article.objects.filter(pk=article.pk).update(headline="Uno", excerpt="Due")
    article.corrections.update(text="Il \x0bponte\ufffe")
    for path in XML:
        assert "ponte" in read(path).entries[0].content[0].value


def test_a_section_of_characters_ends_where_we_end_it():
    assert cdata("a]]>b") == "<![CDATA[a]]]]><![CDATA[>b]]>"
    section = cdata("a]]>b & <c> \x00")
    root = ElementTree.fromstring(f"<x>{section}</x>")  # noqa: S314
    assert root.text == "a]]>b & <c> "
