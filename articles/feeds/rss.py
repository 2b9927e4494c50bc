from django.utils.feedgenerator import Rss201rev2Feed, rfc3339_date

from articles.feeds.xml import MEDIA, NewsXml, cdata

NAMESPACES = {
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
}


class Rss(NewsXml, Rss201rev2Feed):
    """RSS 2.0 with full texts. `source` would name the feed an item was taken from, which we do
    not know; the page it rests on is `dc:source`."""

    def rss_attributes(self):
        return super().rss_attributes() | NAMESPACES | MEDIA

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if self.feed["hub"]:
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": self.feed["hub"]})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.addQuickElement("dc:creator", author.name)
        for source in item["sources"]:
            handler.addQuickElement("dc:source", source)
        if item["updateddate"] > item["pubdate"]:
            handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        handler.startElement("content:encoded", {})
        handler.ignorableWhitespace(cdata(item["text"]))  # the only way to write unescaped
        handler.endElement("content:encoded")
        if item["picture"]:
            self.add_picture(handler, item["picture"])
