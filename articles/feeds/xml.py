"""What RSS and Atom have in common."""

import re
from datetime import UTC, datetime

from django.utils.html import escape

MEDIA = {"xmlns:media": "http://search.yahoo.com/mrss/"}
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML may hold them
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class NewsXml:
    """Beside one of Django's feeds: pictures, words as HTML, nothing that changes by itself."""

    def latest_post_date(self):
        """Django's is the present where there is nothing: each answer would be another."""
        return super().latest_post_date() if self.items else NEVER

    def add_item_elements(self, handler, item):
        # Summaries are read as HTML; ours is plain text.
        super().add_item_elements(handler, item | {"description": escape(item["description"])})

    def add_picture(self, handler, picture):
        """After the text: some readers take the first description for it."""
        handler.startElement("media:content", picture["attributes"])
        handler.addQuickElement("media:credit", picture["credit"])
        handler.addQuickElement("media:description", picture["description"], {"type": "plain"})
        handler.endElement("media:content")


def cdata(html: str) -> str:
    """The same HTML as a section that ends where we end it."""
    return "<![CDATA[" + REFUSED.sub("", html).replace("]]>", "]]]]><![CDATA[>") + "]]>"
