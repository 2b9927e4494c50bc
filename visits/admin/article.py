from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from visits.admin.reading import ReadOnlyAdmin
from visits.figures import figure
from visits.models import Adjustment, DailyVisits, VisitTotal
from visits.trend import DAYS, Trend

ADJUSTMENTS_SHOWN = 50


def link_to_visits(article):
    """A link to the page of the article's visits, with its headline."""
    address = reverse("admin:visits_visittotal_change", args=[article.pk])
    return format_html('<a href="{}">{}</a>', address, article)


@admin.register(VisitTotal)
class VisitTotalAdmin(ReadOnlyAdmin):
    """Articles by their visits, and a page for each: total, today, trend, adjustments."""

    list_display = ["headline", "total", "today"]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    ordering = ["-count", "-article"]

    def get_queryset(self, request):
        of_today = DailyVisits.objects.filter(article=OuterRef("pk"), day=timezone.localdate())
        return super().get_queryset(request).annotate(today=Subquery(of_today.values("count")))

    @admin.display(description=_("article"))
    def headline(self, total):
        return link_to_visits(total.article)

    @admin.display(description=_("Total"), ordering="count")
    def total(self, total):
        return figure(total.count)

    @admin.display(description=_("Today"))
    def today(self, total):
        return figure(total.today or 0)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The visits of one article, of one without any too. Four queries."""
        self.refuse_strangers_and_deeds(request)
        article = self._article(object_id)
        today = timezone.localdate()
        days = DailyVisits.objects.filter(article=article, day__gt=today - DAYS, day__lte=today)
        trend = Trend(today, dict(days.values_list("day", "count")))
        adjustments = Adjustment.objects.filter(article=article).select_related("by")
        may_adjust = self.admin_site.get_model_admin(Adjustment).has_add_permission(request)
        context = self.admin_site.each_context(request) | {
            "title": _("Visits of the article"),
            "subtitle": None,
            "opts": self.opts,
            "article": article,
            "total": getattr(VisitTotal.objects.filter(article=article).first(), "count", 0),
            "today": trend.last.visits,
            "trend": trend,
            "adjustments": adjustments.order_by("-at", "-pk")[:ADJUSTMENTS_SHOWN],
            "may_adjust": may_adjust,
        }
        return render(request, "admin/visits/visittotal/article.html", context)

    def _article(self, object_id):
        try:
            return Article.objects.only("headline").get(pk=unquote(object_id))
        except (Article.DoesNotExist, ValueError) as error:
            raise Http404 from error
