from django.conf import settings
from django.contrib import admin
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from visits.admin.reading import ReadOnlyAdmin
from visits.models import JournalPosition
from visits.openings_by_day import openings_by_day
from visits.waiting import states


@admin.register(JournalPosition)
class JournalPositionAdmin(ReadOnlyAdmin):
    """One page: what the journals hold, and what was opened on each day."""

    def changelist_view(self, request, extra_context=None):
        self.refuse_strangers_and_deeds(request)
        journals = states(settings.JOURNAL_DIR)
        context = self.admin_site.each_context(request) | {
            "title": _("Journals and openings"),
            "opts": self.opts,
            "journals": journals,
            "waiting": sum(journal.waiting for journal in journals),
            "waits_since": min((j.waits_since for j in journals if j.waits_since), default=None),
            "table": openings_by_day(timezone.localdate()),
        }
        return render(request, "admin/visits/journalposition/journals.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """No journal has a page of its own."""
        self.refuse_strangers_and_deeds(request)
        return redirect("admin:visits_journalposition_changelist")
