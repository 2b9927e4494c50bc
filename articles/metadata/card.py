"""The picture that networks show beside a link to an article."""

from typing import NamedTuple

from articles.addresses import absolute
from articles.models import Article
from articles.share_images import keeping
from articles.share_images.drawing import SIZE
from photos.figures import renditions


class CardImage(NamedTuple):
    url: str
    width: str  # as words: numbers would be given thousands separators
    height: str
    alt: str


def card_image(article: Article) -> CardImage:
    """The article's picture; where there is none to show, one drawn from its headline."""
    if article.picture:
        (image,) = renditions(article.picture, ("share",))
        return CardImage(
            absolute(image.url), str(image.width), str(image.height), article.picture.alt
        )
    width, height = SIZE
    address = absolute(keeping.address(article))
    return CardImage(address, str(width), str(height), article.headline)
