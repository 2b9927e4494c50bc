"""What a journal holds: one record of fixed size for each opening, with a check of its own.

Two openings of one article on one day are the same bytes: writing takes them from a cache, and
reading counts equal ones before it looks at any.
"""

import struct
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

# The kinds of openings by their number in a record; a number is never used again for another.
KINDS = (
    "visit",
    "crawler",
    "tool",
    "prefetch",
    "staff",
    "repeat",
    "head",
    "part",
    "refused",
)
VISIT = KINDS[0]

MAGIC = 0xF5
FACTS = struct.Struct("<BBQI")  # magic, kind, article, day
SIZE = FACTS.size + 4  # and the check
WHOLE = struct.Struct(f"{SIZE}s")
LARGEST_KEY = 2**63 - 1  # that a database takes


class Opening(NamedTuple):
    kind: str
    article: int
    day: date


class Tally(NamedTuple):
    """What was read: visits by (article, day), other openings by (day, kind)."""

    visits: Counter[tuple[int, date]]
    others: Counter[tuple[date, str]]
    damaged: int  # records that cannot be read any more
    size: int  # bytes that need not be read again


@lru_cache(16_384)
def record(kind: str, article: int, day: int) -> bytes:
    """The record of an opening; `day` is the number that `date.toordinal` gives."""
    facts = FACTS.pack(MAGIC, KINDS.index(kind), article, day)
    return facts + crc32(facts).to_bytes(4, "little")


@lru_cache(4_096)
def opening(data: bytes) -> Opening | None:
    """What a record of SIZE bytes says; None if it is damaged."""
    facts = data[: FACTS.size]
    if crc32(facts) != int.from_bytes(data[FACTS.size :], "little"):
        return None
    magic, kind, article, day = FACTS.unpack(facts)
    known = magic == MAGIC and kind < len(KINDS) and article <= LARGEST_KEY
    if not known or not 1 <= day <= date.max.toordinal():
        return None
    return Opening(KINDS[kind], article, date.fromordinal(day))


def tally(data: bytes, *, is_whole: bool) -> Tally:
    """Add up the records in `data`.

    A damaged stretch costs only itself: the next good record is looked for byte by byte. At the end
    it waits for what is still to come, unless `is_whole` says that nothing is.
    """
    end = len(data) - len(data) % SIZE
    counts = Counter(piece for (piece,) in WHOLE.iter_unpack(memoryview(data)[:end]))
    openings = [(opening(piece), count) for piece, count in counts.items()]
    good = [(each, count) for each, count in openings if each]
    if len(good) < len(openings):
        return _salvaged(data, is_whole)
    rest = len(data) - end if is_whole else 0
    return _added_up(good, -(-rest // SIZE), end + rest)


def _salvaged(data: bytes, is_whole: bool) -> Tally:
    good = []
    damaged = end = 0
    for start, read in _good_ones(data):
        damaged += -(-(start - end) // SIZE)
        end = start + SIZE
        good.append((read, 1))
    if is_whole:
        damaged += -(-(len(data) - end) // SIZE)
        end = len(data)
    return _added_up(good, damaged, end)


def _good_ones(data: bytes) -> Iterator[tuple[int, Opening]]:
    """The good records and where they begin."""
    start = data.find(MAGIC)
    while 0 <= start <= len(data) - SIZE:
        read = opening(data[start : start + SIZE])
        if read:
            yield start, read
        start = data.find(MAGIC, start + (SIZE if read else 1))


def _added_up(good: list[tuple[Opening, int]], damaged: int, size: int) -> Tally:
    visits: Counter[tuple[int, date]] = Counter()
    others: Counter[tuple[date, str]] = Counter()
    for read, count in good:
        if read.kind == VISIT:
            visits[read.article, read.day] += count
        else:
            others[read.day, read.kind] += count
    return Tally(visits, others, damaged, size)
