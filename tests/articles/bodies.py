"""What the tests of bodies share: attacks, and what an attack would leave in a body."""

import re
from pathlib import Path

import html5lib
import pytest
from django.core.exceptions import ValidationError

from articles.bodies.html import ALLOWED, PICTURES, clean_html

ATTACKS = (Path(__file__).parent / "xss.txt").read_text().splitlines()
PICTURE = '<img src="/media/a.jpg" alt="Piazza">'


def elements(html):
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return list(tree.iter())[1:]


def scheme(address):
    """As a browser sees it: controls and spaces before, tabs and newlines anywhere are nothing."""
    seen = re.sub(r"[\t\r\n]", "", address).lstrip("".join(map(chr, range(0x21)))).lower()
    found = re.match(r"[a-z][a-z0-9+.-]*(?=:)", seen)
    return found[0] if found else ""


def foreign(html, tags=frozenset(ALLOWED)):
    """Everything in `html` that has no business in an article."""
    found = []
    for element in elements(html):
        if element.tag not in tags:
            found.append(element.tag)
            continue
        for name, value in element.attrib.items():
            if name not in ALLOWED.get(element.tag, ()):
                found.append(f"{element.tag} {name}")
            if name in ("href", "src", "cite") and scheme(value) not in (
                ("", "http", "https", "mailto", "tel")
            ):
                found.append(f"{element.tag} {name}={value}")
    return found


def refused_addresses(html):
    return [
        value
        for element in elements(html)
        for name, value in element.attrib.items()
        if (name == "src" and not value.startswith(PICTURES))
        or (
            name in ("href", "cite")
            and not re.match(r"\s*(https?://|mailto:|tel:|#|/)", value, re.I)
        )
        or (name in ("href", "cite") and re.match(r"\s*/\s*[/\\]", value))
    ]


def refusal(html):
    with pytest.raises(ValidationError) as error:
        clean_html(html)
    return error.value
