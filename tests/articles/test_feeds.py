"""RSS for the site and for each section, read as a feed reader does."""

from datetime import timedelta
from xml.etree import ElementTree

import feedparser
import pytest

from articles.models import Article
from tests import factories
from tests.articles.cast import MORNING, feature, many
from tests.pages import opened, path_of, reader

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
FEEDS = ["/feed/", "/tecnologia/feed/"]


def read(path, **headers):
    response = reader(**headers).get(path)
    assert response.status_code == 200
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "rss20"
    return feed


def test_the_feed_says_whose_it_is():
    factories.published(section=factories.section("Tecnologia", description="Che cosa cambia."))
    site, section = (read(path).feed for path in FEEDS)
    assert (site.title, site.link, site.language) == ("Newsportal", f"{SITE}/", "it-IT")
    assert site.description == "Gli ultimi articoli di Newsportal"
    assert (section.title, section.link) == ("Tecnologia – Newsportal", f"{SITE}/tecnologia/")
    assert section.description == "Che cosa cambia."
    for path, feed in zip(FEEDS, (site, section), strict=True):
        assert {"rel": "self", "href": SITE + path}.items() <= feed.links[1].items()


def test_an_item_says_what_readers_of_feeds_need():
    article = feature()
    for path in FEEDS:
        (item,) = read(path).entries
        assert item.title == article.headline
        assert item.summary == article.standfirst
        assert item.link == f"{SITE}/tecnologia/riapre-il-ponte-vecchio/"
        assert item.published == "Sun, 22 Nov 2026 08:05:00 +0000"
        assert [author.name for author in item.authors] == [
            "Anna Neri",
            "Bruno Sala",
            "Carla Monti",
        ]
        assert [tag.term for tag in item.tags] == ["Tecnologia", "ponti", "fiume Falda"]
        assert (item.id, item.guidislink) == (f"urn:uuid:{article.guid}", False)


def test_the_guid_survives_every_change():
    article = factories.published("Uno")
    (before,) = read("/feed/").entries
    article.headline, article.slug, article.section = "Due", "due", factories.section("Sport")
    article.save()
    (after,) = read("/feed/").entries
    assert before.link != after.link
    assert before.id == after.id


def test_the_newest_50_come_first_and_once():
    many(30, published_at=MORNING)
    newest = factories.published("Nuovo", published_at=MORNING + timedelta(seconds=1))
    Article.objects.bulk_create(
        Article(
            headline=f"V{n}",
            slug=f"v-{n}",
            section=newest.section,
            body="<p>V</p>",
            published_at=MORNING,
        )
        for n in range(30)
    )
    titles = [item.title for item in read("/feed/").entries]
    expected = [f"V{n}" for n in range(29, -1, -1)] + [f"N{n}" for n in range(29, -1, -1)]
    assert titles == ["Nuovo", *expected[:49]]


def test_a_section_feed_holds_its_own_section_only():
    factories.published("Qui")
    factories.published("Altrove", section=factories.section("Sport"))
    assert [item.title for item in read("/tecnologia/feed/").entries] == ["Qui"]
    assert {item.title for item in read("/feed/").entries} == {"Qui", "Altrove"}


def test_a_withdrawn_item_is_gone_from_the_next_feed():
    article = factories.published()
    assert len(read("/feed/").entries) == 1
    article.withdrawn_at = article.published_at
    article.save(update_fields=["withdrawn_at"])
    assert read("/feed/").entries == []


@pytest.mark.parametrize(
    "headers",
    [{"Host": "localhost"}, {"Host": "localhost:81"}, {"X-Forwarded-Host": "evil.example"}],
)
def test_links_come_from_the_settings_whatever_host_was_asked(headers):
    feature()
    for path in FEEDS:
        content = reader(**headers).get(path).content
        links = {e.text for e in ElementTree.fromstring(content).iter("link")}  # noqa: S314
        assert links and all(link.startswith(f"{SITE}/") for link in links)
        assert b"localhost" not in content and b"evil" not in content


def test_an_empty_feed_is_a_feed():
    factories.section("Tecnologia")
    for path in FEEDS:
        assert read(path).entries == []


def test_pages_name_the_feeds_that_are_theirs():
    feature()
    for path, named in (("/", ["/feed/"]), ("/tecnologia/", FEEDS)):
        links = opened(path).all("link", rel="alternate")
        assert [path_of(link.get("href")) for link in links] == named
        assert {link.get("type") for link in links} == {"application/rss+xml"}


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("method", ["post", "put", "delete", "trace"])
def test_feeds_are_read_and_nothing_else(path, method):
    factories.published()
    assert getattr(reader(), method)(path).status_code == 405
