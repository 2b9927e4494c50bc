"""Two bodies compared as they look: block by block, inside changed blocks by words."""

import re
from collections.abc import Iterator
from itertools import groupby

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from newsdesk.comparison.readable import KINDS, Block, blocks
from newsdesk.comparison.words import (
    HIDDEN,
    Effort,
    by_words,
    changed,
    common,
    compared,
    marked,
    replaced,
)

CONTEXT = 1  # unchanged blocks that are shown before and after a changed one
FEWEST_FOLDED = 3
NEAR = 8  # a rewritten block is looked for among so many
ALIKE = 0.4  # share of words in common from which two blocks are one, rewritten
# No clean body has more; what has is compared as it is written.
MOST_MARKS, LONGEST = 20_000, 1_000_000

Pair = tuple[Block | None, Block | None]  # a block before and after


def compared_body(old_html: str, new_html: str) -> SafeString:
    """The new text with what is gone and what is new marked, unchanged stretches folded.

    Takes any HTML, also hostile: what it shows is escaped text. Changed targets of links, pictures,
    emphasis and kinds of blocks are told in words. Its time is bounded, however long the texts.
    """
    if any(html.count("<") > MOST_MARKS or len(html) > LONGEST for html in (old_html, new_html)):
        return format_html('<div class="comparison">{}</div>', compared(old_html, new_html))
    effort = Effort()
    pairs = list(_pairs(blocks(old_html), blocks(new_html), effort))
    if old_html != new_html and all(map(_is_same, pairs)):
        words = gettext("The text reads the same; only what does not show has changed.")
        return format_html('<p class="comparison__nothing">{}</p>', words)
    parts: list[list[str]] = []
    for is_same, run in groupby(pairs, _is_same):
        written: list[str] = [_block(before, after, effort) for before, after in run]
        parts.append(written if is_same else ["".join(written)])
    last = len(parts) - 1
    folded = [_folded(run, n == 0, n == last) for n, run in enumerate(parts)]
    return format_html('<div class="comparison">{}</div>', _safe(*folded))


def _is_same(pair: Pair) -> bool:
    return pair[0] == pair[1]


def _safe(*parts: str) -> SafeString:
    """One piece of HTML out of pieces that are safe already."""
    return mark_safe("".join(parts))  # noqa: S308, see above


def _pairs(old: list[Block], new: list[Block], effort: Effort) -> Iterator[Pair]:
    """Each block of both texts once, in order, beside what it was or became."""
    for sign, gone, come in common(list(map(":".join, old)), list(map(":".join, new)), effort):
        before, after = ([Block(*key.split(":", 1)) for key in keys] for keys in (gone, come))
        yield from zip(before, after, strict=True) if sign == "=" else _rewritten(before, after)


def _rewritten(before: list[Block], after: list[Block]) -> Iterator[Pair]:
    """Which block became which: the most alike of the next few; the others are gone or new."""
    words = [_vocabulary(block) for block in after]
    start = 0
    for block in before:
        own = _vocabulary(block)
        likeness = [_likeness(own, other) for other in words[start : start + NEAR]]
        if max(likeness, default=0) < ALIKE:
            yield block, None
            continue
        best = start + likeness.index(max(likeness))
        yield from ((None, new) for new in after[start:best])
        yield block, after[best]
        start = best + 1
    yield from ((None, new) for new in after[start:])


def _vocabulary(block: Block) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", block.text.lower()))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _folded(written: list[str], is_first: bool, is_last: bool) -> SafeString:
    """What stayed: shown where it is next to a change, the rest behind a line that counts it."""
    start, end = 0 if is_first else CONTEXT, len(written) - (0 if is_last else CONTEXT)
    if end - start < FEWEST_FOLDED:
        return _safe(*written)
    count = end - start
    words = ngettext("%(count)d unchanged paragraph", "%(count)d unchanged paragraphs", count)
    return format_html(
        '{}<details class="comparison__same"><summary>{}</summary>{}</details>{}',
        _safe(*written[:start]),
        words % {"count": count},
        _safe(*written[start:end]),
        _safe(*written[end:]),
    )


def _block(before: Block | None, after: Block | None, effort: Effort) -> SafeString:
    """One block: its kind, where it is more than a paragraph, and its words."""
    if before and after:
        text = marked(by_words(before.text, after.text, effort), _written)
    else:
        sign, block = ("-", before) if before else ("+", after)
        text = changed(sign, _written(sign, block.text if block else ""))
    return format_html(
        '<p class="comparison__block{}">{}{}</p>',
        "" if before == after else " comparison__block--changed",
        _kind(before or after, after or before),
        text,
    )


def _kind(before: Block | None, after: Block | None) -> SafeString | str:
    """What a block is, or was and became, where it is more than a paragraph."""
    names = [str(KINDS[block.kind]) if block and block.kind else "" for block in (before, after)]
    if not any(names):
        return ""
    name = escape(names[0]) if names[0] == names[1] else replaced(*names)
    return format_html('<span class="comparison__kind">{}</span> ', name)


def _written(sign: str, text: str) -> SafeString:
    """Text as HTML; what does not show in it is said only where it changed."""
    parts = text.split(HIDDEN)
    for number, part in enumerate(parts):
        if number % 2 == 0:
            parts[number] = escape(part)
        elif sign == "=":
            parts[number] = ""
        else:
            parts[number] = format_html('<span class="comparison__aside">[{}]</span>', part)
    return _safe(*parts)
