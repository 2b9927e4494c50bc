"""What a reader asks for, read from what was typed. No text of readers reaches an engine.

ponte "Anna Neri" -calcio    a loose word, a phrase, a word that must not occur
"""

import re
from dataclasses import dataclass

from search.analyser import is_stop_word, stem, words

LONGEST = 200  # characters of a query that count
MOST_WORDS = 12

QUOTES = '"“”„«»'
PART = re.compile(
    rf"(?P<minus>-?)(?:[{QUOTES}](?P<phrase>[^{QUOTES}]*)[{QUOTES}]?|(?P<loose>[^\s{QUOTES}]+))"
)

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """Stems to look for. `phrases` hold one word or several that follow each other."""

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    whole: Phrase = ()  # all that is wanted, stop words too, in the order it was typed

    def __bool__(self) -> bool:
        return bool(self.wanted)


def parse(typed: str, language: str) -> Query:
    """The query in `typed`, of which `LONGEST` characters and `MOST_WORDS` words count.

    Stop words count only in phrases, and where nothing else is asked for. False if there is
    nothing to look for; a query that only excludes finds nothing.
    """
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    idle: list[Phrase] = []
    left = MOST_WORDS
    for part in PART.finditer(typed[:LONGEST]):
        folded = words(part["phrase"] or part["loose"] or "")[:left]
        left -= len(folded)
        phrase = tuple(stem(word, language) for word in folded)
        if part["minus"]:
            unwanted.append(phrase)
        elif part["loose"] is None:
            wanted.append(phrase)
        else:
            wanted += [(word,) for word in phrase]
            idle += [(stem(word, language),) for word in folded if is_stop_word(word, language)]
    telling = [phrase for phrase in wanted if phrase not in idle]
    return Query(
        wanted=_each_once(telling) or _each_once(wanted),
        unwanted=_each_once(unwanted),
        whole=tuple(word for phrase in wanted for word in phrase),
    )


def _each_once(phrases: list[Phrase]) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))
