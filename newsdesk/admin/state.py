"""What readers get of an article, in a word for lists and forms."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.dates import long_moment


def was_public(article) -> bool:
    """Whether readers have seen it, even if they no longer do."""
    return bool(article and (article.withdrawn_at or article.is_published()))


def state_of(article) -> str:
    if article.withdrawn_at:
        return gettext("Withdrawn")
    if not article.published_at:
        return gettext("Draft")
    if not article.is_published():
        return gettext("Scheduled for %(moment)s") % {"moment": long_moment(article.published_at)}
    return gettext("Published")


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("Draft")),
            ("scheduled", _("Scheduled")),
            ("published", _("Published")),
            ("withdrawn", _("Withdrawn")),
            ("mine", _("Written by me")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "draft":
                return queryset.filter(published_at=None)
            case "scheduled":
                return queryset.filter(published_at__gt=timezone.now(), withdrawn_at=None)
            case "published":
                return queryset.published()
            case "withdrawn":
                return queryset.filter(withdrawn_at__isnull=False)
            case "mine":
                return queryset.filter(created_by=request.user)
        return queryset
