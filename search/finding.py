"""What is found in the index, the best first; the same on every engine.

A match is worth its tier, less what its age has cost it: a word in the headline is worth more
than one in the text, until that is much newer. Within a tier only age counts, so the newest few
of each tier hold the best of all: no question has to weigh every match.
"""

from dataclasses import dataclass
from heapq import nlargest
from math import log1p

from django.utils import timezone

from search.analyser import is_stop_word, stem, words
from search.engines import engine
from search.entries import (
    ANYWHERE,
    BEGINNING,
    FACET,
    FIRST,
    IN_HEADLINE,
    LONGEST_BEGINNING,
    ON_TOP,
    id_of,
    key,
    last_key,
    seconds_of,
)

COUNTED = 1_000  # further matches are only known to be more
ALL_IN_A_ROW, ALL_IN_HEADLINE, ALL_ON_TOP = 4, 3, 1.5
FADING = 30 * 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Found:
    ids: list[int]
    count: int  # at most COUNTED + 1, which stands for more


def find(query, facets=(), since=None, at=None, limit=20, newest_first=False):
    """The first `limit` texts for a query and how many there are, as a `Found`.

    All facets must apply. Nothing is older than `since` or newer than `at` (now). At most four
    questions to the engine, whose cost does not grow with the age of the index.
    """
    if not query and not facets:
        return Found([], 0)
    at = at or timezone.now()
    ask = _Asked(query, facets, FIRST if since is None else key(since), last_key(at))
    matches = ask.newest(ANYWHERE, query.wanted, max(limit, COUNTED + 1))
    found = matches[:limit]
    if query and matches and not newest_first:
        found = _best(ask, found, at.timestamp(), limit)
    return Found([id_of(key) for key in found], min(len(matches), COUNTED + 1))


def complete(typed, language, at=None, limit=8):
    """Ids of the newest texts whose headline has all words of `typed`, the last one begun."""
    *whole, last = words(typed) or [""]
    wanted = [
        (IN_HEADLINE + stem(word, language),) for word in whole if not is_stop_word(word, language)
    ]
    if len(last) > 1:
        wanted.append((BEGINNING + last[:LONGEST_BEGINNING],))
    if not wanted:
        return []
    keys = engine().newest(wanted, [], FIRST, last_key(at or timezone.now()), limit)
    return [id_of(key) for key in keys]


@dataclass(frozen=True)
class _Asked:
    query: object
    facets: tuple
    lowest: int
    highest: int

    def newest(self, mark, phrases, limit):
        """The newest keys whose tokens of the class `mark` hold the phrases."""
        filters = [(FACET + facet,) for facet in self.facets]
        wanted = [_marked(mark, phrase) for phrase in phrases]
        unwanted = [_marked(ANYWHERE, phrase) for phrase in self.query.unwanted]
        return engine().newest([*wanted, *filters], unwanted, self.lowest, self.highest, limit)


def _best(ask, newest, now, limit):
    def worth(tier, key):
        return tier - log1p(max(0, now - seconds_of(key)) / FADING)

    query = ask.query
    worths = {key: worth(0, key) for key in newest}
    for tier, mark, phrases in (
        (ALL_ON_TOP, ON_TOP, query.wanted),
        (ALL_IN_HEADLINE, IN_HEADLINE, query.wanted),
        (ALL_IN_A_ROW, IN_HEADLINE, [query.whole]),
    ):
        worths |= {key: worth(tier, key) for key in ask.newest(mark, phrases, limit)}
    return nlargest(limit, worths, key=lambda key: (worths[key], key))


def _marked(mark, phrase):
    return tuple(mark + word for word in phrase)
