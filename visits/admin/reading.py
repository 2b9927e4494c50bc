from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.utils.text import capfirst

from photos.lists import ListedLookups


def titled(model_admin):
    """For a list's page: what is listed, as its title; Django names one of them there."""
    return {"title": capfirst(model_admin.opts.verbose_name_plural)}


class ReadOnlyAdmin(ListedLookups, admin.ModelAdmin):
    """A list to look at: superusers change nothing either."""

    actions = None
    list_per_page = 50
    list_display_links = None
    show_full_result_count = False

    class Media:
        css = {"all": ["newsdesk/visits.css"]}

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, titled(self) | (extra_context or {}))

    def refuse_strangers_and_deeds(self, request):
        """For pages of one's own: PermissionDenied for whoever may not look, and for any POST."""
        if request.method not in ("GET", "HEAD") or not self.has_view_permission(request):
            raise PermissionDenied
