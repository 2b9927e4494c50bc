"""The list of declared crawlers, asked quickly.

Its 1,500 expressions one after the other take 250 µs. Nearly all are plain names, and all hold a
few plain characters in a row: only those whose characters a User-Agent holds are looked for in it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from crawleruseragents import CRAWLER_USER_AGENTS_DATA

# Characters in a row, and how far apart those stand that are looked at in a User-Agent.
LENGTH, STEP = 4, 2
# What every browser says tells nothing.
USUAL = """Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)
Chrome/140.0.0.0 Mobile Safari/537.36 Version/18.1 Firefox/140.0 Edg/ Linux; Android Build/
Macintosh; Intel Mac OS X 10_15_7 iPhone; CPU iPhone OS 18_1 like Mac OS X Trident/7.0 Opera"""
# What nearly every browser says, and no name of the list holds or overlaps: not looked at.
SKIPPED = (
    "AppleWebKit/537.36 (KHTML, like Gecko)",
    "AppleWebKit/605.1.15 (KHTML, like Gecko)",
    "Mozilla/5.0 (Linux; Android ",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
    "Mozilla/5.0 (iPhone; CPU iPhone OS ",
    "Mozilla/5.0 (Linux; U; Android ",
    "like Mac OS X) ",
    "Version/4.0 ",
    "Mobile Safari/537.36",
    "Safari/537.36",
)
ALTERNATIVES = re.compile(r"\|(?![^(]*\))")
ESCAPED = re.compile(r"\\([^a-zA-Z0-9])")
# What in an expression may stand for something else, or for nothing.
UNCERTAIN = re.compile(r"(?:\(.*?\)|\[.*?\]|\\[a-zA-Z])[*+?]?|[\^$.+]|.[*?{]")
# Where characters wait that are plain because a backslash stands before them.
ASIDE = 0xE000


class Name:
    """One expression of the list; `text` is what any User-Agent that fits it holds for certain."""

    def __init__(self, pattern: str, is_library: bool) -> None:
        self.pattern, self.is_library = pattern, is_library
        parts = UNCERTAIN.split(ESCAPED.sub(lambda found: chr(ASIDE + ord(found[1])), pattern))
        codes = map(ord, max(parts, key=len))
        self.text = "".join(chr(code - ASIDE if code > ASIDE else code) for code in codes)
        self.expression = re.compile(pattern) if len(parts) > 1 else None

    def fits(self, user_agent: str) -> bool:
        """Whether one that holds the text is called so indeed."""
        return self.expression is None or self.expression.search(user_agent) is not None

    @property
    def told_by(self) -> list[str]:
        """Characters of it of which one piece is met at every STEP; none if it is too short."""
        starts = range(len(self.text) - LENGTH + 1)
        pieces = [self.text[start : start + LENGTH] for start in starts]
        rows = [pieces[start : start + STEP] for start in range(len(pieces) - STEP + 1)]
        return min(rows, key=lambda row: sum(piece in USUAL for piece in row), default=[])


def _names() -> Iterator[Name]:
    for crawler in CRAWLER_USER_AGENTS_DATA:
        for pattern in ALTERNATIVES.split(crawler["pattern"]):
            yield Name(pattern, "http-library" in crawler["tags"])


def _index() -> dict[str, list[Name]]:
    index = defaultdict(list)
    for name in _names():
        for piece in name.told_by or [""]:
            index[piece].append(name)
    return dict(index)


INDEX = _index()
SHORT = INDEX.pop("", [])
PIECES = frozenset(INDEX)
PIECE = re.compile("." * LENGTH, re.DOTALL)


def named(user_agent: str) -> list[Name]:
    """The listed programs whose names it holds, in no order. About 8 µs."""
    rest = user_agent
    for usual in SKIPPED:
        rest = rest.replace(usual, " ")
    names = SHORT
    for row in (PIECE.findall(rest), PIECE.findall(rest, STEP)):
        if not PIECES.isdisjoint(row):
            names = names + [name for piece in PIECES.intersection(row) for name in INDEX[piece]]
    return [name for name in names if name.text in user_agent and name.fits(user_agent)]
