"""One stylesheet for readers, joined from `static/css/`, in the colours of the settings.

`static/css/site.css` is the table of contents in CSS's own words: lines of `@import`. A browser
could follow them one by one; readers get `site.css` with each line replaced by its file, without
the comments: they would be a fifth of what is sent. Articles wait for no file: they hold what they
need of it, which `inline.css`, a list of the same kind, says.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

NAME = "site.css"
INLINE = "inline.css"
IMPORT = re.compile(r'^@import "(?P<name>[a-z-]+\.css)";$', re.MULTILINE)
COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)


def joined(folder: Path, name: str = NAME) -> str:
    """`name` of `folder`, every import replaced; FileNotFoundError names what is missing."""
    contents = (folder / name).read_text()
    return IMPORT.sub(lambda line: without_comments((folder / line["name"]).read_text()), contents)


def inline(folder: Path, colours: Mapping[str, str]) -> str:
    """What an article needs of the stylesheet, on one line, for a style element."""
    return " ".join(without_comments(joined(folder, INLINE) + site_colours(colours)).split())


def allowance(style: str) -> str:
    """What a content security policy says to allow a style element with exactly this text."""
    return f"'sha256-{b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"


def without_comments(css: str) -> str:
    return COMMENT.sub("", css).strip()


def site_colours(colours: Mapping[str, str]) -> str:
    """The two tokens that settings choose, as a part of the readers' stylesheet."""
    paper, accent = (
        _light_and_dark("PAPER_COLOUR", colours),
        _light_and_dark("ACCENT_COLOUR", colours),
    )
    return f"@layer tokens {{ :root {{ --paper: {paper}; --accent: {accent}; }} }}\n"


def newsdesk_colours(colours: Mapping[str, str]) -> str:
    """The same for the newsdesk, whose other colours `static/newsdesk/newsdesk.css` makes of it."""
    accent = _light_and_dark("ACCENT_COLOUR", colours)
    return f":root {{ --house: {accent}; --house-ink: {colours['ACCENT_COLOUR']}; }}\n"


def _light_and_dark(name: str, colours: Mapping[str, str]) -> str:
    return f"light-dark({colours[name]}, {colours[f'{name}_DARK']})"
