"""Cleans the HTML of article bodies and reads their text.

What goes in may come from the editor, a feed, an import or an attacker. What
comes out holds only the elements and attributes of `ALLOWED`.

    bounds, one plain form of each tag, nh3, our own tidying, bleach

Two sanitisers follow each other because their parsers differ: what slips
through one is caught by the other. Neither keeps the words of stripped blocks
apart: that is what tidying is for.
"""

import re
from urllib.parse import unquote, urlsplit

import bleach  # type: ignore[import-untyped]
import nh3
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.bodies.footnotes import notes_in_brackets, without_notes
from articles.bodies.markup import flow
from articles.bodies.tree import BREAK, RENAMED, VOID, attributes_written, names, pieces, tree

PICTURES = "/media/"  # pictures are served from here; a hotlink tells a stranger who reads us

MAX_LENGTH = 300_000
MAX_NESTING = 30
# Parsers need time by tag, attribute and entity: the slowest body within these takes half a second.
MAX_MARKS = {"<": 5_000, '="': 5_000, "&": 20_000}


# The one list, for both sanitisers. `cite` comes from imports, not from the editor.
ALLOWED = {
    **dict.fromkeys(names("p h2 h3 ul li strong em s sub sup code pre br hr"), names("")),
    **dict.fromkeys(names("table caption thead tbody tr"), names("")),
    "th": names("colspan rowspan scope"),
    "td": names("colspan rowspan"),
    "ol": names("start type data-type"),
    "blockquote": names("cite"),
    "a": names("href title rel"),
    "figure": names("class"),
    "figcaption": names("class"),
    "img": names("src alt title width height data-file"),
}
# What stands inside is not text for readers. The first are raw text to every parser.
RAW = names("script style textarea title xmp iframe noembed noframes noscript plaintext")
HIDDEN = RAW | names("svg math template xml audio video canvas select datalist")
NOISE = names("span font")  # Word writes thousands, they say nothing to us

ADDRESSES = names("href cite src")
SCHEMES = names("http https mailto tel")
IGNORED = re.compile(r"[^!-_a-~]")  # bleach, like browsers, looks past these; backticks too
SPAN = re.compile(r"[2-9]|[1-9][0-9]")  # a span of one says nothing, one of thousands kills a page
SHAPES = {
    "start": re.compile(r"-?[0-9]{1,9}"),
    "type": re.compile(r"[1aAiI]"),
    "data-type": re.compile(r"decimal|disc|(lower|upper)-(alpha|roman)"),
    "width": re.compile(r"[0-9]{1,5}"),
    "height": re.compile(r"[0-9]{1,5}"),
    "data-file": re.compile(r"[0-9]{1,18}"),
    "colspan": SPAN,
    "rowspan": SPAN,
    "scope": re.compile(r"col|row"),
}

ATTRIBUTE = r"""[\s/]*+([^\s/>][^\s/>=]*+)
    (?:\s*+=\s*+("[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?)?"""
ATTRIBUTES = re.compile(ATTRIBUTE, re.VERBOSE | re.ASCII)
MARKUP = re.compile(
    rf"""<!--(?:-?>|.*?(?:--!?>|\Z))
    | <(?P<raw>{"|".join(sorted(RAW))})(?=[\s/>]).*?(?:</(?P=raw)(?=[\s/>])[^>]*+(?:>|\Z)|\Z)
    | <(?P<name>/?[a-z][^\s/>]*+)(?P<attributes>(?:{ATTRIBUTE})*)[\s/]*+(?:>|\Z)
    | <[!?/][^>]*+(?:>|\Z)""",
    re.VERBOSE | re.ASCII | re.IGNORECASE | re.DOTALL,
)
NAME = re.compile(r"/?[a-z][a-z0-9-]*")
SPACES = {"\r\n": "\n", "\r": "\n", "\v": " ", "\f": " "}
BARE_ADDRESS = re.compile(r"https?://\S+")
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # no XML may hold them


def clean_html(html: str) -> str:
    """The same text with nothing but what `ALLOWED` allows; cleaning twice changes nothing.

    Bare text is left bare unless blocks stand beside it. Raises ValidationError
    when the text is too long, too complex or nested too deeply.
    """
    tidy = flow(tree(_parsed(html)))
    return second_sanitiser(_shallow(_bounded(tidy)))


def plain_text(html: str) -> str:
    """The text as a reader sees it, one line a block, notes in brackets. Raises as `clean_html`."""
    return "\n".join(_lines(notes_in_brackets(_text(html, BREAK))))


def paragraphs(html: str) -> list[str]:
    """Text of paragraphs and list items: no headings, figures, tables, code, notes, bare addresses.

    Raises as `clean_html` does.
    """
    text = _text(html, " ", without=names("h2 h3 figure figcaption table pre"))
    return [line for line in _lines(without_notes(text)) if not BARE_ADDRESS.fullmatch(line)]


# Bounds


def _short(html: str) -> str:
    if len(html) > MAX_LENGTH:
        raise ValidationError(
            _("The text is too long: with its markup it may have %(limit)d characters."),
            code="too_long",
            params={"limit": MAX_LENGTH},
        )
    return html


def _bounded(html: str) -> str:
    if any(html.count(mark) > limit for mark, limit in MAX_MARKS.items()):
        raise ValidationError(
            _("The text has too much markup. Paste it again without formatting."),
            code="too_complex",
        )
    return _short(html)


def _shallow(html: str) -> str:
    """Refuses deep nesting; `html` must be well-formed."""
    depth = 0
    for end, name in re.findall(r"<(/?)([a-z0-9]+)", html):
        depth += 0 if name in VOID else -1 if end else 1
        if depth > MAX_NESTING:
            raise ValidationError(
                _("The text is nested too deeply: at most %(limit)d elements in each other."),
                code="too_deep",
                params={"limit": MAX_NESTING},
            )
    return html


# Sanitisers


def _parsed(html: str) -> str:
    """Well-formed, bounded HTML of allowed elements and of those that tidying renames."""
    plain = MARKUP.sub(_plain_tag, _printable(_short(html)))
    return _shallow(_bounded(_printable(first_sanitiser(_bounded(plain)))))


def _printable(text: str) -> str:
    for written, plain in SPACES.items():  # ten times as quick as `translate`
        text = text.replace(written, plain)
    return UNPRINTABLE.sub("", text)


def _plain_tag(markup: re.Match[str]) -> str:
    """A tag with its allowed attributes, each in quotes; nothing for comments and raw text.

    Lists of foreign attributes make parsers slow: 150,000 on one tag cost nh3
    seven seconds, ten on each of 10,000 `<b>` half a minute.
    """
    name = (markup["name"] or "").lower()
    if not NAME.fullmatch(name) or name.strip("/") in NOISE:
        return ""
    kept: dict[str, str] = {}
    if allowed := ALLOWED.get(name):
        for attribute, value in ATTRIBUTES.findall(markup["attributes"]):
            if attribute.lower() in allowed:
                kept.setdefault(attribute.lower(), _unquoted(value).replace('"', "&quot;"))
    return f"<{name}{attributes_written(kept)}>"


def _unquoted(value: str) -> str:
    return value.strip(value[0]) if value[:1] in ('"', "'") else value


def first_sanitiser(html: str) -> str:
    return nh3.clean(
        html,
        tags=ALLOWED.keys() | RENAMED.keys(),
        attributes={"*": set(), **{tag: set(names - {"rel"}) for tag, names in ALLOWED.items()}},
        attribute_filter=_accepted,
        clean_content_tags=HIDDEN,
        url_schemes=SCHEMES,
        link_rel="noopener",
    )


def second_sanitiser(html: str) -> str:
    attributes = {tag: list(names) for tag, names in ALLOWED.items()}
    cleaned: str = bleach.clean(
        html, tags=ALLOWED.keys(), attributes=attributes, protocols=SCHEMES, strip=True
    )
    return cleaned


def _accepted(tag: str, name: str, value: str) -> str | None:
    """The gates that neither sanitiser has: addresses looked into, values of a known form."""
    if name in ADDRESSES and not _is_address(value):
        return None
    if name == "src" and (not value.startswith(PICTURES) or ".." in unquote(value)):
        return None
    return value if name not in SHAPES or SHAPES[name].fullmatch(value) else None


def _is_address(value: str) -> bool:
    """A web, mail or telephone address, a path of this site or a place in this page."""
    bare = IGNORED.sub("", value).lower()
    try:
        parts = urlsplit(bare)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.netloc)
    if parts.scheme in SCHEMES:
        return bool(parts.path)
    return bare.startswith("#") or re.match(r"/(?![/\\])", bare) is not None


# Reading


def _text(html: str, line_break: str, without: frozenset[str] = frozenset()) -> str:
    return "".join(pieces(tree(_parsed(html)), line_break, without))


def _lines(text: str) -> list[str]:
    lines = (re.sub(r"[ \t\n]+", " ", line).strip() for line in text.split(BREAK))
    return [line for line in lines if line]
