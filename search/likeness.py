"""Which texts say much the same: those that hold words which few others hold.

Nothing is learned and no text is read whole: a handful of words is looked up in the index.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, partial
from math import log

from django.conf import settings
from django.utils import timezone

from search.analyser import STOP_WORDS, stem
from search.engines import engine
from search.entries import ANYWHERE, FIRST, IN_HEADLINE, ON_TOP, id_of, last_key
from search.models import Document, Stream

SAMPLE = 500  # texts from which is told what is common
TOO_COMMON = 20  # of them
SHARED = 2  # of them, where they are all there are: who looks for others begins with such words
MOST_WORDS = 32  # of a text, that are looked up
MOST_HOLDERS = 50  # of a word: the newest
SHORTEST = 3  # letters of a stem that can tell anything
# Of the words of a text, as either engine writes it: the class, the stem, in PostgreSQL its places.
TOKEN = re.compile(rf"(?<![^ '])([{ANYWHERE}{ON_TOP}{IN_HEADLINE}])([^\W_]+)(?:':([\d,]+))?")
WORTH = {IN_HEADLINE: 2.0, ON_TOP: 1.5, ANYWHERE: 1.0}  # of a word, by where it stands
HALF = 3  # of the rarest words of a text: who shares so many is half alike
STEEPNESS = 2  # above 1: a word or two in common say little, some more say much


@dataclass(frozen=True)
class Commonness:
    """How many texts there are, and by stem how many of the newest `SAMPLE` hold it."""

    number: int = 0
    sample: dict[str, int] = field(default_factory=dict)

    def holders(self, stem):
        """How many of all texts may hold the stem; 0 where it is rare."""
        return self.sample.get(stem, 0) * self.number // SAMPLE


def commonness():
    """What words tell nothing here. Two queries, about 0.1 s."""
    counts = Counter()
    newest = Stream.objects.order_by("-key").values_list("tokens", flat=True)[:SAMPLE]
    for kept in newest.iterator(chunk_size=50):
        counts.update({word for kind, word, _places in TOKEN.findall(kept) if kind == ANYWHERE})
    known = {word: count for word, count in counts.items() if count >= SHARED}
    return Commonness(Document.objects.count(), known)


def kept_tokens(ids):
    """By id what the index keeps of these texts, as `telling_words` reads it. One query."""
    keys = Document.objects.filter(pk__in=ids).values("key")
    kept = Stream.objects.filter(pk__in=keys).values_list("key", "tokens")
    return {id_of(key): tokens for key, tokens in kept}


def telling_words(tokens, common):
    """The stems that tell this text from others, at most `MOST_WORDS`, with what each is worth.

    First those of the headline and the labels, then of the standfirst, then of the text, the
    frequent and the long ones first; on a small site those last that no other text holds.
    `tokens`: all of a text, with blanks between.
    """
    counts = {kind: Counter() for kind in WORTH}
    for kind, word, places in TOKEN.findall(tokens):
        counts[kind][word] += places.count(",") + 1
    idle = _idle_stems(settings.SITE_LANGUAGE)
    chosen = {}
    for kind, worth in WORTH.items():
        for word in sorted(counts[kind], key=partial(_rank, counts[kind], common)):
            if len(chosen) == MOST_WORDS:
                return chosen
            tells = len(word) >= SHORTEST and not word.isdecimal() and word not in idle
            if tells and common.sample.get(word, 0) < TOO_COMMON:
                chosen.setdefault(word, worth)
    return chosen


def alike(words, own_id, common, at=None):
    """By id how near other texts are by the words they share, from 0 to nearly 1.

    `words` comes from `telling_words`. The rarer a word is, the more it weighs. Of each only the
    newest `MOST_HOLDERS` texts are looked at, so that the cost does not grow with the index. One
    query.
    """
    highest = last_key(at or timezone.now())
    tokens = [ANYWHERE + word for word in words]
    holders_of = engine().newest_of_each(tokens, FIRST, highest, MOST_HOLDERS)
    shared = Counter()
    for word, worth in words.items():
        keys = holders_of[ANYWHERE + word]
        others = set(map(id_of, keys)) - {own_id}
        holders = max(len(others), common.holders(word), 1)
        weight = worth * log(max(common.number, holders) / holders) ** 2
        for other in others if weight else ():
            shared[other] += weight
    half = HALF * log(max(common.number, 2)) ** 2
    return {other: 1 / (1 + (half / weight) ** STEEPNESS) for other, weight in shared.items()}


def _rank(counts, common, word):
    is_lonely = common.number <= SAMPLE and common.sample.get(word, 0) < SHARED
    return is_lonely, -counts[word], -len(word), word


@cache
def _idle_stems(language):
    return frozenset(stem(word, language) for word in STOP_WORDS[language])
