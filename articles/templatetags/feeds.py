from django import template
from django.conf import settings

from articles.feeds.addresses import feeds_of
from articles.feeds.views import FORMS

register = template.Library()


@register.inclusion_tag("articles/_feed_links.html")
def feed_links(subject=None):
    """The subject's feeds for the head of its page; without a subject, the site's."""
    title = f"{subject} – {settings.SITE_NAME}" if subject else settings.SITE_NAME
    feeds = [
        {
            "type": FORMS[form].content_type.partition(";")[0],
            "title": f"{title} ({form})",
            "address": address,
        }
        for form, address in feeds_of(subject).items()
    ]
    return {"feeds": feeds}
