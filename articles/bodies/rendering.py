"""A stored body as readers see it: pictures, cards, notes and what a phone needs.

The stored HTML stays plain; all of this is made anew each time the article is shown.
"""

import re
from html import unescape

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from articles.bodies.directions import with_directions
from articles.bodies.embeds import host_of, service_of
from articles.bodies.figures import with_pictures
from articles.bodies.footnotes import with_footnotes
from articles.bodies.regions import with_regions

LONE_LINK = re.compile(
    r"<p>\s*+<a\b([^>]*+)>((?:[^<]++|<(?!/?(?:a|p|img)\b)[^>]*+>)*+)</a>\s*+</p>"
)
HREF = re.compile(' href="([^"]*+)"')


def as_read(body: str) -> SafeString:
    """A clean body as HTML for readers. One query if there are figures, else none.

    `body` comes from the database, where `articles.bodies.html` has cleaned it: the one place
    that trusts it. Costs less than a thirtieth of the cleaning; linear in the body.
    """
    html = with_cards(with_pictures(body))
    html = with_footnotes(with_regions(html))
    return mark_safe(with_directions(html))  # noqa: S308, see above


def with_cards(body: str) -> str:
    """Clean HTML in which a paragraph that is one link to a known service has become a card.

    The card is that link with words about where it leads; nothing is loaded from there.
    """
    return LONE_LINK.sub(_card, body)


def _card(paragraph: re.Match[str]) -> str:
    href, words = HREF.search(paragraph[1]), unescape(strip_tags(paragraph[2])).strip()
    address = unescape(href[1]) if href else ""
    service = service_of(address)
    if not service:
        return paragraph[0]
    return render_to_string(
        "articles/_embed.html",
        {
            "address": address,
            "label": service.label,
            "host": host_of(address),
            "title": "" if words.startswith(("http://", "https://", "www.")) else words,
        },
    ).strip()
