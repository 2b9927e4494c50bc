import json

from django.utils.feedgenerator import SyndicationFeed, rfc3339_date

from articles.addresses import absolute

VERSION = "https://jsonfeed.org/version/1.1"


class Json(SyndicationFeed):
    """JSON Feed 1.1 with full texts."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        hub = self.feed["hub"]
        facts = {
            "version": VERSION,
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"], "url": self.feed["author_link"]}],
            "hubs": [{"type": "WebSub", "url": hub}] if hub else None,
            "items": [_stated(_item(item)) for item in self.items],
        }
        json.dump(_stated(facts), outfile, ensure_ascii=False)


def _item(item):
    return {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "summary": item["description"],
        "content_html": item["text"],
        "image": item["picture"] and item["picture"]["attributes"]["url"],
        "date_published": rfc3339_date(item["pubdate"]),
        "date_modified": rfc3339_date(item["updateddate"]),
        "authors": [
            {"name": author.name, "url": absolute(author.get_absolute_url())}
            for author in item["authors"]
        ],
        "tags": item["categories"],
    }


def _stated(facts):
    """The facts without those that nobody stated; an empty feed still has its items."""
    return {name: value for name, value in facts.items() if value or name == "items"}
