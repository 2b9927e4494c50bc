"""The twelve feeds as their readers read them."""

import json

import feedparser

from tests.pages import reader

SITE = "http://127.0.0.1:8000"
PLACES = ["", "/tecnologia", "/tag/ponti", "/author/anna-neri"]
RSS, ATOM, JSON = (
    [f"{place}{form}" for place in PLACES] for form in ("/feed/", "/feed/atom/", "/feed/json/")
)
XML = RSS + ATOM
ALL = XML + JSON
NAMESPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def read(path, **headers):
    """What feedparser makes of an RSS or Atom feed, which must find no fault in it."""
    feed = feedparser.parse(answer(path, **headers).content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == ("atom10" if path in ATOM else "rss20")
    return feed


def answer(path, **headers):
    response = reader(**headers).get(path)
    assert response.status_code == 200
    return response


def json_feed(path):
    return json.loads(answer(path).content)


def headlines(path):
    if path in JSON:
        return [item["title"] for item in json_feed(path)["items"]]
    return [item.title for item in read(path).entries]
