"""The counts of single days, as they are stored."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from visits.admin.article import link_to_visits
from visits.admin.reading import ReadOnlyAdmin
from visits.figures import figure
from visits.models import DailyVisits, UncountedOpenings


@admin.register(DailyVisits)
class DailyVisitsAdmin(ReadOnlyAdmin):
    list_display = ["headline", "day", "figure"]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    ordering = ["-day", "-count", "-pk"]

    @admin.display(description=_("article"), ordering="article")
    def headline(self, visits):
        return link_to_visits(visits.article)

    @admin.display(description=_("visits"), ordering="count")
    def figure(self, visits):
        return figure(visits.count)


@admin.register(UncountedOpenings)
class UncountedOpeningsAdmin(ReadOnlyAdmin):
    list_display = ["day", "reason", "figure"]
    list_filter = ["reason"]
    ordering = ["-day", "reason"]

    @admin.display(description=_("openings"), ordering="count")
    def figure(self, openings):
        return figure(openings.count)
