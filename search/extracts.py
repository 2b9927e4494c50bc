"""The few words of a text that show why it was found, with the hits told apart."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from search.analyser import WORD, stem
from search.queries import Phrase

WORDS = 32
BEFORE = 8  # words that lead to the first hit
MOST_READ = 5_000  # words of a text that are looked through
CUT = "…"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class Piece(NamedTuple):
    text: str
    is_hit: bool = False


class Hit(NamedTuple):
    first: int  # of its words
    last: int
    phrase: Phrase


def marked(text: str, phrases: Sequence[Phrase], language: str) -> list[Piece]:
    """The whole text in pieces: what matches one of the phrases, and what is between."""
    words = _words(text)
    hits = _hits(_stems(words, phrases, language), phrases)
    return _pieces(text, 0, len(text), words, list(hits))


def extract(text: str, phrases: Sequence[Phrase], language: str) -> list[Piece]:
    """About `WORDS` words of the text that hold as many of the phrases as they can, in pieces.

    The first such place; the beginning where nothing matches. Cut between words, with ` …`.
    """
    words = _words(text)
    hits = list(_hits(_stems(words, phrases, language), phrases))
    first = max(0, _best_start(hits) - BEFORE)
    last = min(first + WORDS, len(words)) - 1
    if last < 0:
        return []
    start = words[first].start() if first else 0
    end = words[last].end() if last < len(words) - 1 else len(text)
    pieces = _pieces(
        text, start, end, words, [h for h in hits if first <= h.first <= h.last <= last]
    )
    before = [Piece(CUT + NO_BREAK_SPACE)] if first else []
    after = [Piece(NO_BREAK_SPACE + CUT)] if end < len(text) else []
    return [*before, *pieces, *after]


def _words(text: str) -> list[re.Match[str]]:
    return list(islice(WORD.finditer(text), MOST_READ))


def _stems(words: list[re.Match[str]], phrases: Sequence[Phrase], language: str) -> list[str]:
    """The stems of words, which keep the first letter; empty where none can match."""
    initials = {stem[0] for phrase in phrases for stem in phrase}
    initials |= {letter.upper() for letter in initials}
    written = (word[0] for word in words)
    return [
        stem(word.lower(), language) if word[0] in initials or not word[0].isascii() else ""
        for word in written
    ]


def _hits(stems: list[str], phrases: Sequence[Phrase]) -> Iterator[Hit]:
    """Where a phrase stands, in the text's order and never two in one place."""
    beginning = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        beginning[phrase[0]].append(phrase)
    free = 0
    for place, first in enumerate(stems):
        if not first or place < free:
            continue
        for phrase in beginning.get(first, ()):
            if phrase == tuple(stems[place : place + len(phrase)]):
                free = place + len(phrase)
                yield Hit(place, free - 1, phrase)
                break


def _best_start(hits: list[Hit]) -> int:
    """The word that begins the first place with the most phrases; 0 if there are none."""
    most, start = 0, 0
    for number, hit in enumerate(hits):
        end = hit.first + WORDS - BEFORE
        near = {other.phrase for other in hits[number : number + WORDS] if other.last < end}
        if len(near) > most:
            most, start = len(near), hit.first
    return start


def _pieces(
    text: str, start: int, end: int, words: list[re.Match[str]], hits: list[Hit]
) -> list[Piece]:
    pieces = []
    for hit in hits:
        from_here, to_here = words[hit.first].start(), words[hit.last].end()
        pieces += [Piece(text[start:from_here]), Piece(text[from_here:to_here], is_hit=True)]
        start = to_here
    pieces.append(Piece(text[start:end]))
    return [piece for piece in pieces if piece.text]
