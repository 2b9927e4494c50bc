"""Words meant to break out of their place stay words, whatever machine reads the page."""

from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import pytest
from django.utils.html import escape

from articles.models import Byline, Correction, SourceLink
from photos.text import one_line
from tests import factories
from tests.articles.cast import HOSTILE
from tests.pages import opened, reader

pytestmark = pytest.mark.django_db


def article_that_says(text):
    """An article with the text in every place where an editor types one."""
    article = factories.published(
        text,
        kicker=text[:80],
        standfirst=text,
        place=text[:60],
        section=factories.section(text[:60], slug="sezione", description=text),
        photo=factories.photo(alt=text, caption=text, credit=text),
        tags=[text],
    )
    author = factories.author(text[:100], slug="firma", biography=text)
    Byline.objects.create(article=article, author=author, role=text[:60])
    outlet = factories.outlet(text)
    url = "https://esempio.it/?a=1&b=%22%3E#'x'"
    SourceLink.objects.create(article=article, source=outlet, url=url, label=text, author=text)
    Correction.objects.create(article=article, text=text)
    return article


@pytest.fixture(params=HOSTILE)
def text(request):
    return one_line(request.param)


def test_every_page_shows_them_as_words(text):
    article = article_that_says(text)
    page = opened(article.get_absolute_url())
    shown = one_line(text.replace("\xa0", " "))
    assert one_line("".join(page.one("h1").itertext())) == shown
    for path in ("/", "/sezione/", article.tags.get().get_absolute_url(), "/author/firma/"):
        assert opened(path).cards("card")[0] == words_of(text)


def test_no_page_gets_an_element_or_a_handler_out_of_them(text):
    page = opened(article_that_says(text).get_absolute_url())
    scripts = [script.attrib for script in page.all("script")]
    assert [s.get("type") for s in scripts] == ["module", "application/ld+json"]
    assert len(page.all("img")) == 1
    assert [e for e in page.all() if any(name.startswith("on") for name in e.attrib)] == []


def test_json_ld_and_open_graph_give_them_back_whole(text):
    page = opened(article_that_says(text).get_absolute_url())
    facts = page.json_ld
    assert facts["headline"] == facts["description"] == facts["correction"][0]["text"] == text
    assert facts["image"][0]["caption"] == facts["image"][0]["creditText"] == text
    assert (
        page.meta("og:title") == page.meta("og:description") == page.meta("og:image:alt") == [text]
    )
    assert page.meta("article:tag") == facts["keywords"] == [text]


def test_the_feeds_stay_xml_and_give_them_back_whole(text):
    article_that_says(text)
    for path in ("/feed/", "/sezione/feed/"):
        item = ElementTree.fromstring(reader().get(path).content).find("channel/item")  # noqa: S314
        assert item.findtext("title") == text
        assert item.findtext("description") == escape(text)  # readers of feeds take it for HTML
        creator = item.findtext("{http://purl.org/dc/elements/1.1/}creator")
        assert creator == text[:100]
        assert [c.text for c in item.findall("category")] == [text[:60], text]


def test_the_share_links_carry_the_headline_and_nothing_beside_it(text):
    page = opened(article_that_says(text).get_absolute_url())
    links = [link.get("href") for link in page.all("a", class_="share__link")]
    telegram = next(link for link in links if link.startswith("https://t.me/"))
    query = parse_qs(urlsplit(telegram).query, strict_parsing=True)
    assert set(query) == {"url", "text"}
    seen = "".join(c for c in text if c not in "\u202e\u2028\u2029")
    assert unquote(query["text"][0]).split() == unquote(seen).split()


def test_the_visits_stand_in_their_own_place(text):
    page = opened(article_that_says(text).get_absolute_url())
    assert page.says(class_="visits").startswith("Visite totali: 1 · 1 visita oggi")


@pytest.mark.parametrize("control", ["\x0b", "\x1b", "\x7f", "\ufffe"])
def test_control_characters_break_no_feed_and_no_page(control):
    article = article_that_says(f"Prima{control}dopo")
    feed = reader().get("/feed/")
    assert feed.status_code == 200
    title = ElementTree.fromstring(feed.content).findtext("channel/item/title")  # noqa: S314
    assert title in ("Primadopo", "Prima dopo")  # some are white space
    for path in (article.get_absolute_url(), "/sezione/", "/author/firma/"):
        assert control not in opened(path).html


def words_of(text):
    return " ".join(text.replace("\xa0", "\0").split()).replace("\0", "\xa0")
