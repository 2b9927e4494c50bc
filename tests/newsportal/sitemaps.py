"""Sitemaps as search engines read them: parsed strictly, held to the rules of their formats."""

import re
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

from tests.pages import reader

SITE = "http://127.0.0.1:8000"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def opened(path):
    """The root element of the sitemap at `path`."""
    response = reader().get(path)
    assert response.status_code == 200, f"{path} answers {response.status_code}"
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    assert response.content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    return ElementTree.fromstring(response.content)  # noqa: S314, our own


def files():
    """Paths of the sitemaps that the index names."""
    root = opened("/sitemap.xml")
    assert root.tag == f"{SITEMAP}sitemapindex"
    for child in root:
        assert (child.tag, [part.tag for part in child]) == (f"{SITEMAP}sitemap", [f"{SITEMAP}loc"])
    return [local(child[0].text) for child in root]


def pages(path):
    """Each page's path and last change ("" where none is told), in the file's order."""
    root = opened(path)
    assert root.tag == f"{SITEMAP}urlset"
    assert 0 < len(root) <= 50_000  # what the format allows
    found = [(local(url.findtext(f"{SITEMAP}loc")), changed(url)) for url in root]
    assert len(set(found)) == len(found)
    return found


def changed(url):
    assert [part.tag for part in url] in ([f"{SITEMAP}loc"], [f"{SITEMAP}loc", f"{SITEMAP}lastmod"])
    text = url.findtext(f"{SITEMAP}lastmod", "")
    assert not text or is_moment(text)
    return text


def news(path="/news-sitemap.xml"):
    """Path, title and publication moment of each article of the news sitemap."""
    root = opened(path)
    assert root.tag == f"{SITEMAP}urlset" and len(root) <= 1000
    return [news_facts(url) for url in root]


def news_facts(url):
    address, news = url
    assert (address.tag, news.tag) == (f"{SITEMAP}loc", f"{NEWS}news")
    publication, moment, title = news
    assert [part.tag for part in publication] == [f"{NEWS}name", f"{NEWS}language"]
    assert [part.text for part in publication] == ["Newsportal", "it"]
    assert (moment.tag, title.tag) == (f"{NEWS}publication_date", f"{NEWS}title")
    assert is_moment(moment.text)
    return local(address.text), title.text, moment.text


def local(address):
    assert address.startswith(f"{SITE}/") and address == address.strip()
    return urlsplit(address).path


def is_moment(text):
    """Whether it is a moment as W3C writes it: to the second, with its offset."""
    assert datetime.fromisoformat(text).utcoffset() is not None
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", text))
