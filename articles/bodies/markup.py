"""The order of a body's elements: what stands in what, and how it is written.

Sanitisers know what is allowed, not where it makes sense. Here blocks that we do not have become
paragraphs, blocks leave inline elements, and no two words are glued together.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import takewhile
from typing import TypeGuard

from articles.bodies.tree import BLOCKS, VOID, Child, Node, text_of


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
        case "table":
            return _table(node)
        case "pre":
            return _code(node)
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


def _code(node: Node) -> str:
    """Text alone, its spaces and line breaks kept."""
    text = text_of(node.children).strip("\n").rstrip()
    return f"<pre><code>{escape(text, quote=False)}</code></pre>" if text.strip() else ""


def _table(node: Node) -> str:
    """Caption, head, rows; the leading rows that only hold header cells are the head.

    What stands in a table outside of its cells follows it. One cell makes no table.
    """
    captions: list[Node] = []
    rows: list[list[Node]] = []
    strays: list[Child] = []
    _sort_out(node, captions, rows, strays)
    after = _blocks(_parts(strays), "p")
    cells = [cell for row in rows for cell in row]
    if len(cells) < 2 or all(_is_blank(flow(cell.children)) for cell in cells):
        return _blocks(_parts([*captions, *cells]), "p") + after
    caption = "<br>".join(run for run in _runs(captions) if not _is_blank(run))
    head = list(takewhile(lambda row: all(cell.tag == "th" for cell in row), rows[:-1]))
    above, below = _rows("col", head), _rows("row", rows[len(head) :])
    if head and _fits(head):
        above = f"<thead>{above}</thead>"
        below = f"<tbody>{below}</tbody>"
    else:
        above, below = "<tbody>" + above, below + "</tbody>"
    caption = f"<caption>{caption}</caption>" if caption else ""
    return f"<table>{caption}{above}{below}</table>{after}"


def _fits(rows: list[list[Node]]) -> bool:
    """No cell of these rows reaches below them: browsers cut it off at the end of a head."""
    return all(
        int(span[1]) <= len(rows) - number
        for number, row in enumerate(rows)
        for cell in row
        if (span := re.search(' rowspan="([0-9]+)"', cell.start))
    )


def _sort_out(
    node: Node, captions: list[Node], rows: list[list[Node]], strays: list[Child]
) -> None:
    """Parts a table, or a part of one, into captions, rows of cells and what is neither."""
    loose: list[Node] | None = None  # the row of cells that stand in none
    for child in _lifted(node.children):
        tag = child.tag if isinstance(child, Node) else ""
        if isinstance(child, Node) and tag in ("th", "td"):
            if loose is None:
                rows.append(loose := [])
            loose.append(child)
            continue
        loose = None
        if isinstance(child, Node) and tag in ("thead", "tbody", "tr"):
            _sort_out(child, captions, rows, strays)
        elif isinstance(child, Node) and tag == "caption":
            captions.append(child)
        else:
            strays.append(child)


def _rows(scope: str, rows: list[list[Node]]) -> str:
    return "".join(f"<tr>{''.join(_cell(cell, scope) for cell in row)}</tr>" for row in rows)


def _cell(cell: Node, scope: str) -> str:
    """A header cell says what it heads: the column below it, or the row beside it."""
    start = cell.start
    if cell.tag == "th":
        start = re.sub(' scope="[^"]*"', "", start)[:-1] + f' scope="{scope}">'
    return f"{start}{flow(cell.children)}</{cell.tag}>"


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
