"""The ordered lists inside the article form."""

from admin_ordering.admin import OrderableAdmin
from django import forms
from django.contrib import admin
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from articles.models import Byline, Correction, RelatedLink, SourceLink


class LabelledFormSet(BaseInlineFormSet):
    """Fields that say what they are to screen readers, which see no column heads."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", field.label or "")


class AddressInput(forms.URLInput):
    """The address alone; the admin's own widget repeats it as a link above."""

    def __init__(self, attrs=None):
        super().__init__({"class": "vURLField", **(attrs or {})})


class OrderedInline(OrderableAdmin, admin.TabularInline):
    """Rows in an order of their own, changed by dragging, by arrows or by typing a number."""

    formset = LabelledFormSet
    extra = 0
    ordering_field = "position"
    ordering_field_up_down_arrows = True
    formfield_overrides = {models.URLField: {"assume_scheme": "https", "widget": AddressInput}}  # noqa: RUF012


class BylineInline(OrderedInline):
    model = Byline
    fields = ["position", "author", "role"]
    autocomplete_fields = ["author"]


class SourceLinkInline(OrderedInline):
    model = SourceLink
    fields = ["position", "source", "url", "label", "author"]
    autocomplete_fields = ["source"]


class CorrectionInline(admin.StackedInline):
    model = Correction
    fields = ["kind", "text", "made_at", "on_top"]
    extra = 0
    can_delete = False


class RelatedLinkForm(forms.ModelForm):
    def clean_target(self):
        target = self.cleaned_data["target"]
        if "target" in self.changed_data and not target.is_published():
            raise forms.ValidationError(_("Readers cannot see this article; choose a public one."))
        return target


class RelatedLinkInline(OrderedInline):
    model = RelatedLink
    form = RelatedLinkForm
    fk_name = "article"
    fields = ["position", "target"]
    autocomplete_fields = ["target"]
