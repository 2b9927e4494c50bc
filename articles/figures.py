"""Pictures inside a body: the stored HTML names them, the library says how they look today."""

import re

from django.utils.safestring import SafeString, mark_safe

from articles.html import plain_text
from photos.figures import figure_html
from photos.models import Photo

FIGURE = re.compile(r"<figure\b.*?</figure>", re.DOTALL)
PHOTO = re.compile(r'data-file="(\d+)"')
CAPTION = re.compile(r"<figcaption\b[^>]*>(.*?)</figcaption>", re.DOTALL)


def with_pictures(body: str) -> SafeString:
    """A clean body with every figure drawn from the library: renditions, alt text, credit.

    A figure whose photo is gone, or may no longer be shown, is left out. One query if there are
    figures, else none. `body` comes from the database, where `articles.html` has cleaned it: the
    one place that trusts it.
    """
    numbers = {int(number) for number in PHOTO.findall(body)}
    photos = Photo.objects.in_bulk(numbers)

    def drawn(figure: re.Match) -> str:
        number = PHOTO.search(figure[0])
        photo = photos.get(int(number[1])) if number else None
        caption = CAPTION.search(figure[0])
        return (
            figure_html(photo, caption=plain_text(caption[1]) if caption else "")
            if photo and photo.may_be_shown()
            else ""
        )

    return mark_safe(FIGURE.sub(drawn, body))  # noqa: S308, see above
