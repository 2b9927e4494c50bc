"""Tables and code in a region that scrolls by itself, by touch and by keyboard."""

import re
from html import escape, unescape
from itertools import count

from django.utils.translation import gettext

from articles.bodies.footnotes import without_notes

WIDE = re.compile(r"<(table|pre)>(?:<caption>(.*?)</caption>)?.*?</\1>", re.DOTALL)


def with_regions(body: str) -> str:
    """Clean HTML with a named region around each table and each block of code. Linear.

    The name of a table's region ends in its caption, so run this before notes put numbers there.
    """
    numbers = {"table": count(1), "pre": count(1)}

    def framed(found: re.Match[str]) -> str:
        words = {"table": gettext("Table %(number)s"), "pre": gettext("Code %(number)s")}[found[1]]
        label = words % {"number": next(numbers[found[1]])}
        if caption := _text(without_notes(found[2] or "")):
            label = f"{label}: {caption}"
        return (
            f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(label)}">'
            f"{found[0]}</div>"
        )

    return WIDE.sub(framed, body)


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*+>", " ", html)).split())
