"""Two texts compared by words: what is gone in <del>, what is new in <ins>.

`difflib` may need time by the square of what it is given. So what both texts begin and end with is
set apart first, a long rest is compared by sentences, of which only the changed ones are compared
by words, and beyond an `Effort` a stretch counts as replaced whole.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

HIDDEN = "\0"  # on both sides of what is told only where it changed; no text holds it
WORDS = re.compile(rf"{HIDDEN}[^{HIDDEN}]*+{HIDDEN}|\w+|\s+|[^\w\s]")
SENTENCES = re.compile(
    rf"(?:{HIDDEN}[^{HIDDEN}]*+{HIDDEN}|[^.!?…\n])*+(?:[.!?…\n]++\s*+|\Z)",
)

MOST_PAIRS = 1_000_000  # of tokens, old with new, in one comparison
MOST_PAIRS_IN_ALL = 4_000_000
OFTEN = 10  # what stands more often than this in a long text is no sign of a common place
LONG = 200

# A stretch: whether it is in both ("="), only in the old ("-") or only in the new ("+").
Stretch = tuple[str, list[str]]
Common = tuple[str, list[str], list[str]]


class Effort:
    """How much may still be compared closely."""

    def __init__(self) -> None:
        self.left = MOST_PAIRS_IN_ALL

    def allows(self, pairs: int) -> bool:
        """Whether so many pairs may be compared; if so they are counted."""
        allowed = pairs <= min(self.left, MOST_PAIRS)
        self.left -= pairs if allowed else 0
        return allowed


def compared(old: str, new: str) -> SafeString:
    """The new text with what is gone in <del> and what is new in <ins>, both announced in words.

    Without its <del> it is the new text, without its <ins> the old one. Any text may come in: all
    of it is escaped. Its time is bounded.
    """
    return marked(
        by_words(old, new, Effort()), lambda _sign, text: escape(text.replace(HIDDEN, "\ufffd"))
    )


def by_words(old: str, new: str, effort: Effort) -> Iterator[Stretch]:
    """The stretches of two texts; joined they are all of both."""
    if old == new:
        yield "=", [new]
        return
    a, b = WORDS.findall(old), WORDS.findall(new)
    head, tail = _common_ends(a, b)
    if (len(a) - head - tail) * (len(b) - head - tail) <= MOST_PAIRS:
        yield from _stretches(common(a, b, effort))
        return
    for sign, gone, come in common(SENTENCES.findall(old), SENTENCES.findall(new), effort):
        if sign == "=":
            yield sign, come
        else:
            words = WORDS.findall("".join(gone)), WORDS.findall("".join(come))
            yield from _stretches(common(*words, effort))


def common(a: list[str], b: list[str], effort: Effort) -> Iterator[Common]:
    """The two lists as a chain of equal ("=") and replaced ("~") parts, as far as effort allows."""
    head, tail = _common_ends(a, b)
    x, y = a[head : len(a) - tail], b[head : len(b) - tail]
    yield "=", a[:head], b[:head]
    if effort.allows(len(x) * len(y)):
        matcher = SequenceMatcher(_is_no_sign(y), x, y, autojunk=False)
        for sign, i, i_end, j, j_end in matcher.get_opcodes():
            yield "=" if sign == "equal" else "~", x[i:i_end], y[j:j_end]
    else:
        yield "~", x, y
    yield "=", a[len(a) - tail :], b[len(b) - tail :]


def marked(parts: Iterable[Stretch], written: Callable[[str, str], str]) -> SafeString:
    """Stretches as HTML; `written` makes HTML of the text of one, and escapes it."""
    html = []
    for sign, tokens in _joined(parts):
        inside = mark_safe(written(sign, "".join(tokens)))  # noqa: S308 - `written` escapes
        html.append(inside if sign == "=" else changed(sign, inside))
    return mark_safe("".join(html))  # noqa: S308 - of safe parts


def changed(sign: str, inside: SafeString) -> SafeString:
    """What is gone ("-") or new ("+"), with a word for those who do not see how it looks."""
    tag, word = ("del", gettext("Deleted")) if sign == "-" else ("ins", gettext("Added"))
    return format_html(
        '<{0}><span class="visually-hidden">[{1}: </span>{2}'
        '<span class="visually-hidden">]</span></{0}>',
        tag,
        word,
        inside,
    )


def replaced(before: str, after: str) -> SafeString:
    """Two names of which each counts whole; "" for none."""
    parts = [changed(sign, escape(name)) for sign, name in (("-", before), ("+", after)) if name]
    return mark_safe(" ".join(parts))  # noqa: S308 - of safe parts


def _stretches(parts: Iterable[Common]) -> Iterator[Stretch]:
    for sign, old, new in parts:
        yield from [("=", new)] if sign == "=" else [("-", old), ("+", new)]


def _joined(parts: Iterable[Stretch]) -> Iterator[Stretch]:
    """Neighbours of one kind as one; of what stands between two common things the gone first."""
    gone: list[str] = []
    come: list[str] = []
    for sign, tokens in [*parts, ("=", [""])]:
        if sign == "-":
            gone += tokens
        elif sign == "+":
            come += tokens
        elif tokens:
            yield from (each for each in (("-", gone), ("+", come)) if each[1])
            gone, come = [], []
            yield sign, tokens


def _common_ends(a: list[str], b: list[str]) -> tuple[int, int]:
    """How many elements the two have in common at the beginning, and of the rest at the end."""
    shorter = min(len(a), len(b))
    head = 0
    while head < shorter and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < shorter - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    return head, tail


def _is_no_sign(tokens: list[str]) -> Callable[[str], bool]:
    """Spaces, and in a long text what stands everywhere, begin no common stretch.

    They go along with a neighbour. This keeps `difflib` quick on hostile texts, and a reader from
    texts cut to pieces at every comma.
    """
    counts = Counter(tokens) if len(tokens) > LONG else Counter[str]()
    return lambda token: token.isspace() or counts[token] > OFTEN
