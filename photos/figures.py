"""How a photo is put on a page: which renditions the browser may choose from, and the words."""

from functools import lru_cache
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from photos.fields import Rendition


class Shape(NamedTuple):
    """A place on the page: the renditions that fit it, and how wide it is."""

    avif: tuple[str, ...]
    webp: tuple[str, ...]
    fallback: str
    sizes: str
    lazy: bool = True


WHOLE = Shape(
    avif=("hero_800_avif", "hero_1600_avif"),
    webp=("hero_800_webp", "hero_1600_webp"),
    fallback="hero_1240_jpeg",
    sizes="(min-width: 50em) 50em, 100vw",
)
SHAPES = {
    "hero": WHOLE._replace(lazy=False),
    "body": WHOLE,
    "card": Shape(
        avif=("card_480_avif", "card_960_avif"),
        webp=("card_480_webp", "card_960_webp"),
        fallback="card_480_jpeg",
        sizes="(min-width: 60em) 25em, (min-width: 40em) 50vw, 100vw",
    ),
}


class Facts(NamedTuple):
    """All that the addresses and sizes of a photo's renditions follow from."""

    name: str
    focal_point: str
    image_width: int
    image_height: int


def picture_context(photo, shape: str, alt: str, sizes: str = "") -> dict:
    """What `photos/_picture.html` prints. Costs no query and does not look at the storage."""
    choices = _choices(_facts(photo), photo.image.field, shape)
    return choices | {"alt": alt} | ({"sizes": sizes} if sizes else {})


def renditions(photo, names: tuple[str, ...]) -> tuple[Rendition, ...]:
    """Address and size of these renditions. Costs no query and does not look at the storage."""
    return _renditions(_facts(photo), photo.image.field, names)


@lru_cache(maxsize=4096)
def _renditions(facts: Facts, field, names: tuple[str, ...]) -> tuple[Rendition, ...]:
    file = field.attr_class(facts, field, facts.name)
    return tuple(file.rendition(name) for name in names)


def _facts(photo) -> Facts:
    return Facts(photo.image.name, photo.focal_point, photo.image_width, photo.image_height)


@lru_cache(maxsize=4096)
def _choices(facts: Facts, field, shape: str) -> dict:
    """Kept: the same cards stand on page after page, and hashing costs half a millisecond."""
    place, file = SHAPES[shape], field.attr_class(facts, field, facts.name)
    fallback = file.rendition(place.fallback)
    return {
        "avif": _srcset(file, place.avif),
        "webp": _srcset(file, place.webp),
        "address": fallback.url,
        "width": str(fallback.width),  # as words: numbers would be given thousands separators
        "height": str(fallback.height),
        "sizes": place.sizes,
        "lazy": place.lazy,
    }


def figure_context(photo, shape: str, caption: str | None = None) -> dict:
    return {
        "picture": picture_context(photo, shape, photo.alt),
        "caption": photo.caption if caption is None else caption,
        "credit": photo.credit,
    }


def figure_html(photo, caption: str | None = None) -> SafeString:
    """A figure inside a body. What is None is taken from the library."""
    return render_to_string("photos/_figure.html", figure_context(photo, "body", caption))


def _srcset(file, names: tuple[str, ...]) -> str:
    """Each width once: from a small picture two recipes make the same."""
    by_width = {}
    for name in names:
        rendition = file.rendition(name)
        by_width.setdefault(rendition.width, rendition.url)
    return ", ".join(f"{url} {width}w" for width, url in by_width.items())
