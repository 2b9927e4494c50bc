"""The HTML of a body as a person reads it: blocks of text, with a word for what is not text."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsdesk.comparison.words import HIDDEN

PARTS = re.compile(r"<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*+)(?P<facts>[^<>]*+)>|[^<]++|<")
FACT = re.compile(r'(?<![a-z-])([a-z-]++)="([^"]*+)"')
SPACES = re.compile(r"[ \t\r\n\f]+")
BREAK, CELL = "\ue000", "\ue001"  # a line feed that is no space, the end of a cell

# Kinds of blocks that are more than a paragraph, and what they are called.
KINDS: dict[str, Promise] = {
    "h2": _("Heading"),
    "h3": _("Lower heading"),
    "ul": _("Point of a list"),
    "ol": _("Numbered point of a list"),
    "blockquote": _("Quotation"),
    "pre": _("Code"),
    "figure": _("Picture"),
    "figcaption": _("Caption of a picture"),
    "caption": _("Caption of a table"),
    "tr": _("Row of a table"),
    "hr": _("Line across"),
}
BLOCKS = KINDS.keys() | {"p", "li", "table", "thead", "tbody", "div"}
LOOKS: dict[str, Promise] = {
    "strong": _("bold"),
    "em": _("italics"),
    "s": _("struck through"),
    "sub": _("lowered"),
    "sup": _("raised"),
    "code": _("as code"),
}


class Block(NamedTuple):
    kind: str  # a key of KINDS; "" for a paragraph
    text: str  # with hidden words between two `HIDDEN`


def blocks(html: str) -> list[Block]:
    """The blocks of a body that say something. Takes any text, also what is no HTML; linear."""
    return list(_Reader().read(html.replace(HIDDEN, "")))


class _Reader:
    """Follows the tags and collects the text of one block after the other."""

    def __init__(self) -> None:
        self.path: list[str] = []  # the blocks of a kind in which the next words stand
        self.words: list[str] = []
        self.targets: list[str] = []  # of the links in which they stand

    def read(self, html: str) -> Iterator[Block]:
        for part in PARTS.finditer(html):
            tag = (part["tag"] or "").lower()
            if not tag:
                self.words.append(unescape(part[0]))
            elif tag in BLOCKS:
                yield from self._finished()
                self._enter_or_leave(tag, bool(part["end"]))
            else:
                self._inline(tag, bool(part["end"]), part["facts"])
            if tag == "hr":
                yield Block("hr", "* * *")
        yield from self._finished()

    def _enter_or_leave(self, tag: str, is_end: bool) -> None:
        if tag in KINDS and tag != "hr":
            if not is_end:
                self.path.append(tag)
            elif self.path and self.path[-1] == tag:
                self.path.pop()

    def _finished(self) -> Iterator[Block]:
        kind = self.path[-1] if self.path else ""
        text = "".join(self.words)
        self.words = []
        text = text.strip("\n") if kind == "pre" else SPACES.sub(" ", text).strip()
        text = re.sub(f" ?{BREAK} ?", "\n", text.removesuffix(CELL)).replace(CELL, " | ")
        if text.strip():
            yield Block(kind, text)

    def _inline(self, tag: str, is_end: bool, facts: str) -> None:
        if tag == "br":
            self.words.append(BREAK)
        elif tag in ("td", "th") and is_end:
            self.words.append(CELL)
        elif tag == "img":
            self.words.append(_picture(facts))
        elif tag == "a" and not is_end:
            self.targets.append(_fact("href", facts))
        elif tag == "a" and self.targets:
            target = self.targets.pop()
            self.words.append(_hidden(gettext("link to %(target)s") % {"target": target}))
        elif tag in LOOKS:
            words = gettext("end of: %(look)s") if is_end else "%(look)s"
            self.words.append(_hidden(words % {"look": LOOKS[tag]}))


def _picture(facts: str) -> str:
    """What a picture shows, and the name of its file: two may show the same."""
    file = unquote(_fact("src", facts)).rpartition("/")[2]
    return f"{_fact('alt', facts)} ({file})"


def _fact(name: str, facts: str) -> str:
    found = dict(FACT.findall(facts)).get(name, "")
    return unescape(found).replace(HIDDEN, "").strip()


def _hidden(words: str) -> str:
    return f"{HIDDEN}{words}{HIDDEN}"
