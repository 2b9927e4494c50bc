"""The elements of a body and their order: reads well-formed HTML as a tree and writes it anew.

Sanitisers know what is allowed, not where it makes sense. Here blocks that we do not have become
paragraphs, blocks leave inline elements, and no two words are glued together.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import TypeGuard


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = names("p h2 h3 ul ol li blockquote hr figure figcaption")
VOID = names("br hr img")
REQUIRED = {"a": "href", "img": "src"}  # without it the element is dropped, its text kept

# What is written otherwise here; a block that we do not have becomes a paragraph.
RENAMED = {
    **dict.fromkeys(
        names(
            "address article aside caption center dd details dialog div dl dt fieldset footer form "
            "header hgroup legend listing main nav optgroup option pre search section summary "
            "table tbody td tfoot th thead tr"
        ),
        "p",
    ),
    **{"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "dir": "ul", "menu": "ul"},
    **{"b": "strong", "i": "em", "strike": "s", "del": "s"},
}

BREAK = "\0"  # parts blocks of text; no text holds it


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


def tree(html: str) -> list[Child]:
    builder = _TreeBuilder()
    builder.feed(html)
    builder.close()
    return builder.path[0].children


def flow(children: Iterable[Child]) -> str:
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
            return _element(node, flow(node.children))
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
    return "".join(_element(item, flow(item.children)) for item in items)


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


def attributes_written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


def _start(tag: str, attributes: list[tuple[str, str | None]]) -> str:
    """The opening tag; nothing when a required attribute was refused."""
    kept = {
        name: escape(value or "", quote=False).replace('"', "&quot;") for name, value in attributes
    }
    required = REQUIRED.get(tag)
    return f"<{tag}{attributes_written(kept)}>" if required is None or required in kept else ""


def pieces(children: Iterable[Child], line_break: str, without: frozenset[str]) -> Iterator[str]:
    for child in children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield line_break
        elif child.tag not in BLOCKS:
            yield from pieces(child.children, line_break, without)
        else:
            yield BREAK
            if child.tag not in without:
                yield from pieces(child.children, line_break, without)
            yield BREAK
