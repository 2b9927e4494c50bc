"""How networks draw the link to an article: what they show of it, and where they cut.

As their apps and sites drew it in November 2026; none of them promises it.
"""

from base64 import b64encode
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.text import Truncator

from articles.metadata.card import CardImage, card_image
from articles.models import Article
from articles.share_images.keeping import picture


class Network(NamedTuple):
    """Its name, and after how many characters it cuts; 0 where it does not show the words."""

    key: str
    name: str
    headline: int
    description: int
    names_site: bool = False  # the newspaper's name above the headline


NETWORKS = (
    Network("facebook", "Facebook", 88, 70),
    Network("whatsapp", "WhatsApp", 80, 100),
    Network("x", "X", 68, 0),
    Network("linkedin", "LinkedIn", 110, 0),
    Network("telegram", "Telegram", 120, 170, names_site=True),
)


class Card(NamedTuple):
    network: Network
    headline: str
    description: str
    is_cut: bool  # the headline, that is

    @property
    def key(self) -> str:
        return self.network.key


def cards_of(article: Article) -> list[Card]:
    """One card for each network, of the words that the page's head tells them."""
    return [_card(network, article) for network in NETWORKS]


def _card(network, article):
    headline = _cut(article.headline, network.headline)
    description = _cut(article.description, network.description)
    return Card(network, headline, description, headline != article.headline)


def _cut(words: str, length: int) -> str:
    return Truncator(words).chars(length) if length else ""


def image_of(article: Article) -> CardImage:
    """The picture they show, at an address that the newsdesk may load before readers may."""
    image = card_image(article)
    if article.picture:
        return image._replace(url=image.url.removeprefix(settings.SITE_URL))
    drawing = b64encode(picture(article)).decode()
    return image._replace(url=f"data:image/jpeg;base64,{drawing}")


def domain() -> str:
    return (urlsplit(settings.SITE_URL).hostname or "").removeprefix("www.")
