from django import template
from django.conf import settings

from articles.feeds.addresses import feeds_of

register = template.Library()

TYPES = {
    "RSS": "application/rss+xml",
    "Atom": "application/atom+xml",
    "JSON": "application/feed+json",
}


@register.inclusion_tag("articles/_feed_links.html")
def feed_links(subject=None):
    """The subject's feeds for the head of its page; without a subject, the site's."""
    title = f"{subject} – {settings.SITE_NAME}" if subject else settings.SITE_NAME
    feeds = [
        {"type": TYPES[form], "title": f"{title} ({form})", "address": address}
        for form, address in feeds_of(subject).items()
    ]
    return {"feeds": feeds}
