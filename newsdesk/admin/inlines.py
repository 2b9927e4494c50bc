"""The ordered lists inside the article form."""

from datetime import timedelta

from admin_ordering.admin import OrderableAdmin
from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminIntegerFieldWidget
from django.db import models
from django.db.models import Q
from django.forms.models import BaseInlineFormSet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.choosing import ChoosingMixin
from articles.models import Article, Byline, Correction, RelatedLink, SourceLink
from newsdesk.admin.dates import MOMENTS
from newsdesk.comparison.fields import row_in_words
from newsdesk.comparison.names import Names
from newsdesk.contents import row_of
from newsdesk.related.noting import noted
from newsdesk.related.refusals import MOST_LINKS, NOT_PUBLIC


class RowForm(forms.ModelForm):
    """Django leaves out every constraint that speaks of the article a row belongs to."""

    def _post_clean(self):
        super()._post_clean()
        try:
            self.instance.validate_constraints(exclude=self._get_validation_exclusions())
        except forms.ValidationError as error:
            self._update_errors(error)


class LabelledFormSet(BaseInlineFormSet):
    """Fields that say what they are to screen readers, which see no column heads."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", field.label or "")
            widget.present = form.instance._state.fields_cache.get(name)

    def _should_delete_form(self, form):
        """A row that somebody else took away meanwhile is gone, not wrong."""
        was_there = form in self.forms[: self.initial_form_count()]
        gone = was_there and form.instance.pk is None
        return gone or super()._should_delete_form(form)


class AddressInput(forms.URLInput):
    """The address alone; the admin's own widget repeats it as a link above."""

    def __init__(self, attrs=None):
        super().__init__({"class": "vURLField", **(attrs or {})})


class BoundedInline:
    """Django would build a thousand rows for whoever claims to send them: half a minute's work."""

    extra = 0
    max_num = 60

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, absolute_max=100, **kwargs)


class OrderedInline(BoundedInline, ChoosingMixin, OrderableAdmin, admin.TabularInline):
    """Rows in an order of their own, changed by dragging, by arrows or by typing a number."""

    form = RowForm
    formset = LabelledFormSet
    ordering_field = "position"
    ordering_field_up_down_arrows = True
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https", "widget": AddressInput},
        models.PositiveSmallIntegerField: {"max_value": 9_999, "widget": AdminIntegerFieldWidget},
    }

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.autocomplete_fields)


class BylineInline(OrderedInline):
    model = Byline
    fields = ["position", "author", "role"]
    autocomplete_fields = ["author"]


class SourceLinkForm(RowForm):
    def clean_url(self):
        """Of another page nobody has said that it is gone, or where a copy of it is."""
        if "url" in self.changed_data:
            self.instance.gone_since, self.instance.archived_url = None, ""
        return self.cleaned_data["url"]


class SourceLinkInline(OrderedInline):
    model = SourceLink
    form = SourceLinkForm
    fields = ["position", "source", "url", "label", "author"]
    autocomplete_fields = ["source"]


class CorrectionForm(RowForm):
    in_place_of = forms.TypedChoiceField(
        label=_("In the place of"),
        required=False,
        empty_value=None,
        help_text=_("If it puts an earlier one right: readers then see this one instead."),
    )

    def clean_made_at(self):
        moment = self.cleaned_data["made_at"]
        if moment > timezone.now() + timedelta(minutes=1):
            raise forms.ValidationError(_("This time is still to come."))
        return moment

    def clean(self):
        cleaned = super().clean()
        cleaned["supersedes"] = self.instance.supersedes = cleaned.get("in_place_of")
        return cleaned


class CorrectionFormSet(LabelledFormSet):
    """What is saved stays; only what nothing took the place of yet can be superseded."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        saved = list(self.get_queryset())
        superseded = {correction.supersedes_id for correction in saved}
        standing = {str(c.pk): c for c in saved if c.pk not in superseded}
        if "in_place_of" in form.fields:  # not in the rows that are only read
            form.fields["in_place_of"].coerce = standing.get
            form.fields["in_place_of"].choices = [("", "–"), *standing.items()]

    def clean(self):
        super().clean()
        chosen = [form.cleaned_data.get("in_place_of") for form in self.extra_forms]
        chosen = [correction for correction in chosen if correction]
        if len(chosen) > len(set(chosen)):
            raise forms.ValidationError(_("Two corrections cannot take the place of the same one."))


class CorrectionInline(BoundedInline, admin.StackedInline):
    model = Correction
    form = CorrectionForm
    formset = CorrectionFormSet
    formfield_overrides = MOMENTS
    fields = ["kind", "text", "made_at", "on_top", "in_place_of"]
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("supersedes")

    def has_change_permission(self, request, obj=None):
        """What readers were told is not told otherwise: another one supersedes it."""
        return False

    @admin.display(description=_("In the place of"))
    def in_place_of(self, correction):
        return correction.supersedes or "–"


class RelatedLinkForm(RowForm):
    """A target, and what is said of it beside that, which the form folds away (`BESIDE`)."""

    BESIDE = ("kind", "own_headline", "expires_at")

    def _widget_data_value(self, widget, html_name):
        """What was sent; of a field that an older page did not have, what the row says."""
        name = html_name.removeprefix(f"{self.prefix}-")
        if name in self.BESIDE and widget.value_omitted_from_data(self.data, self.files, html_name):
            value = self.get_initial_for_field(self.fields[name], name)
            return widget.decompress(value) if hasattr(widget, "decompress") else value
        return super()._widget_data_value(widget, html_name)

    @property
    def said(self):
        """What the saved row says beside its target, on a line."""
        said = row_of(self.instance, self.BESIDE)
        return row_in_words("related_links", said, Names(fields=()))

    @property
    def is_open(self):
        """Whether something of it was typed that is not saved."""
        return self.is_bound and not {*self.BESIDE}.isdisjoint(self.changed_data)

    def clean_target(self):
        target = self.cleaned_data["target"]
        if "target" in self.changed_data and not target.is_published():
            raise forms.ValidationError(NOT_PUBLIC)
        return target


class RelatedLinkFormSet(LabelledFormSet):
    def clean(self):
        super().clean()
        kept = [form for form in self.forms if not self._should_delete_form(form)]
        chosen = [form.cleaned_data.get("target") for form in kept]
        if len({target.pk for target in chosen if target}) > MOST_LINKS:
            raise forms.ValidationError(
                _("An article leads to at most %(most)d others: take some away."),
                params={"most": MOST_LINKS},
            )


class CuratingMixin:
    """For admins with these rows: notes who added one, and that the list is another by now."""

    def save_formset(self, request, form, formset, change):
        if formset.model is not RelatedLink or not formset.has_changed():
            super().save_formset(request, form, formset, change)
            return
        for row in formset.extra_forms:
            row.instance.added_by = request.user
        with noted(form.instance, request.user):
            super().save_formset(request, form, formset, change)


class RelatedLinkInline(OrderedInline):
    model = RelatedLink
    form = RelatedLinkForm
    formset = RelatedLinkFormSet
    template = "admin/articles/article/related_links.html"
    formfield_overrides = {**OrderedInline.formfield_overrides, **MOMENTS}
    max_num = MOST_LINKS
    fk_name = "article"
    fieldsets = [
        (None, {"fields": ["position", "target"]}),
        (_("Kind, own headline, end"), {"fields": list(RelatedLinkForm.BESIDE)}),
    ]
    autocomplete_fields = ["target"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """No headline that readers do not see is told, but of those that are linked already."""
        if db_field.name == "target":
            known = Article.objects.published().values("pk")
            linked = RelatedLink.objects.values("target")
            kwargs["queryset"] = Article.objects.filter(Q(pk__in=known) | Q(pk__in=linked))
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "target":
            field.error_messages["invalid_choice"] = NOT_PUBLIC
        return field
