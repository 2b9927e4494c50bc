from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.choosing import ChoosingMixin, keys
from photos.lists import ListedLookups
from visits import ledger
from visits.admin.article import link_to_visits
from visits.admin.reading import titled
from visits.figures import figure, signed
from visits.models import Adjustment, VisitTotal


class AdjustmentForm(forms.ModelForm):
    class Meta:
        model = Adjustment
        fields = ["article", "count", "reason"]

    def clean_count(self):
        count = self.cleaned_data["count"]
        if not count:
            raise forms.ValidationError(_("Zero changes nothing."))
        if abs(count) > ledger.MOST:
            raise forms.ValidationError(_("That is more than a newspaper has readers."))
        return count

    def clean(self):
        facts = super().clean()
        if {"article", "count"} <= facts.keys():
            total = VisitTotal.objects.filter(article=facts["article"]).first()
            if (total.count if total else 0) + facts["count"] < 0:
                self.add_error("count", too_much(total.count if total else 0))
        return facts


def too_much(total):
    return gettext("The article has only %(total)s visits.") % {"total": figure(total)}


@admin.register(Adjustment)
class AdjustmentAdmin(ChoosingMixin, ListedLookups, admin.ModelAdmin):
    """Entries are made and looked at; a wrong one is put right by another."""

    form = AdjustmentForm
    list_display = ["moment", "headline", "figure", "reason", "entered_by"]
    list_display_links = None
    list_select_related = ["article", "by"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["article__headline", "reason"]
    ordering = ["-at", "-pk"]
    actions = None
    autocomplete_fields = ["article"]

    class Media:
        css = {"all": ["newsdesk/visits.css"]}

    @admin.display(description=_("When"), ordering="at")
    def moment(self, adjustment):
        return adjustment.at

    @admin.display(description=_("article"))
    def headline(self, adjustment):
        return link_to_visits(adjustment.article)

    @admin.display(description=_("visits"), ordering="count")
    def figure(self, adjustment):
        return signed(adjustment.count)

    @admin.display(description=_("Entered by"), ordering="by")
    def entered_by(self, adjustment):
        return adjustment.by or "–"

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_fields(self, request, obj=None):
        return ["article", "count", "reason", *(["entered_by", "at"] if obj else [])]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Articles are chosen here, not made or changed beside it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "article":
            field.widget.can_add_related = field.widget.can_change_related = False
            field.widget.can_view_related = False
        return field

    def get_changeform_initial_data(self, request):
        """Only the article may come from an address."""
        named = keys([request.GET.get("article", "")])
        return {"article": named[0]} if named else {}

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, titled(self) | (extra_context or {}))

    def add_view(self, request, form_url="", extra_context=None):
        shown = {"show_save_and_add_another": False, "show_save_and_continue": False}
        try:
            return super().add_view(request, form_url, (extra_context or {}) | shown)
        except ledger.Refused as refusal:  # somebody was quicker
            messages.error(request, too_much(refusal.total))
            return redirect(request.get_full_path())

    def save_model(self, request, obj, form, change):
        entry = ledger.adjust(obj.article, obj.count, obj.reason, request.user)
        obj.pk, obj.by, obj.at = entry.pk, entry.by, entry.at

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(request, gettext("The visits are adjusted."))
        return redirect("admin:visits_visittotal_change", obj.article_id)
