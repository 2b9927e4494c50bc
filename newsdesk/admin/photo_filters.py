"""By what the library is narrowed; each way is read from an index."""

from datetime import timedelta

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SOON = timedelta(days=30)


class RightsFilter(admin.SimpleListFilter):
    title = _("right to show it")
    parameter_name = "rights"

    def lookups(self, request, model_admin):
        return [("ended", _("Ended")), ("ending", _("Ends within 30 days"))]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        match self.value():
            case "ended":
                return queryset.filter(rights_until__lt=today)
            case "ending":
                return queryset.filter(rights_until__range=(today, today + SOON))
        return queryset


class UploaderFilter(admin.SimpleListFilter):
    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [("mine", _("Uploaded by me"))]

    def queryset(self, request, queryset):
        return queryset.filter(uploaded_by=request.user) if self.value() == "mine" else queryset
