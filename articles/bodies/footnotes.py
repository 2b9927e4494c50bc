"""Footnotes: what a journalist writes as `[nota: …]` in the text becomes a numbered note below it.

The stored body keeps the words as they were typed; numbers and links between mark and note are
made when the article is shown. `[note: …]` does the same. Everything here is linear in the text.
"""

import re
from collections.abc import Callable
from html import escape

from django.utils.translation import gettext

# Of the words of a note: text and inline elements, no bracket.
INLINE = r"<(?:/?(?:em|strong|s|sub|sup)|a(?: [^>]*+)?|/a)>"
OPENING = r"\[not[ae]:"
# Links and code are no place for a note, nor is the inside of a tag.
SCAN = re.compile(
    rf"{OPENING}(?P<words>(?:[^\[\]<]++|{INLINE})*+)\]"
    r"|<(?P<kept>a|code)\b.*?</(?P=kept)>|<[^>]*+>",
    re.DOTALL | re.IGNORECASE,
)
TAG = re.compile(r"<(/?)([a-z]+)")
TYPED = re.compile(rf"{OPENING}([^\[\]\0]*+)\]", re.IGNORECASE)


def with_footnotes(body: str) -> str:
    """Clean HTML with a number in place of each note, and the notes in a list at the end.

    A note that begins inside a mark and ends outside of it stays as it was typed.
    """
    notes: list[str] = []
    parts: list[str] = []
    end, label = 0, escape(gettext("Note %(number)s"))
    for found in SCAN.finditer(body):
        words = (found["words"] or "").strip()
        if words and _is_balanced(words):
            notes.append(words)
            parts += [body[end : found.start()].rstrip(" \xa0"), _mark(len(notes), label)]
            end = found.end()
    parts.append(body[end:])
    return "".join(parts) + (_list(notes) if notes else "")


def without_notes(text: str) -> str:
    """Plain text as it reads without its notes."""
    return _replaced(text, lambda words: "")


def notes_in_brackets(text: str) -> str:
    """Plain text with each note in brackets at its place."""
    return _replaced(text, lambda words: f" ({words.strip()})")


def _replaced(text: str, written: Callable[[str], str]) -> str:
    *parts, rest = TYPED.split(text)
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return "".join(before.rstrip(" \xa0") + written(words) for before, words in pairs) + rest


def _is_balanced(words: str) -> bool:
    """Whether every element that begins in these words ends in them."""
    path: list[str] = []
    for end, name in TAG.findall(words):
        if not end:
            path.append(name)
        elif not path or path.pop() != name:
            return False
    return not path


def _mark(number: int, label: str) -> str:
    return (
        f'<sup class="footnote"><a id="note-{number}-mark" href="#note-{number}"'
        f' role="doc-noteref" aria-label="{label % {"number": number}}">{number}</a></sup>'
    )


def _list(notes: list[str]) -> str:
    title = escape(gettext("Notes"))
    label = escape(gettext("Back to the text, note %(number)s"))
    items = "".join(_note(number, words, label) for number, words in enumerate(notes, 1))
    return (
        '<section class="footnotes" role="doc-endnotes" aria-labelledby="notes-title">'
        f'<h2 id="notes-title">{title}</h2><ol>{items}</ol></section>'
    )


def _note(number: int, words: str, label: str) -> str:
    return (
        f'<li id="note-{number}">{words}\xa0<a class="footnotes__back" href="#note-{number}-mark"'
        f' role="doc-backlink" aria-label="{label % {"number": number}}">↩\ufe0e</a></li>'
    )
