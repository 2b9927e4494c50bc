"""How near one article is to another, as a number; what it is worth to offer it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, log1p, log10

from visits.passages import TOLD

TAG, LIKENESS, SECTION, SOURCE = 9.0, 4.0, 0.15, 0.15  # the most that each adds; a tag: each one
READERS, MOST_READERS = 4.0, 6.0  # of the fewest that are told, and of very many
ALIKE_FROM = 0.2  # what is less alike is not called so
FADING = 30  # days


@dataclass(frozen=True)
class Tie:
    """What two articles have in common, but for their age."""

    tags: Sequence[tuple[str, float]] = ()  # names with their rarity, the rarest first
    likeness: float = 0.0  # from 0 to 1
    is_same_section: bool = False
    outlet: str = ""
    readers: int = 0  # who went from the one to the other

    @property
    def strength(self) -> float:
        return (
            TAG * sum(rarity for _name, rarity in self.tags)
            + LIKENESS * self.likeness
            + SECTION * self.is_same_section
            + SOURCE * bool(self.outlet)
            + followed(self.readers)
        )

    @property
    def reasons(self) -> dict[str, object]:
        """By code what speaks for it; `suggesting.reasons` makes words of it."""
        told = {
            "tags": [name for name, _rarity in self.tags],
            "likeness": round(self.likeness, 2) if self.likeness >= ALIKE_FROM else 0,
            "section": self.is_same_section,
            "source": self.outlet,
            "readers": self.readers,
        }
        return {code: fact for code, fact in told.items() if fact}


def score(tie: Tie, days: float) -> float:
    """What it is worth to offer an article of so many days: half as much after four years."""
    return tie.strength * freshness(days)


def freshness(days: float) -> float:
    """1 for what is new, 0.85 after a month, 0.61 after a year; never nothing."""
    return 1 / (1 + log1p(max(0.0, days) / FADING) / 4)


def rarity(uses: int, number: int) -> float:
    """Of a tag with so many uses among so many articles: 1 if no other has it, 0 if all have.

    Cubed, so that one rare tag outweighs several of those that half of the section has.
    """
    if number < 2:
        return 0.0
    return max(0.0, 1 - log(max(1, uses)) / log(number)) ** 3


def followed(readers: int) -> float:
    """What it is worth that so many readers went from the one article to the other."""
    if readers < TOLD:
        return 0.0
    return min(MOST_READERS, READERS + log10(readers / TOLD))
