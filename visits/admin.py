"""The counts, to look at: only readers change them."""

from django.contrib import admin

from photos.lists import ListedLookups
from visits.models import DailyVisits, UncountedOpenings


class ReadOnlyAdmin(ListedLookups, admin.ModelAdmin):
    actions = None
    list_per_page = 50
    list_display_links = None
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(DailyVisits)
class DailyVisitsAdmin(ReadOnlyAdmin):
    list_display = ["article", "day", "count"]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    ordering = ["-day", "-count", "-pk"]


@admin.register(UncountedOpenings)
class UncountedOpeningsAdmin(ReadOnlyAdmin):
    list_display = ["day", "reason", "count"]
    list_filter = ["reason"]
    ordering = ["-day", "reason"]
