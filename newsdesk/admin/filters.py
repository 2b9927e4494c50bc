"""By what the list of articles is narrowed; each way is read from an index."""

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from newsdesk.admin import rights

Stage = Article.Stage


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("Not published")),
            ("scheduled", _("Scheduled")),
            ("published", _("Published")),
            ("withdrawn", _("Withdrawn")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "draft":
                return queryset.filter(published_at=None)
            case "scheduled":
                # Few by few: SQLite would else walk through all that were ever saved.
                later = Article.objects.filter(published_at__gt=timezone.now(), withdrawn_at=None)
                return queryset.filter(pk__in=later.order_by().values("pk"))
            case "published":
                return queryset.published()
            case "withdrawn":
                return queryset.filter(withdrawn_at__isnull=False)
        return queryset


class StageFilter(admin.SimpleListFilter):
    """Where in the newsroom those stand that have no moment yet."""

    title = _("stage")
    parameter_name = "stage"

    def lookups(self, request, model_admin):
        return Stage.choices

    def queryset(self, request, queryset):
        if self.value() in Stage.values:
            return queryset.filter(published_at=None, stage=self.value())
        return queryset


class WhoseFilter(admin.SimpleListFilter):
    title = _("person")
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [
            ("waiting", _("Waiting for me")),
            ("mine", _("Written by me")),
            ("assigned", _("Assigned to me")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "waiting":
                return waiting_for(request.user, queryset)
            case "mine":
                return queryset.filter(created_by=request.user)
            case "assigned":
                return queryset.filter(assignee=request.user)
        return queryset


def waiting_for(user, articles):
    """Those that go no further without this person.

    For editors what is to be reviewed by them or by anybody, for all what they were asked to
    change.
    """
    mine = Q(created_by=user, assignee=None) | Q(assignee=user)
    waiting = Q(stage=Stage.CHANGES_REQUESTED) & mine
    if rights.may_publish(user):
        waiting |= Q(stage=Stage.IN_REVIEW) & (Q(assignee=user) | Q(assignee=None))
    return articles.filter(
        waiting, published_at=None, stage__in=[Stage.CHANGES_REQUESTED, Stage.IN_REVIEW]
    )
