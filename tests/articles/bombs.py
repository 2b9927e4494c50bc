"""Bodies made to keep a parser busy for minutes; `make bench` prints what they cost."""

from articles.bodies.html import MAX_LENGTH, MAX_MARKS


def filled(unit, start="", size=MAX_LENGTH):
    return (start + unit * (size // len(unit)))[:size]


BOMBS = {
    "nested bold": filled("<b>", size=150_000),
    "nested blocks": filled("<div>"),
    "deep blocks within the tag limit": "<div>" * MAX_MARKS["<"],
    "deep lists within the tag limit": "<ul><li>" * (MAX_MARKS["<"] // 2),
    "open links": filled("<a href="),
    "ampersands": filled("&"),
    "ampersands within the limit": "&x " * (MAX_MARKS["&"] - 1),
    "entities without end": filled("&#x"),
    "paragraphs": filled("<p>"),
    "paragraphs within the limit": "<p><em>x</em></p>" * (MAX_MARKS["<"] // 4),
    "links around paragraphs": filled("<a><b><p>"),
    "links with pictures": "<a href=/x><img src=/media/x></a>" * (MAX_MARKS["<"] // 3 - 1),
    "pictures full of attributes": "<img src=/media/x alt=a title=b width=1 height=2 data-file=3>"
    * (MAX_MARKS['="'] // 6),
    "links in objects": "".join(f"<object><a href=/{i}>" for i in range(2400)),
    "figures": "<figure>" * 28 + "<img src=/media/x>" * (MAX_MARKS["<"] - 50),
    "bold in every paragraph": "<b><i><code><s><u><tt>" * 3 + "<p>x" * (MAX_MARKS["<"] - 50),
    "long attribute list": "<p " + " ".join(map(chr, range(0x20000, 0x20000 + 149_000))) + ">",
    "bold with attributes": "".join(f"<b a b c d e f g h i x={i}>" for i in range(10_000))[
        :300_000
    ],
    "the same attribute": filled("title=x ", "<a "),
    "unclosed attribute": filled('<p title="x'),
    "quotes": filled('"', "<a "),
    "equal signs": filled("a =", "<a "),
    "spaces in a tag": filled(" ", "<a b="),
    "less than": filled("<"),
    "closing": filled("</"),
    "comments": filled("<!--"),
    "comment ends": filled("--!", "<!--"),
    "declarations": filled("<!"),
    "script starts": filled("<script "),
    "script ends": filled("</script", "<script>"),
    "foster parents": filled("x<b>", "<table>", 19_000),
    "tables": filled("<table>"),
    "tables in tables": filled("<table><tr><td>", size=25_000),
    "cells": "<table>" + "<td>" * (MAX_MARKS["<"] // 2),
    "rows of header cells": "<table>" + "<tr><th rowspan=2>x" * (MAX_MARKS["<"] // 4 - 50),
    "captions": filled("<caption>", "<table>", 40_000),
    "code": filled("<pre>"),
    "lines of code": "<pre>" + "<br>" * (MAX_MARKS["<"] - 50),
    "notes": filled("[nota: "),
    "templates": filled("<template>"),
    "foreign": filled("<svg><desc>"),
    "addresses": f'<a href="http://{"[" * 290_000}">x</a>',
}
