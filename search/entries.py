"""What the index keeps of one text: a row of tokens in which everything can be asked for.

The first character of a token is its class, so that a filter or the demand that a word stand in
the headline is one more token to meet: a common word that is rare in headlines costs nothing there.

    0pont 0vecc   words of the whole text
    1pont 1vecc   words of headline, standfirst and labels
    2pont 2vecc   words of headline and labels
    3p 3po 3pon   how the words of the headline begin, unstemmed
    4s12          a facet: section 12
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from math import ceil

from search.analyser import stems, words

ANYWHERE, ON_TOP, IN_HEADLINE, BEGINNING, FACET = "01234"
LONGEST_BEGINNING = 10

# PostgreSQL keeps places up to 16,383, and 255 of one word: phrases beyond are found nowhere.
MOST_TOKENS = 16_000
MOST_OF_ONE = 255
# It finds places slowly too: phrases are looked for in the newest so many texts with their words.
LOOKED_THROUGH = 2_000

ID_BITS = 30
FIRST = -(2**62)  # below all keys


@dataclass(frozen=True)
class Entry:
    """A text to be found. `facets` are short codes of letters and digits, e.g. `s12`."""

    id: int
    moment: datetime  # nobody finds it earlier
    headline: str
    standfirst: str = ""
    labels: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # names and the like, found as words of the text are
    text: str = ""
    facets: tuple[str, ...] = ()

    @property
    def key(self) -> int:
        return key(self.moment, self.id)

    @property
    def whole_text(self) -> str:
        """What extracts are cut from."""
        return "\n".join(filter(None, [self.standfirst, self.text]))


def key(moment: datetime, id: int = 0) -> int:
    """A number by which entries stand in the order of their moments, then of their ids.

    Counted in whole seconds, the begun one as a whole: nothing is found before its moment.
    """
    return ceil(moment.timestamp()) << ID_BITS | id


def last_key(at: datetime) -> int:
    """The highest key of what has had its moment at `at`."""
    return (int(at.timestamp() // 1) + 1 << ID_BITS) - 1


def id_of(key: int) -> int:
    return key & (1 << ID_BITS) - 1


def seconds_of(key: int) -> int:
    """The moment of a key, in seconds since 1970."""
    return key >> ID_BITS


def tokens(entry: Entry, language: str) -> list[str]:
    """All tokens of an entry; between those that no phrase joins stands one that no word has."""
    headline = _row([entry.headline, *entry.labels], language)
    top = headline + _row([entry.standfirst], language)
    whole = top + _row([*entry.others, entry.text], language)
    starts = {start for word in words(entry.headline) for start in beginnings(word)}
    return [
        *(FACET + facet for facet in entry.facets),
        *(BEGINNING + start for start in sorted(starts)),
        *(IN_HEADLINE + stem for stem in _bounded(headline)),
        *(ON_TOP + stem for stem in _bounded(top)),
        *(ANYWHERE + stem for stem in _bounded(whole)),
    ][:MOST_TOKENS]


def words_of(*phrases: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The tokens of the first phrases one by one, if any of all has several; else nothing."""
    if all(len(phrase) == 1 for phrase in chain(*phrases)):
        return []
    return [(token,) for phrase in phrases[0] for token in phrase]


def beginnings(word: str) -> list[str]:
    """`ponte` → po pon pont ponte; a word of one letter is its own."""
    longest = min(len(word), LONGEST_BEGINNING)
    return [word[:length] for length in range(2, longest + 1)] or [word]


def _row(parts: Iterable[str], language: str) -> list[str]:
    """The stems of some parts, with an empty one after each part."""
    return [stem for part in parts for stem in (*stems(part, language), "")]


def _bounded(row: list[str]) -> list[str]:
    """The row with an empty stem for each that has stood there too often."""
    seen = Counter(row)
    if max(seen.values(), default=0) <= MOST_OF_ONE:
        return row  # as nearly all are
    seen.clear()
    for place, stem in enumerate(row):
        seen[stem] += 1
        if seen[stem] > MOST_OF_ONE:
            row[place] = ""
    return row
