"""Which articles tell the same story, so that only one of them is offered."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

SAME = 90  # of 100: how near headlines of one story are
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Story:
    headline: str  # as `plain` makes it
    numbers: tuple[str, ...]
    urls: frozenset[str] = frozenset()  # pages it rests on

    @classmethod
    def of(cls, headline: str, urls: Collection[str] = ()) -> "Story":
        plain = utils.default_process(headline)
        numbers = tuple(NUMBER.findall(headline))
        return cls(plain, numbers, frozenset(url.partition("#")[0].rstrip("/") for url in urls))

    def has_headline_of(self, other: "Story") -> bool:
        """Whether the headlines are nearly the same; one with other numbers is of another day."""
        if self.numbers != other.numbers:
            return False
        return fuzz.ratio(self.headline, other.headline, score_cutoff=SAME) > 0

    def is_told_by(self, other: "Story") -> bool:
        return not self.urls.isdisjoint(other.urls) or self.has_headline_of(other)
