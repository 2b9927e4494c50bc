from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext

from articles.models import Article
from visits.middleware import PLACE
from visits.models import DailyVisits

FILLED_UP_FROM = 7  # days, today among them

register = template.Library()


@register.simple_tag
def visits_line():
    """Room for the visits of the article; the middleware fills it in for each reader."""
    return mark_safe(PLACE.decode())  # noqa: S308, a constant


@register.filter
def total_visits(visits):
    """`Total views: 1,234`, the figure as the site's language prints it."""
    return gettext("Total views: %(count)s") % {"count": _figure(visits.total)}


@register.filter
def visits_today(visits):
    """`12 views today`; zero has words of its own."""
    if not visits.today:
        return gettext("no views today")
    text = ngettext("%(count)s view today", "%(count)s views today", visits.today)
    return text % {"count": _figure(visits.today)}


@register.simple_tag
def most_read(limit=5):
    """The public articles most read today, filled up with those of the last days, as cards.

    Two queries; three as long as the day is young.
    """
    today, enough = timezone.localdate(), limit * 2  # some may have been withdrawn meanwhile
    keys = DailyVisits.objects.most_read_on(today, enough)
    if len(keys) < enough:
        since = today - timedelta(days=FILLED_UP_FROM - 1)
        keys += DailyVisits.objects.most_read(since, enough)
    articles = Article.objects.published().for_cards().in_bulk(keys)
    return [articles[key] for key in dict.fromkeys(keys) if key in articles][:limit]


def _figure(count):
    return number_format(count, force_grouping=True)
