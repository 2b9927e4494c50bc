from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext

from articles.models import FrontPlace, Section
from newsdesk.admin.front_form import FrontForm
from photos.lists import ListedLookups

DEEDS_SHOWN = 8


@admin.register(FrontPlace)
class FrontPlaceAdmin(ListedLookups, admin.ModelAdmin):
    """The front page as one form: each place, what readers see there and what was chosen."""

    def changelist_view(self, request, extra_context=None):
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.GET:  # no list, so nothing to ask of it
            return redirect(request.path)
        sections = Section.objects.in_order()
        if request.method != "POST":
            return self.desk(request, FrontForm(sections))
        with transaction.atomic():
            # One editor after the other; articles of these sections are saved meanwhile.
            form = FrontForm(sections.select_for_update(no_key=True), request.POST)
            if not form.is_valid():
                return self.desk(request, form)
            for row in form.save(request.user):
                self.log_change(request, row.place, row.in_words())
        messages.success(request, gettext("The front page is saved."))
        return redirect("articles:front" if "_view" in request.POST else request.path)

    def desk(self, request, form):
        deeds = LogEntry.objects.filter(content_type__app_label="articles")
        context = self.admin_site.each_context(request) | {
            "title": capfirst(self.opts.verbose_name_plural),
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "deeds": deeds.filter(content_type__model="frontplace").select_related("user")[
                :DEEDS_SHOWN
            ],
        }
        return render(request, "admin/articles/frontplace/desk.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """No place has a page of its own: the history leads here."""
        return redirect("admin:articles_frontplace_changelist")

    def has_view_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_add_permission(self, request):
        return False
