"""The share image of an article without a picture: its headline in the newspaper's dress.

The face is Gelasio SemiBold (SIL Open Font License, beside this file), its Latin letters only:
Pillow's own font has no accents, no euro sign and no dash.
"""

import io
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
MARGIN = 72
WIDTH = SIZE[0] - 2.0 * MARGIN  # of a line
BAR = 20  # of accent, along the upper edge
NAME_SIZE, NAME_TOP = 44, 58
HEADLINE_TOP, HEADLINE_BOTTOM = 186, 582
HEADLINE_SIZES = (144, 120, 96, 84, 74, 66, 58, 52, 46, 40, 36, 32)
LINE_HEIGHT = 1.16
SMALL = 40  # from here on a broken word is better than a smaller one
FACE = Path(__file__).with_name("Gelasio-SemiBold.ttf")
# Every letter that the face has whole; what stands here can be drawn.
DRAWABLE = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u0148\u014a-\u017f\u2013\u2014\u2018-\u201a"
    "\u201c-\u201e\u2020\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2122\u2212]"
)
KIN = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u201b": "‘", "\u201f": "“"}
)


class Dress(NamedTuple):
    """The newspaper's name and its colours, as `#rrggbb`."""

    name: str
    paper: str
    ink: str
    accent: str


def drawn(headline: str, dress: Dress) -> bytes:
    """A JPEG of SIZE. Emoji are left out; a headline in a script that the face lacks gives way to
    the newspaper's name alone, because half of its letters would be worse than none. About 40 ms.
    """
    picture = Image.new("RGB", SIZE, dress.paper)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, SIZE[0], BAR), fill=dress.accent)
    words, name = drawable(headline), drawable(dress.name)
    if words:
        _name(pen, name, dress)
    _headline(pen, words or name, dress.ink)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=88, subsampling=0, progressive=True)
    return file.getvalue()


def drawable(text: str) -> str:
    """The text without what the face lacks; "" where that would take letters away."""
    known = []
    for character in unicodedata.normalize("NFC", text).translate(KIN):
        plain = character if DRAWABLE.match(character) else unicodedata.normalize("NFKC", character)
        if all(map(DRAWABLE.match, plain)):
            known.append(plain)
        elif unicodedata.category(character)[0] in "LM" and character != "\ufe0f":
            return ""
        else:
            known.append(" ")
    return " ".join("".join(known).split())


def _name(pen: ImageDraw.ImageDraw, name: str, dress: Dress) -> None:
    face = next(
        (f for f in map(_face, (NAME_SIZE, 36, 28, 20)) if f.getlength(name) <= WIDTH), None
    )
    if face:
        pen.text((MARGIN, NAME_TOP), name, font=face, fill=dress.ink)
    for top, height in ((132, 1), (138, 3)):
        pen.rectangle((MARGIN, top, SIZE[0] - MARGIN, top + height), fill=dress.ink)


def _headline(pen: ImageDraw.ImageDraw, words: str, ink: str) -> None:
    size, lines = _fitting(words)
    step = size * LINE_HEIGHT
    top = HEADLINE_TOP + (HEADLINE_BOTTOM - HEADLINE_TOP - step * len(lines)) / 2
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * step), line, font=_face(size), fill=ink)


def _fitting(words: str) -> tuple[int, list[str]]:
    """The largest size at which the words fit, and their lines; at the smallest, what fits."""
    for size in HEADLINE_SIZES:
        lines = list(wrapped(words, size))
        room = int((HEADLINE_BOTTOM - HEADLINE_TOP) / (size * LINE_HEIGHT))
        unbroken = " ".join(lines) == words
        if len(lines) <= room and (unbroken or size <= SMALL):
            break
    return size, lines[:room]


def wrapped(words: str, size: int) -> Iterator[str]:
    """Lines no wider than the picture leaves; a word that is too long by itself is broken."""
    measured, width, line = _face(size).getlength, WIDTH, ""
    for word in words.split():
        longer = f"{line} {word}".lstrip()
        if measured(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        while measured(word) > width:
            end = _reach(word, size, width)
            yield word[:end]
            word = word[end:]
        line = word
    if line:
        yield line


def _reach(word: str, size: int, width: float) -> int:
    """How many characters of the word fit into a line, at least one."""
    ends = range(1, len(word))
    return bisect_right(ends, width, key=lambda end: _face(size).getlength(word[:end])) or 1


@cache
def _face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FACE, size, layout_engine=ImageFont.Layout.BASIC)
