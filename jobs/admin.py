"""One page: what the queue has done, what failed, what is due, and who does it."""

from datetime import timedelta

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_tasks_db.admin import DBTaskResult

from jobs.models import PeriodicJob, Worker
from jobs.queue import look
from jobs.retries import put_back

SHOWN = 50

admin.site.unregister(DBTaskResult)


@admin.register(PeriodicJob)
class JobsAdmin(admin.ModelAdmin):
    """For whoever keeps the site running: looks, and has a failed job tried again."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        again = self.admin_site.admin_view(require_POST(self.try_again))
        return [path("<uuid:pk>/again/", again, name="jobs_try_again"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        """Eight queries, however long the queue is."""
        if request.method not in ("GET", "HEAD") or not self.has_view_permission(request):
            raise PermissionDenied
        day = timezone.now() - timedelta(days=1)
        done = DBTaskResult.objects.successful().filter(finished_at__gte=day).order_by()
        context = self.admin_site.each_context(request) | {
            "title": _("Jobs"),
            "opts": self.opts,
            "queue": look(),
            "workers": Worker.objects.alive().count(),
            "failed": failed()[:SHOWN],
            "number_failed": failed().count(),
            "running": DBTaskResult.objects.running().order_by("started_at")[:SHOWN],
            "done": done.values("task_path").annotate(number=Count("pk"), last=Max("finished_at")),
            "periodic": PeriodicJob.objects.order_by("next_at"),
            "may_try_again": self.has_change_permission(request),
        }
        return render(request, "admin/jobs/jobs.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """No job has a page of its own."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:jobs_periodicjob_changelist")

    def try_again(self, request, pk):
        """A failed job waits for a worker once more."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if put_back(failed().filter(pk=pk), timezone.now()):
            messages.success(request, gettext("The job is tried again."))
        return redirect("admin:jobs_periodicjob_changelist")


def failed():
    """Jobs that were given up and are still remembered, the newest first."""
    return DBTaskResult.objects.failed().order_by("-finished_at")
