"""The card that each network makes of a link: our page read as its own fetcher reads it."""

import gzip
import io
from datetime import date
from html.parser import HTMLParser
from typing import NamedTuple

import pytest
from django.test import Client
from PIL import Image

from tests import factories
from tests.articles.cast import HOSTILE
from tests.pages import path_of
from tests.photos.pictures import encoded, noisy, upload

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
HEAD_WITHIN = 300_000  # bytes of HTML; WhatsApp reads no further
OPEN_GRAPH = ("og:",)
X_FIRST = ("twitter:", "og:")


class Fetcher(NamedTuple):
    user_agent: str
    reads: tuple[str, ...] = OPEN_GRAPH
    largest: int = 5_000_000  # bytes of the image
    smallest: tuple[int, int] = (600, 315)  # for the large card
    ratio: tuple[float, float] = (1.5, 2.1)


FETCHERS = {
    "facebook": Fetcher(
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        largest=8_000_000,
        ratio=(1.89, 1.93),
    ),
    "whatsapp": Fetcher("WhatsApp/2.23.20.0", largest=600_000, smallest=(300, 100), ratio=(1, 4)),
    "x": Fetcher("Twitterbot/1.0", X_FIRST, smallest=(300, 157)),
    "linkedin": Fetcher(
        "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
        smallest=(1200, 627),
    ),
    "telegram": Fetcher("TelegramBot (like TwitterBot)"),
    "slack": Fetcher("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", X_FIRST),
    "bluesky": Fetcher(
        "Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)",
        largest=1_000_000,
    ),
    "mastodon": Fetcher("Mastodon/4.5.0 (http.rb/5.2.0; +https://mastodon.uno/) Bot"),
}


class Head(HTMLParser):
    """The meta elements before the body, the first of each name, as simple fetchers read them."""

    def __init__(self, html):
        super().__init__()
        self.said, self.reading = {}, True
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        self.reading = self.reading and tag != "body"
        if tag == "meta" and self.reading:
            self.said.setdefault(facts.get("property") or facts.get("name"), facts.get("content"))


class Card(NamedTuple):
    title: str
    description: str
    image: str
    width: int
    height: int
    alt: str
    large: bool


def card(fetcher, address):
    """What the fetcher understands of the page; it asks in its own name, without cookies."""
    browser = Client(headers={"User-Agent": fetcher.user_agent, "Accept-Encoding": "deflate, gzip"})
    response = browser.get(address)
    assert response.status_code == 200
    assert not response.cookies
    html = response.content
    if response.headers.get("Content-Encoding") == "gzip":
        html = gzip.decompress(html)
    said = Head(html[:HEAD_WITHIN].decode(errors="ignore")).said

    def read(name):
        return next((said[p + name] for p in fetcher.reads if said.get(p + name)), "")

    assert read("url") in ("", SITE + address)
    assert said["og:type"] == "article"
    return Card(
        read("title"),
        read("description"),
        read("image"),
        int(said["og:image:width"]),
        int(said["og:image:height"]),
        read("image:alt"),
        said.get("twitter:card") == "summary_large_image",
    )


def fetched_image(fetcher, address):
    assert address.startswith(SITE)
    response = Client(headers={"User-Agent": fetcher.user_agent}).get(path_of(address))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/jpeg"
    return b"".join(response)


@pytest.fixture
def with_picture(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        photo = factories.photo(image=upload(encoded(noisy(640, 480), "JPEG")))
    return {"photo": photo}


@pytest.fixture(params=["picture", "none", "rights ended", "long", "hostile"])
def article(request):
    match request.param:
        case "picture":
            return factories.published(**request.getfixturevalue("with_picture"))
        case "none":
            return factories.published()
        case "rights ended":
            return factories.published(photo=factories.photo(rights_until=date(2020, 1, 1)))
        case "long":
            return factories.published("Parola lunga " * 15 + "fine")
        case "hostile":
            return factories.published(HOSTILE[0], standfirst=HOSTILE[1])


def test_every_network_makes_a_whole_card(article):
    for name, fetcher in FETCHERS.items():
        seen = card(fetcher, article.get_absolute_url())
        assert seen.title == article.headline, name
        assert seen.description == article.description, name
        assert seen.alt == (article.picture.alt if article.picture else article.headline), name
        assert seen.large, name
        content = fetched_image(fetcher, seen.image)
        with Image.open(io.BytesIO(content)) as picture:
            assert picture.format == "JPEG", name
            assert picture.size == (seen.width, seen.height), name
        assert len(content) <= min(fetcher.largest, 300_000), name
        assert all(map(int.__ge__, picture.size, fetcher.smallest)), name
        least, most = fetcher.ratio
        assert least <= picture.width / picture.height <= most, name


def test_the_picture_of_ended_rights_is_in_no_card():
    photo = factories.photo(rights_until=date(2020, 1, 1))
    article = factories.published(photo=photo)
    html = Client().get(article.get_absolute_url()).content.decode()
    assert photo.image.name.rpartition("/")[2].partition(".")[0] not in html
    assert photo.image.share not in html
