"""Titles as they travel: clean, weighed, and cut where a word ends."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable

ELLIPSIS = "…"
UNSEEN = {"Cc", "Cf", "Cs"}  # control, format (bidi and zero-width among them), lone surrogates
JOINER = "\u200d"
HANGING = " ,;:.-\u2013\u2014(«“\u2018" + JOINER  # would look odd before the ellipsis
EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
STRAY_JOINER = re.compile(f"(?<![{EMOJI}]){JOINER}|{JOINER}(?![{EMOJI}])")

# What X counts as 1: Latin and its neighbours, thin spaces, dashes, quotation marks, primes.
LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
ADDRESS_WEIGHT = 23
LOOKS_LIKE_AN_ADDRESS = re.compile(r"\w\.[^\W\d_]{2}")


def clean(title: str) -> str:
    """One line of what can be seen: white space collapsed, invisible characters gone.

    A joiner stays between two emoji, because 👩‍🚀 would fall apart into a woman and a rocket.
    """
    title = STRAY_JOINER.sub("", title)
    seen = (c for c in title if c == JOINER or c.isspace() or unicodedata.category(c) not in UNSEEN)
    return " ".join("".join(seen).split())


def weight(text: str) -> int:
    """The length of a text as X counts it, or a little more, never less.

    Joined emoji are counted one by one; whatever looks like an address counts at least as much
    as X's short link that will replace it.
    """
    heavy = sum(not any(low <= ord(c) <= high for low, high in LIGHT) for c in text)
    addresses = (word for word in text.split() if LOOKS_LIKE_AN_ADDRESS.search(word))
    return len(text) + heavy + sum(max(0, ADDRESS_WEIGHT - len(word)) for word in addresses)


def graphemes(text: str) -> int:
    """The length of a text in characters as readers see them, or a little more, never less.

    Accents, variants and skin tones belong to what they follow, and so does an emoji that is
    joined to the one before.
    """
    joined = sum(c == JOINER for c in text)
    return len(text) - 2 * joined - sum(map(_belongs_to_what_it_follows, text))


def _belongs_to_what_it_follows(character: str) -> bool:
    return character in SKIN_TONES or unicodedata.category(character) in {"Mn", "Me"}


def shorten(title: str, fits: Callable[[str], bool]) -> str:
    """The title, or as many whole words of it as fit with an ellipsis; "" when nothing does.

    A first word that is too long by itself is cut inside. `fits` must not prefer longer texts.
    """
    if fits(title):
        return title
    too_long = bisect_left(
        range(len(title)), True, key=lambda length: not fits(title[:length] + ELLIPSIS)
    )
    head = title[: max(too_long - 1, 0)]
    if title[len(head)] != " ":
        head = head.rpartition(" ")[0] or head
    head = head.rstrip(HANGING)
    return head + ELLIPSIS if head else ""
