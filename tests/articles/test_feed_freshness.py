"""Who has a feed already is told so in a few bytes, and nobody is told so wrongly."""

import pytest

from articles.models import Article
from tests import factories
from tests.articles.cast import MORNING
from tests.articles.feeds import answer
from tests.articles.test_feeds import every_feed, on_the_bridge
from tests.pages import reader

pytestmark = pytest.mark.django_db

HOSTILE_TAGS = ["", "*,", '"', "W/", '"x', "\x80\xff", '"a"' * 2_000, "é, ñ", "None", '""']
HOSTILE_DATES = [
    "",
    "yesterday",
    "Sun, 99 Nov 2026 25:61:61 GMT",
    "Sun, 22 Nov 99999 08:05:00 GMT",
    "Tue, 01 Jan 2999 00:00:00 GMT",
    "0",
    "\x80",
    "9" * 5_000,
]


def status(path, **headers):
    return reader(**headers).get(path).status_code


@every_feed
def test_who_has_the_feed_gets_304(path):
    on_the_bridge()
    first = answer(path)
    again = reader(**{"If-None-Match": first.headers["ETag"]}).get(path)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert status(path, **{"If-Modified-Since": first.headers["Last-Modified"]}) == 304


def test_a_compressed_feed_is_known_again():
    on_the_bridge()
    accepted = {"Accept-Encoding": "gzip"}
    tag = answer("/feed/", **accepted).headers["ETag"]
    assert tag.startswith("W/")
    assert status("/feed/", **accepted, **{"If-None-Match": tag}) == 304


@every_feed
def test_what_changes_a_feed_changes_its_tag(path):
    article = on_the_bridge()
    seen = {answer(path).headers["ETag"]}
    article.headline = "Un altro titolo"
    article.save()
    seen.add(answer(path).headers["ETag"])
    on_the_bridge()
    seen.add(answer(path).headers["ETag"])
    article.withdraw()
    seen.add(answer(path).headers["ETag"])
    assert len(seen) == 4


def test_who_sends_a_tag_is_not_told_by_the_time():
    on_the_bridge()
    when = answer("/feed/").headers["Last-Modified"]
    assert status("/feed/", **{"If-Modified-Since": when, "If-None-Match": '"other"'}) == 200


def test_a_feed_that_lost_its_newest_article_is_sent():
    """Its last change then lies before the one that the reader knows of."""
    factories.published("Resta")
    last = factories.published("Va via")
    Article.objects.filter(headline="Resta").update(modified_at=MORNING)
    known = answer("/feed/").headers["Last-Modified"]
    last.withdraw()
    assert status("/feed/", **{"If-Modified-Since": known}) == 200


@pytest.mark.parametrize("value", HOSTILE_TAGS)
def test_hostile_tags_get_the_feed(value):
    on_the_bridge()
    assert status("/feed/", **{"If-None-Match": value}) == 200


@pytest.mark.parametrize("value", HOSTILE_DATES)
def test_hostile_dates_get_the_feed(value):
    on_the_bridge()
    assert status("/feed/", **{"If-Modified-Since": value}) == 200


def test_a_feed_is_asked_for_again_each_time():
    on_the_bridge()
    assert answer("/feed/").headers["Cache-Control"] == "no-cache"


@every_feed
def test_a_hub_is_named_when_there_is_one(path, settings):
    on_the_bridge()
    assert "Link" not in answer(path).headers
    assert "hub" not in answer(path).content.decode()
    settings.WEBSUB_HUB = "https://hub.example/"
    response = answer(path)
    itself = f"http://127.0.0.1:8000{path}"
    assert response.headers["Link"] == f'<https://hub.example/>; rel="hub", <{itself}>; rel="self"'
    assert "https://hub.example/" in response.content.decode()
