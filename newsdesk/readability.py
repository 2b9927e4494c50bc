"""How easily a text is read: the Gulpease index, made for Italian.

89 + (300 × sentences − 10 × letters) / words, from 0 to 100. Made by the Gruppo Universitario
Linguistico Pedagogico, Rome 1988, with what its numbers mean for whom.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FEWEST_WORDS = 30  # of which the index says anything
# Below each number, for whom a text is hard.
HARD_BELOW = [
    (40, _("hard to read even with a high school diploma")),
    (60, _("hard to read for those who left school at fourteen")),
    (80, _("hard to read for those who only went to elementary school")),
]
EASY = pgettext_lazy("text", "easy to read for everybody")
# A full stop within a number or before a small letter, as in "art. 5 dell’…", ends nothing.
SENTENCE_END = re.compile(r"[.!?…]{1,20}[\"'”’»)\]]*(?=\s+[^\sa-zà-ÿ\d]|\s*$)")


@dataclass(frozen=True)
class Reading:
    words: int
    sentences: int
    letters: int

    @property
    def gulpease(self) -> int | None:
        """The index; None for a text too short for it."""
        if self.words < FEWEST_WORDS:
            return None
        index = 89 + (300 * self.sentences - 10 * self.letters) / self.words
        return max(0, min(100, round(index)))

    @property
    def verdict(self) -> str:
        """For whom it is hard, in words; "" for a text too short to say."""
        index = self.gulpease
        if index is None:
            return ""
        return str(next((words for limit, words in HARD_BELOW if index < limit), EASY))


def reading_of(text: str) -> Reading:
    """Counts a plain text, a line of which is a block; one without a full stop is a sentence too.

    Words are what spaces part, as the page counts them for its reading time.
    """
    lines = [line for line in text.splitlines() if any(map(str.isalnum, line))]
    return Reading(
        words=len(text.split()),
        sentences=sum(_sentences(line) for line in lines),
        letters=sum(map(str.isalpha, text)),
    )


def _sentences(line: str) -> int:
    *ended, rest = SENTENCE_END.split(line)
    return len(ended) + any(map(str.isalnum, rest))
