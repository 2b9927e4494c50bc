"""What stands in every feed, read as a feed reader does."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.models import Article
from tests import factories
from tests.articles.cast import MORNING, feature, many, sign
from tests.articles.feeds import ALL, ATOM, JSON, RSS, SITE, XML, answer, headlines, json_feed, read
from tests.pages import opened, path_of, reader

pytestmark = pytest.mark.django_db
every_feed = pytest.mark.parametrize("path", ALL)


def on_the_bridge(headline=None, make=factories.published, **facts):
    """An article that all twelve feeds would show, if it were public."""
    article = make(headline, tags=["ponti"], **facts)
    sign(article, "Anna Neri")
    return article


def test_a_feed_says_whose_it_is():
    factories.author("Anna Neri", biography="Scrive\ndi strade.")
    on_the_bridge(section=factories.section("Tecnologia", description="Che cosa cambia."))
    titles = ["", "Tecnologia – ", "ponti – ", "Anna Neri – "]
    links = ["/", "/tecnologia/", "/tag/ponti/", "/author/anna-neri/"]
    for path, title, link in zip(RSS, titles, links, strict=True):
        feed = read(path).feed
        assert (feed.title, feed.link) == (f"{title}Newsportal", SITE + link)
        assert feed.language == "it-IT"
    assert read("/feed/").feed.description == "Gli ultimi articoli di Newsportal"
    assert read("/tecnologia/feed/").feed.description == "Che cosa cambia."
    assert read("/author/anna-neri/feed/").feed.description == "Scrive di strade."


def test_an_english_site_has_english_feeds_with_the_same_dates(settings):
    settings.SITE_LANGUAGE = "en"
    feature()
    assert read("/feed/").feed.language == "en-GB"
    assert read("/feed/").entries[0].published == "Sun, 22 Nov 2026 08:05:00 +0000"
    assert read("/feed/atom/").feed.language == "en-GB"
    assert json_feed("/feed/json/")["language"] == "en-GB"


@pytest.mark.parametrize("path", XML)
def test_a_feed_says_where_it_is_itself(path):
    feature()
    (link,) = [link for link in read(path).feed.links if link.rel == "self"]
    assert link.href == SITE + path


@every_feed
def test_the_same_articles_stand_in_every_feed(path):
    on_the_bridge("Qui")
    assert headlines(path) == ["Qui"]


@every_feed
def test_what_is_elsewhere_stands_in_the_feeds_of_the_site_only(path):
    on_the_bridge("Qui")
    factories.published("Altrove", section=factories.section("Sport"), tags=["mare"])
    is_of_site = path.startswith("/feed/")
    assert set(headlines(path)) == ({"Qui", "Altrove"} if is_of_site else {"Qui"})


@every_feed
@pytest.mark.parametrize("make", [factories.draft, factories.scheduled, factories.withdrawn])
def test_what_is_not_public_stands_in_no_feed(path, make):
    on_the_bridge("Pubblico")
    on_the_bridge("Segreto", make=make)
    assert headlines(path) == ["Pubblico"]
    assert "Segreto" not in answer(path).content.decode()


@every_feed
def test_a_withdrawn_item_is_gone_from_the_next_feed(path):
    on_the_bridge("Resta")
    article = on_the_bridge("Va via")
    assert len(headlines(path)) == 2
    article.withdraw()
    assert headlines(path) == ["Resta"]


def test_the_guid_survives_every_change():
    article = factories.published("Uno")
    before = [*read("/feed/").entries, *read("/feed/atom/").entries]
    article.headline, article.slug, article.section = "Due", "due", factories.section("Sport")
    article.updated_at = timezone.now()
    article.save()
    after = [*read("/feed/").entries, *read("/feed/atom/").entries]
    assert {item.id for item in before + after} == {f"urn:uuid:{article.guid}"}
    assert json_feed("/feed/json/")["items"][0]["id"] == f"urn:uuid:{article.guid}"
    assert before[0].link != after[0].link


@pytest.mark.parametrize("path", ["/feed/", "/tecnologia/feed/", "/tag/p/feed/json/"])
def test_the_newest_50_come_first_and_once(path):
    many(60, tags=["p"], published_at=MORNING)
    Article.objects.filter(headline="N3").update(published_at=MORNING + timedelta(seconds=1))
    for use in Article.objects.get(headline="N3").tag_uses.all():
        use.save()
    names = headlines(path) if "json" not in path else headlines_of_json(path)
    assert names == ["N3", *(f"N{n}" for n in range(59, 10, -1))]


def headlines_of_json(path):
    return [item["title"] for item in json_feed(path)["items"]]


@pytest.mark.parametrize(
    "headers",
    [{"Host": "localhost"}, {"Host": "localhost:81"}, {"X-Forwarded-Host": "evil.example"}],
)
def test_links_come_from_the_settings_whatever_host_was_asked(headers):
    feature(body="<p><a href='/sport/'>Qui</a></p>")
    for path in ALL:
        content = answer(path, **headers).content
        assert b"localhost" not in content and b"evil" not in content
    links = {e.text for e in ElementTree.fromstring(answer("/feed/").content).iter("link")}  # noqa: S314
    assert links and all(link.startswith(f"{SITE}/") for link in links)


@pytest.mark.parametrize("path", [p for p in ALL if "/tag/" not in p])
def test_an_empty_feed_is_a_feed_that_does_not_change(path):
    factories.section("Tecnologia")
    factories.author("Anna Neri")
    assert headlines(path) == []
    assert answer(path).headers["ETag"] == answer(path).headers["ETag"]
    assert "Last-Modified" not in answer(path).headers


@pytest.mark.parametrize("path", [p for p in ALL if "/tag/" in p])
def test_a_tag_that_only_drafts_have_has_no_feed(path):
    on_the_bridge(make=factories.draft)
    assert reader().get(path).status_code == 404


@pytest.mark.parametrize("path", [p for p in ALL if not p.startswith("/feed/")])
def test_what_does_not_exist_has_no_feed(path):
    assert reader().get(path).status_code == 404


def test_pages_name_the_feeds_that_are_theirs():
    feature()
    site = ["/feed/", "/feed/atom/", "/feed/json/"]
    types = ["application/rss+xml", "application/atom+xml", "application/feed+json"]
    for page in ("", "/tecnologia", "/tag/ponti", "/author/anna-neri"):
        links = [
            link
            for link in opened(f"{page}/").all("link", rel="alternate")
            if "/feed/" in link.get("href")
        ]
        theirs = [page + path for path in site] if page else []
        assert [path_of(link.get("href")) for link in links] == site + theirs
        assert [link.get("type") for link in links] == types * (len(links) // 3)
        assert all(reader().get(path_of(link.get("href"))).status_code == 200 for link in links)


def test_each_form_is_served_as_what_it_is():
    feature()
    for paths, kind in ((RSS, "rss+xml"), (ATOM, "atom+xml"), (JSON, "feed+json")):
        for path in paths:
            assert answer(path).headers["Content-Type"] == f"application/{kind}; charset=utf-8"
            assert answer(path).headers["X-Robots-Tag"] == "noindex"


@every_feed
@pytest.mark.parametrize("method", ["post", "put", "delete", "trace"])
def test_feeds_are_read_and_nothing_else(path, method):
    assert getattr(reader(), method)(path).status_code == 405


@every_feed
def test_feeds_know_nobody(path):
    feature()
    response = answer(path)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
