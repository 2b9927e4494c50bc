"""What Italian typography would change in a text: each change alone, for a person to choose.

Works on plain text, of which U+FFFC stands for what is none: pictures, breaks, code. Addresses are
left alone. Nothing is repaired that takes guessing: a quotation that never ends stays as it is.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    QUOTES = "quotes"
    APOSTROPHE = "apostrophe"
    ACCENT = "accent"
    ELLIPSIS = "ellipsis"
    SPACES = "spaces"


class Edit(NamedTuple):
    start: int
    end: int
    after: str


class Change(NamedTuple):
    """One decision; a pair of quotation marks is one, with two edits."""

    kind: Kind
    edits: tuple[Edit, ...]

    @property
    def start(self) -> int:
        return self.edits[0].start


LEFT_ALONE = re.compile(r"\b\w{1,20}://\S+|\bwww\.\S+|[\w.+-]{1,64}@[\w.-]+|'{2,}|\"{2,}")
# Words that end in é and are often given è; by the apostrophe that keyboards make of both, more.
ACUTE = (
    "acciocche affinche allorche anziche benche cosicche dacche finche fuorche giacche macche ne"
    " nonche perche perocche poiche purche sicche tantoche ventitre trentatre quarantatre viceré"
).split()
GRAVE_BY_APOSTROPHE = (
    "e cioe gia piu puo giu cosi percio pero cio lunedi martedi mercoledi giovedi venerdi citta"
    " attivita autorita comunita difficolta eta facolta identita liberta meta necessita novita"
    " opportunita possibilita pubblicita qualita quantita realta responsabilita sara sanita"
    " societa unita universita velocita verita virtu volonta"
).split()
GRAVE = str.maketrans("aeiou", "àèìòù")
SINGLE = "['’]"


def _spellings() -> dict[str, str]:
    """What is written so often that it can be looked up, in small letters."""
    mended = {"pò": "po’", "qual'è": "qual è", "qual’è": "qual è", "é": "è"}
    for word in ACUTE:
        mended[word[:-1] + "è"] = word[:-1] + "é"
        for mark in "'’":
            mended[word + mark] = word[:-1] + "é"
    for word in GRAVE_BY_APOSTROPHE:
        for mark in "'’":
            mended[word + mark] = word[:-1] + word[-1].translate(GRAVE)
    return mended


SPELLINGS = _spellings()
WORD = re.compile(rf"(?<![\w'’‘])(?:qual{SINGLE}è|[^\W\d_]+{SINGLE}?)(?![\w'’‘])")
ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?!\.)")
SPACES = re.compile(r" {2,}")
SHORTENED = re.compile(r"(?:^|\W)(?:po|mo|be|va|fa|da|di|sta|de|ne|co|to)$", re.IGNORECASE)
BEFORE_A_QUOTE = "([{«“‘'\"—–-/\ufffc"


def changes(text: str) -> list[Change]:
    """All that could be changed, in the text's order; none overlaps another. Linear in the text."""
    taken = bytearray(len(text))
    for kept in LEFT_ALONE.finditer(text):
        _take(taken, *kept.span())
    found: list[Change] = []
    for looks in (_accents, _ellipses, _spaces, _double_quotes, _single_quotes):
        changed = list(looks(text, taken))
        for edit in (edit for change in changed for edit in change.edits):
            _take(taken, edit.start, edit.end)
        found += changed
    return sorted(found, key=lambda change: change.start)


def applied(text: str, chosen: list[Change]) -> str:
    for edit in sorted((edit for change in chosen for edit in change.edits), reverse=True):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\1" * (end - start)


def _free(taken: bytearray, start: int, end: int) -> bool:
    return not any(taken[start:end])


def _accents(text: str, taken: bytearray) -> Iterator[Change]:
    for found in WORD.finditer(text):
        mended = SPELLINGS.get(found[0].lower())
        if mended and _free(taken, *found.span()):
            yield Change(Kind.ACCENT, (Edit(*found.span(), _cased(mended, found[0])),))


def _cased(word: str, like: str) -> str:
    letters = [letter for letter in like if letter.isalpha()]
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return word.upper()
    return word[0].upper() + word[1:] if like[0].isupper() else word


def _ellipses(text: str, taken: bytearray) -> Iterator[Change]:
    for found in ELLIPSIS.finditer(text):
        if _free(taken, *found.span()):
            yield Change(Kind.ELLIPSIS, (Edit(*found.span(), "…"),))


def _spaces(text: str, taken: bytearray) -> Iterator[Change]:
    for found in SPACES.finditer(text):
        if _free(taken, *found.span()):
            yield Change(Kind.SPACES, (Edit(*found.span(), " "),))


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    starts = not before or before.isspace() or before in BEFORE_A_QUOTE
    return starts and bool(after) and not after.isspace()


def _closes(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return bool(before) and not before.isspace()


def _double_quotes(text: str, taken: bytearray) -> Iterator[Change]:
    opening = None
    for place in _marks(text, '"', taken):
        if opening is None:
            opening = place if _opens(text, place) else None
        elif _closes(text, place):
            yield _pair(opening, place, "“”")
            opening = None


def _single_quotes(text: str, taken: bytearray) -> Iterator[Change]:
    """Quotations, and apostrophes; minutes and feet are neither."""
    opening = None
    for place in _marks(text, "'", taken):
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if before.isalpha() and after.isalnum():
            yield _apostrophe(place)
        elif opening is not None and _ends_quotation(text, place):
            yield _pair(opening, place, "‘’")
            opening = None
        elif not before.isalnum() and after != "'" and _opens(text, place):
            yield from _left_open(text, opening)
            opening = place
        elif before.isalpha():
            yield _apostrophe(place)
    yield from _left_open(text, opening)


def _left_open(text: str, place: int | None) -> Iterator[Change]:
    """What looked like the beginning of a quotation, but is none: ’ndrangheta, ’68."""
    if place is not None and text[place + 1].isalnum():
        yield _apostrophe(place)


def _ends_quotation(text: str, place: int) -> bool:
    before, after = text[max(0, place - 4) : place], text[place + 1 : place + 2]
    return _closes(text, place) and not after.isalnum() and not SHORTENED.search(before)


def _marks(text: str, mark: str, taken: bytearray) -> Iterator[int]:
    for found in re.finditer(mark, text):
        if _free(taken, *found.span()):
            yield found.start()


def _pair(opening: int, closing: int, marks: str) -> Change:
    first, last = (
        Edit(place, place + 1, mark) for place, mark in zip((opening, closing), marks, strict=True)
    )
    return Change(Kind.QUOTES, (first, last))


def _apostrophe(place: int) -> Change:
    return Change(Kind.APOSTROPHE, (Edit(place, place + 1, "’"),))
