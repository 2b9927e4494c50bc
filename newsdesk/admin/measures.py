from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from newsdesk.admin import rights
from newsdesk.related.measures import measures


class MeasuresMixin:
    """For the related desk: a page that says what it is worth."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.measures))
        return [
            path("measures/", view, name="articles_linkedarticle_measures"),
            *super().get_urls(),
        ]

    def measures(self, request):
        """Coverage, health, work and use; `measures` asks for them."""
        if not rights.may_curate(request.user):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": _("Measures of the related links"),
            "opts": self.opts,
            **measures(),
        }
        return render(request, "admin/related/measures.html", context)
