"""The elements of a body: reads well-formed HTML as a tree, and what is written otherwise here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


TABLE = names("table caption thead tbody tr th td")
BLOCKS = names("p h2 h3 ul ol li blockquote pre hr figure figcaption") | TABLE
VOID = names("br hr img")
REQUIRED = {"a": "href", "img": "src"}  # without it the element is dropped, its text kept

# What is written otherwise here; a block that we do not have becomes a paragraph.
RENAMED = {
    **dict.fromkeys(
        names(
            "address article aside center dd details dialog div dl dt fieldset footer form "
            "header hgroup legend main nav optgroup option search section summary"
        ),
        "p",
    ),
    **{"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "dir": "ul", "menu": "ul"},
    **{"b": "strong", "i": "em", "strike": "s", "del": "s"},
    **{"tfoot": "tbody", "listing": "pre"},
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
        if tag in TABLE and any(node.tag in ("td", "th") for node in self.path):
            tag, attrs = "p", []  # a table within a cell
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


def attributes_written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


def _start(tag: str, attributes: list[tuple[str, str | None]]) -> str:
    """The opening tag; nothing when a required attribute was refused."""
    kept = {
        name: escape(value or "", quote=False).replace('"', "&quot;") for name, value in attributes
    }
    required = REQUIRED.get(tag)
    return f"<{tag}{attributes_written(kept)}>" if required is None or required in kept else ""


def text_of(children: Iterable[Child]) -> str:
    """The bare text, with a line feed for each break."""
    return "".join(pieces(children, "\n", frozenset())).replace(BREAK, "\n")


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
