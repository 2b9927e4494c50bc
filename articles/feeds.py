from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from articles.addresses import absolute
from articles.models import Article, Section

ITEMS = 50


class NewsRss(Rss201rev2Feed):
    """RSS 2.0 that names each article's authors, several too."""

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:dc": "http://purl.org/dc/elements/1.1/"}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)


class SiteFeed(Feed):
    """The newest public articles. Addresses come from the settings, never from the request."""

    feed_type = NewsRss
    language = {"it": "it-IT", "en": "en-GB"}[settings.SITE_LANGUAGE]

    def title(self, section=None):
        return f"{section.name} – {settings.SITE_NAME}" if section else settings.SITE_NAME

    def description(self, section=None):
        return (section and section.description) or _("The latest articles of %(site)s") % {
            "site": settings.SITE_NAME
        }

    def link(self, section=None):
        return absolute(section.get_absolute_url() if section else reverse("articles:front"))

    def feed_url(self, section=None):
        if section:
            return absolute(reverse("articles:section-feed", args=[section.slug]))
        return absolute(reverse("articles:feed"))

    def items(self, section=None):
        articles = Article.objects.published()
        if section:
            articles = articles.in_section(section)
        newest = articles.latest_first().for_cards()[:ITEMS]
        return newest.prefetch_related("bylines__author", "tags")

    def item_title(self, article):
        return article.headline

    def item_description(self, article):
        return article.description

    def item_link(self, article):
        return absolute(article.get_absolute_url())

    def item_guid(self, article):
        return f"urn:uuid:{article.guid}"

    item_guid_is_permalink = False

    def item_pubdate(self, article):
        return article.published_at

    def item_categories(self, article):
        return [article.section.name, *(tag.name for tag in article.tags.all())]

    def item_extra_kwargs(self, article):
        return {"authors": [byline.author.name for byline in article.bylines.all()]}


class SectionFeed(SiteFeed):
    def get_object(self, request, slug):
        return get_object_or_404(Section, slug=slug)
