from django import template
from django.utils import timezone

from articles import addresses, dates
from articles.bodies import rendering
from articles.models import Article, Section

register = template.Library()
register.filter(dates.long_date)
register.filter(dates.long_moment)
register.filter(dates.weekday_date)
register.filter(dates.time_or_date)
register.filter(dates.month_name)
register.filter(addresses.absolute)
register.filter(addresses.month_address)
register.filter(dates.iso)
register.filter(rendering.as_read)


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
