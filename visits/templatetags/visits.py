from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext

from articles.models import Article
from visits.middleware import PLACE
from visits.models import DailyVisits

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
    """The public articles most read today, filled up with those of the last 7 days, as cards.

    Two queries; three as long as the day is young.
    """
    # Twice as many as asked for: some may have been withdrawn meanwhile.
    ranks = DailyVisits.objects.most_read_on(timezone.localdate(), limit * 2)
    if len(ranks) < limit * 2:
        since = timezone.localdate() - timedelta(days=6)
        of_the_week = DailyVisits.objects.most_read(since, limit * 2)
        ranks = list(dict.fromkeys([*ranks, *(row["article_id"] for row in of_the_week)]))
    articles = Article.objects.published().for_cards().in_bulk(ranks)
    return [articles[rank] for rank in ranks if rank in articles][:limit]


def _figure(count):
    return number_format(count, force_grouping=True)
