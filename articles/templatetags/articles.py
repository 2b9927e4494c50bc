import json

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from articles import addresses, dates, figures, metadata
from articles.models import Article, Section

register = template.Library()
register.filter(dates.long_date)
register.filter(dates.long_moment)
register.filter(dates.weekday_date)
register.filter(addresses.absolute)
register.filter(metadata.iso)
register.filter(figures.with_pictures)

JSON_ESCAPES = {ord(c): f"\\u{ord(c):04X}" for c in "<>&\u2028\u2029"}


@register.simple_tag
def sections():
    """All sections in their order, for the navigation. One query."""
    return Section.objects.in_order()


@register.simple_tag
def today():
    """The day of the site's time zone."""
    return timezone.localdate()


@register.simple_tag
def latest_articles(limit=3):
    """The newest public articles, as cards. One query."""
    return Article.objects.published().latest_first().for_cards()[:limit]


@register.simple_tag
def json_ld(article):
    """The article's facts for machines; no text of it can end the script element."""
    facts = json.dumps(metadata.news_article(article), ensure_ascii=False).translate(JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(facts))  # noqa: S308, escaped above
