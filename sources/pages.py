"""What a foreign page calls itself and says: read from markup that nobody has checked.

Not a parser: tags are looked at one after the other, once, in time that grows with their number.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from articles.bodies.html import ATTRIBUTES, HIDDEN, MARKUP, UNPRINTABLE
from articles.bodies.tree import names
from sources.charsets import decoded

LONGEST_TITLE = 500
LONGEST_TEXT = 2_000
ENOUGH = 200  # characters make a story; with fewer, the words around it are read, too

BESIDE = names("nav footer aside button dialog menu") | HIDDEN
STORY = names("article main")
WATCHED = BESIDE | STORY | {"header", "h1"}
INLINE = names("a abbr b bdi bdo cite code em font i mark q s small span strong sub sup time u wbr")


NO_SIGN = re.compile(r"&#[0-9]{8,};?")  # Python refuses to read the longest of these numbers


@dataclass(frozen=True)
class Page:
    """Title as networks are told it or as the window shows it; both; first heading; first words."""

    title: str = ""
    titles: tuple[str, ...] = ()
    heading: str = ""
    text: str = ""


def read(body: bytes, content_type: str = "") -> Page:
    """The page in these bytes, as far as they hold it. Raises nothing."""
    reader = _Reader()
    reader.read(decoded(body, content_type))
    titles = tuple(filter(None, (_line(title) for title in (reader.shared, reader.window))))
    story = _lines(reader.story)
    return Page(
        title=titles[0] if titles else "",
        titles=titles,
        heading=next(filter(None, map(_line, reader.headings)), ""),
        text=(story if len(story) >= ENOUGH else _lines(reader.page))[:LONGEST_TEXT],
    )


@dataclass
class _Reader:
    """Takes words where they stand: in the story, in the page around it, or out of sight."""

    shared: str = ""
    window: str = ""
    headings: list[str] = field(default_factory=list)
    story: list[str] = field(default_factory=list)
    page: list[str] = field(default_factory=list)
    depths: dict[str, int] = field(default_factory=dict)  # of the open elements that matter

    def read(self, text: str) -> None:
        end = 0
        for mark in MARKUP.finditer(text):
            self._words(text[end : mark.start()])
            end = mark.end()
            if mark["raw"]:
                self._raw(mark["raw"].lower(), mark[0])
            elif mark["name"]:
                self._tag(mark["name"].lower(), mark["attributes"])
        self._words(text[end:])

    def _raw(self, name: str, element: str) -> None:
        if name == "title" and not self.window and not self._is_in(HIDDEN):
            self.window = element.partition(">")[2].rpartition("</")[0]

    def _tag(self, name: str, attributes: str) -> None:
        bare = name.removeprefix("/")
        if bare in WATCHED:
            self._nest(bare, 1 if bare == name else -1)
        if name == "h1":
            self.headings.append("")
        elif name == "meta" and not self.shared:
            self.shared = _shared_title(attributes)
        if bare not in INLINE:
            self._words("\n")

    def _nest(self, name: str, step: int) -> None:
        self.depths[name] = self.depths.get(name, 0) + step
        if self.depths[name] <= 0:
            del self.depths[name]

    def _is_in(self, elements: frozenset[str]) -> bool:
        return not elements.isdisjoint(self.depths)

    def _words(self, words: str) -> None:
        if not words or self._is_in(HIDDEN):
            return
        if "h1" in self.depths:
            self.headings[-1] += words
        in_story = self._is_in(STORY)
        if self._is_in(BESIDE) or ("header" in self.depths and not in_story):
            return
        self.page.append(words)
        if in_story:
            self.story.append(words)


def _shared_title(attributes: str) -> str:
    values = {name.lower(): value.strip("\"'") for name, value in ATTRIBUTES.findall(attributes)}
    is_title = "og:title" in (values.get("property"), values.get("name"))
    return values.get("content", "") if is_title else ""


def _lines(pieces: list[str]) -> str:
    lines = (" ".join(line.split()) for line in _readable("".join(pieces)).split("\n"))
    return "\n".join(line for line in lines if line)


def _line(text: str) -> str:
    return " ".join(_readable(text).split())[:LONGEST_TITLE]


def _readable(markup: str) -> str:
    return UNPRINTABLE.sub("", unescape(NO_SIGN.sub("\ufffd", markup)))
