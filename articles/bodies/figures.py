"""Pictures inside a body: the stored HTML names them, the library says how they look today."""

import re

from articles.bodies.html import plain_text
from photos.figures import figure_html
from photos.models import Photo

FIGURE = re.compile(r"<figure\b.*?</figure>", re.DOTALL)
PHOTO = re.compile(r'data-file="(\d+)"')
CAPTION = re.compile(r"<figcaption\b[^>]*>(.*?)</figcaption>", re.DOTALL)


def photos_in(*bodies: str) -> dict[int, Photo]:
    """The photos that stand in these bodies. One query if there are figures, else none."""
    return Photo.objects.in_bulk({int(n) for body in bodies for n in PHOTO.findall(body)})


def with_pictures(body: str, photos: dict[int, Photo] | None = None) -> str:
    """A clean body with every figure drawn from the library: renditions, alt text, credit.

    A figure whose photo is gone, or may no longer be shown, is left out. `photos`, where they are
    loaded already, are what `photos_in` answers.
    """
    if photos is None:
        photos = photos_in(body)

    def drawn(figure: re.Match) -> str:
        number = PHOTO.search(figure[0])
        photo = photos.get(int(number[1])) if number else None
        caption = CAPTION.search(figure[0])
        return (
            figure_html(photo, caption=plain_text(caption[1]) if caption else "")
            if photo and photo.may_be_shown()
            else ""
        )

    return FIGURE.sub(drawn, body)
