from django.utils.feedgenerator import Atom1Feed

from articles.addresses import absolute
from articles.feeds.xml import MEDIA, REFUSED, NewsXml


class Atom(NewsXml, Atom1Feed):
    """Atom 1.0 with full texts."""

    def root_attributes(self):
        return super().root_attributes() | MEDIA

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if self.feed["hub"]:
            handler.addQuickElement("link", "", {"rel": "hub", "href": self.feed["hub"]})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", author.name)
            handler.addQuickElement("uri", absolute(author.get_absolute_url()))
            handler.endElement("author")
        for source in item["sources"]:
            handler.addQuickElement("link", "", {"rel": "via", "href": source})
        handler.addQuickElement("content", REFUSED.sub("", item["text"]), {"type": "html"})
        if item["picture"]:
            self.add_picture(handler, item["picture"])
