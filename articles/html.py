"""Cleans the HTML of article bodies and reads their text.

What goes in may come from the editor, a feed, an import or an attacker. What
comes out holds only the elements and attributes of `ALLOWED`.

    bounds, one plain form of each tag, nh3, our own tidying, bleach

Two sanitisers follow each other because their parsers differ: what slips
through one is caught by the other. Neither keeps the words of stripped blocks
apart: that is what tidying is for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import TypeGuard
from urllib.parse import unquote, urlsplit

import bleach  # type: ignore[import-untyped]
import nh3
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PICTURES = "/media/"  # pictures are served from here; a hotlink tells a stranger who reads us

MAX_LENGTH = 300_000
MAX_NESTING = 30
# Parsers need time by tag, attribute and entity: the slowest body within these takes half a second.
MAX_MARKS = {"<": 5_000, '="': 5_000, "&": 20_000}


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The one list, for both sanitisers. `code` and `cite` come from imports, not from the editor.
ALLOWED = {
    **dict.fromkeys(_names("p h2 h3 ul li strong em s sub sup code br hr"), _names("")),
    "ol": _names("start type data-type"),
    "blockquote": _names("cite"),
    "a": _names("href title rel"),
    "figure": _names("class"),
    "figcaption": _names("class"),
    "img": _names("src alt title width height data-file"),
}
BLOCKS = _names("p h2 h3 ul ol li blockquote hr figure figcaption")
VOID = _names("br hr img")
REQUIRED = {"a": "href", "img": "src"}  # without it the element is dropped, its text kept

# Elements that nh3 lets through for tidying to rename; as paragraphs when a block we do not have.
RENAMED = {
    **dict.fromkeys(
        _names(
            "address article aside caption center dd details dialog div dl dt fieldset footer form "
            "header hgroup legend listing main nav optgroup option pre search section summary "
            "table tbody td tfoot th thead tr"
        ),
        "p",
    ),
    **{"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "dir": "ul", "menu": "ul"},
    **{"b": "strong", "i": "em", "strike": "s", "del": "s"},
}

# What stands inside is not text for readers. The first are raw text to every parser.
RAW = _names("script style textarea title xmp iframe noembed noframes noscript plaintext")
HIDDEN = RAW | _names("svg math template xml audio video canvas select datalist")
NOISE = _names("span font")  # Word writes thousands, they say nothing to us

ADDRESSES = _names("href cite src")
SCHEMES = _names("http https mailto tel")
IGNORED = re.compile(r"[^!-_a-~]")  # bleach, like browsers, looks past these; backticks too
SHAPES = {
    "start": re.compile(r"-?[0-9]{1,9}"),
    "type": re.compile(r"[1aAiI]"),
    "data-type": re.compile(r"decimal|disc|(lower|upper)-(alpha|roman)"),
    "width": re.compile(r"[0-9]{1,5}"),
    "height": re.compile(r"[0-9]{1,5}"),
    "data-file": re.compile(r"[0-9]{1,18}"),
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
SPACES = str.maketrans("\r\v\f", "\n  ")
BREAK = "\0"  # parts blocks of text; no text holds it
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # no XML may hold them


def clean_html(html: str) -> str:
    """The same text with nothing but what `ALLOWED` allows; cleaning twice changes nothing.

    Bare text is left bare unless blocks stand beside it. Raises ValidationError
    when the text is too long, too complex or nested too deeply.
    """
    tidy = _flow(_tree(_parsed(html)))
    return second_sanitiser(_shallow(_bounded(tidy)))


def plain_text(html: str) -> str:
    """The text as a reader sees it, one line a block. Raises as `clean_html` does."""
    return "\n".join(_lines(html, line_break=BREAK))


def paragraphs(html: str) -> list[str]:
    """Text of paragraphs and list items; no headings, no figures. Raises as `clean_html` does."""
    return _lines(html, line_break=" ", without=_names("h2 h3 figure figcaption"))


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
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").translate(SPACES))


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
    return f"<{name}{_written(kept)}>"


def _unquoted(value: str) -> str:
    return value.strip(value[0]) if value[:1] in ('"', "'") else value


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


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


# Tidying: the tree is read once and written anew


@dataclass(eq=False)
class Node:
    tag: str
    start: str  # the opening tag as it will be written, or nothing
    children: "list[Child]" = field(default_factory=list)


Child = Node | str


class _TreeBuilder(HTMLParser):
    """Reads well-formed HTML only: every element that is not void is closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.path = [Node("body", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = RENAMED.get(tag, tag)
        node = Node(tag, _start(tag, attrs))
        self.path[-1].children.append(node)
        if tag not in VOID:
            self.path.append(node)

    def handle_endtag(self, tag: str) -> None:
        self.path.pop()

    def handle_data(self, data: str) -> None:
        self.path[-1].children.append(data)


def _tree(html: str) -> list[Child]:
    builder = _TreeBuilder()
    builder.feed(html)
    builder.close()
    return builder.path[0].children


def _flow(children: Iterable[Child]) -> str:
    """Content of a body, quotation or list item: bare inline content, or blocks."""
    parts = list(_parts(children))
    if any(isinstance(part, Node) for part in parts):
        return _blocks(parts, "p")
    text = "".join(_inline(part) for part in parts if isinstance(part, list))
    return "" if _is_blank(text) else text


def _blocks(parts: "Iterable[Node | list[Child]]", tag: str) -> str:
    """Blocks one after the other; inline content between them is put into `tag`."""
    return "".join(
        _block(part, tag) if isinstance(part, Node) else _paragraph(_inline(part), tag)
        for part in parts
    )


def _block(node: Node, tag: str) -> str:
    match node.tag:
        case "hr":
            return "<hr>"
        case "ul" | "ol":
            return _element(node, _items(node))
        case "blockquote":
            return _element(node, _flow(node.children))
        case "figure":
            return _figure(node)
        case "h2" | "h3":
            return _blocks(_parts(node.children), node.tag)
    return _blocks(_parts(node.children), tag)


def _paragraph(text: str, tag: str) -> str:
    if _is_blank(text):
        return ""
    return f"<{tag}>{text}</{tag}>" if _words(text) else text.strip()  # a picture stands alone


def _items(node: Node) -> str:
    """What stands in a list outside of its items, as nested lists often do, joins the last one."""
    items: list[Node] = []
    for child in _lifted(node.children):
        if isinstance(child, Node) and child.tag == "li":
            items.append(child)
        elif isinstance(child, Node) or child.strip():
            if not items:
                items.append(Node("li", "<li>"))
            items[-1].children.append(child)
    return "".join(_element(item, _flow(item.children)) for item in items)


def _figure(node: Node) -> str:
    """One picture and its caption; anything else becomes the blocks it is made of."""
    children = list(_lifted(node.children))
    captions = [child for child in children if _is_block(child) and child.tag == "figcaption"]
    picture = "".join(_runs(child for child in children if child not in captions))
    if picture.count("<img") != 1 or _words(picture):
        return _blocks(_parts(children), "p")
    caption = "<br>".join(run for run in _runs(captions) if not _is_blank(run))
    if caption:
        caption = f'<figcaption class="figure-caption">{caption}</figcaption>'
    return f'<figure class="figure">{picture.strip()}{caption}</figure>'


def _runs(children: Iterable[Child]) -> Iterator[str]:
    """Inline content, out of the blocks that hold it."""
    for part in _parts(children):
        if isinstance(part, Node):
            yield from _runs(part.children)
        else:
            yield _inline(part)


def _inline(children: Iterable[Child], inside: frozenset[str] = frozenset()) -> str:
    written = ""
    for child in children:
        if isinstance(child, str):
            written += escape(child, quote=False)
        elif child.tag in VOID:
            written += child.start
        else:
            text = _inline(child.children, inside | {child.tag})
            is_needless = child.tag in inside or _is_blank(text)
            written += text if is_needless else _element(child, text)
    return written


def _parts(children: Iterable[Child]) -> "Iterator[Node | list[Child]]":
    """Blocks, and lists of the inline content between them."""
    run: list[Child] = []
    for child in _lifted(children):
        if not _is_block(child):
            run.append(child)
            continue
        if run:
            yield run
            run = []
        yield child
    if run:
        yield run


def _lifted(children: Iterable[Child]) -> Iterator[Child]:
    """Takes blocks out of inline elements: links move into the blocks, bold and the like go.

    Google Docs puts a whole paste into one `<b>` that does not mean bold.
    """
    for child in children:
        if isinstance(child, str) or _is_block(child) or not _holds_block(child):
            yield child
        elif child.tag == "a":
            for part in _parts(child.children):
                if isinstance(part, Node):
                    link = Node("a", child.start, part.children)
                    yield Node(part.tag, part.start, [link])
                else:
                    yield Node("a", child.start, part)
        else:
            yield from _lifted(child.children)


def _is_block(child: Child) -> TypeGuard[Node]:
    return isinstance(child, Node) and child.tag in BLOCKS


def _holds_block(node: Node) -> bool:
    return any(
        isinstance(child, Node) and (_is_block(child) or _holds_block(child))
        for child in node.children
    )


def _words(written: str) -> str:
    return re.sub(r"<[^>]*>", "", written).strip()


def _is_blank(written: str) -> bool:
    return "<img" not in written and not _words(written)


def _element(node: Node, content: str) -> str:
    return f"{node.start}{content}</{node.tag}>" if node.start and content else content


def _start(tag: str, attributes: list[tuple[str, str | None]]) -> str:
    """The opening tag; nothing when a required attribute was refused."""
    kept = {
        name: escape(value or "", quote=False).replace('"', "&quot;") for name, value in attributes
    }
    required = REQUIRED.get(tag)
    return f"<{tag}{_written(kept)}>" if required is None or required in kept else ""


# Reading


def _lines(html: str, line_break: str, without: frozenset[str] = frozenset()) -> list[str]:
    text = "".join(_pieces(_tree(_parsed(html)), line_break, without))
    lines = (re.sub(r"[ \t\n]+", " ", line).strip() for line in text.split(BREAK))
    return [line for line in lines if line]


def _pieces(children: Iterable[Child], line_break: str, without: frozenset[str]) -> Iterator[str]:
    for child in children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield line_break
        elif child.tag not in BLOCKS:
            yield from _pieces(child.children, line_break, without)
        else:
            yield BREAK
            if child.tag not in without:
                yield from _pieces(child.children, line_break, without)
            yield BREAK
