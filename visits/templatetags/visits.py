from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext

from visits.figures import figure, percent, signed
from visits.middleware import PLACE
from visits.ranking import favourites

register = template.Library()
register.filter(figure)
register.filter(percent)
register.filter(signed)


@register.simple_tag
def visits_line(article):
    """Room for the visits of the article: filled in for each reader by the site, or by the page
    itself where it reports them."""
    if settings.VISITS == "beacon":
        return render_to_string("visits/_beacon.html", {"article_id": article.pk})
    return mark_safe(PLACE.decode())  # noqa: S308, a constant


@register.filter
def total_visits(visits):
    """`Total views: 1,234`, the figure as the site's language prints it."""
    return gettext("Total views: %(count)s") % {"count": figure(visits.total)}


@register.filter
def visits_today(visits):
    """`12 views today`; zero has words of its own."""
    if not visits.today:
        return gettext("no views today")
    text = ngettext("%(count)s view today", "%(count)s views today", visits.today)
    return text % {"count": figure(visits.today)}


@register.simple_tag
def most_read(limit=5):
    """The public articles most read today, filled up with those of the last days, as cards.

    One query; a few more for the first page of each minute.
    """
    return favourites(limit)


@register.filter
def views(count):
    """`1,234 views`, the figure as the site's language prints it."""
    return ngettext("%(count)s view", "%(count)s views", count) % {"count": figure(count)}


@register.filter
def unlocalised(number):
    """Figures alone, as addresses and drawings want them."""
    return str(number)
