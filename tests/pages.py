"""A page as its readers meet it: opened by a browser, parsed strictly, asked in plain words."""

import json
from urllib.parse import urlsplit

import html5lib
from django.test import Client

from tests.factories import READER


def reader(**headers):
    """A person with a browser. Faults of the site come as answers, not as exceptions."""
    return Client(headers={"User-Agent": READER} | headers, raise_request_exception=False)


def opened(path, status=200):
    """The page at `path` as a person sees it; the answer's status must be `status`."""
    response = reader().get(path)
    assert response.status_code == status, f"{path} answers {response.status_code}"
    return Page(response.content.decode())


class Page:
    """A whole page. A stray or unescaped character in it is an error, not a guess."""

    def __init__(self, html):
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        self.html = html
        self.root = parser.parse(html)

    def all(self, tag="*", **attributes):
        """Elements in the page's order; `class_="card"` asks for one of the classes."""
        name = attributes.pop("class_", None)
        return [
            element
            for element in self.root.iter()
            if isinstance(element.tag, str)
            and tag in ("*", element.tag)
            and (name is None or name in element.get("class", "").split())
            and all(element.get(key) == value for key, value in attributes.items())
        ]

    def one(self, tag="*", **attributes):
        (element,) = self.all(tag, **attributes)
        return element

    def says(self, tag="*", **attributes):
        """The words of the one element that fits, on one line."""
        return words(self.one(tag, **attributes))

    @property
    def text(self):
        return words(self.root)

    def meta(self, key):
        """What the head says of itself under this name or property; a list, as it may repeat."""
        return [
            m.get("content") for m in self.all("meta") if key in (m.get("name"), m.get("property"))
        ]

    def link(self, rel):
        return self.one("link", rel=rel).get("href")

    @property
    def graph(self):
        """What the page tells machines: the things of its one piece of JSON-LD."""
        facts = json.loads(self.one("script", type="application/ld+json").text)
        assert facts.keys() == {"@context", "@graph"}
        assert facts["@context"] == "https://schema.org"
        return facts["@graph"]

    @property
    def json_ld(self):
        """What the page itself is, to machines: the first thing of its graph."""
        return self.graph[0]

    def cards(self, class_):
        """Headlines of the cards in the element of that class, in their order."""
        return [
            words(h) for place in self.all(class_=class_) for h in place.iter() if is_headline(h)
        ]


def is_headline(element):
    return "card__headline" in element.get("class", "").split()


def words(element):
    """The text of an element with single spaces; a no-break space stays what it is."""
    return " ".join("".join(element.itertext()).replace("\xa0", "\0").split()).replace("\0", "\xa0")


def path_of(address):
    return urlsplit(address).path
