"""What a deed done to the lists of many articles has to be told."""

from django import forms
from django.contrib import admin
from django.db.models import Exists, Model, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.choosing import ChosenByNumberToo
from articles.dates import long_moment
from articles.models import Article, RelatedLink, Tag
from articles.models.listing import MOST_RELATED
from newsdesk.admin.dates import MomentField
from newsdesk.related import refusals


class ArticleField(forms.ModelChoiceField):
    """An article chosen by words of its headline: a public one, or one that is linked already."""

    def __init__(self, is_linked=False, **kwargs):
        target = RelatedLink._meta.get_field("target")
        widget = ChosenByNumberToo(target, admin.site)
        super().__init__(Article.objects.none(), widget=widget, **kwargs)
        self.is_linked = is_linked
        self.error_messages["invalid_choice"] = refusals.NOT_PUBLIC

    def known(self):
        """Those that may be chosen."""
        public = Article.objects.published()
        known = Q(public.holds("pk"))
        if self.is_linked:
            links = RelatedLink.objects.filter(public.holds("article"), target=OuterRef("pk"))
            known |= Q(Exists(links))
        return Article.objects.filter(known).defer("body")

    def to_python(self, value):
        """Django asks databases for whatever was sent, which breaks some."""
        is_key = value in self.empty_values or (str(value).isdecimal() and len(str(value)) < 19)
        if not is_key:
            raise forms.ValidationError(self.error_messages["invalid_choice"])
        return super().to_python(value)


class BulkForm(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, ArticleField):
                field.queryset = field.known()
                field.widget.choices = field.choices

    def choice(self):
        """Labels of what was chosen, with its words; of a form that is valid."""
        found = [(field.label, _said(self.cleaned_data[field.name])) for field in self]
        return [(label, words) for label, words in found if words]


def _said(value):
    if value is True:
        return gettext("yes")
    if hasattr(value, "tzinfo"):
        return long_moment(value)
    return str(value) if isinstance(value, int | str | Model) and value is not False else ""


class TakeForm(BulkForm):
    number = forms.IntegerField(label=_("How many"), initial=3, min_value=1, max_value=MOST_RELATED)


class AddForm(BulkForm):
    target = ArticleField(label=_("Article"))
    on_top = forms.BooleanField(label=_("On top of the lists"), required=False)


class AddByTagForm(AddForm):
    tag = forms.CharField(label=_("Tag"), max_length=100)
    days = forms.IntegerField(label=_("Of the last days"), initial=30, min_value=1, max_value=3650)

    field_order = ["target", "tag", "days", "on_top"]

    def clean_tag(self):
        name = self.cleaned_data["tag"]
        tag = Tag.objects.filter(name__iexact=name).first()
        if tag is None:
            raise forms.ValidationError(_("There is no such tag."))
        return tag


class RemoveForm(BulkForm):
    target = ArticleField(is_linked=True, label=_("Article"))


class ReplaceForm(RemoveForm):
    by = ArticleField(label=_("In its place"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("by") and cleaned["by"] == cleaned.get("target"):
            self.add_error("by", _("Choose another article."))
        return cleaned


class ExpireForm(BulkForm):
    until = MomentField(
        label=_("Until when"),
        required=False,
        help_text=_("Left empty, the cards stay for good."),
    )
    target = ArticleField(
        is_linked=True,
        label=_("Only links to"),
        required=False,
        help_text=_("Left empty, all links that were chosen for these articles."),
    )

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until <= timezone.now():
            raise forms.ValidationError(refusals.PAST)
        return until


class CopyForm(BulkForm):
    source = ArticleField(label=_("Copy the list of"))
    instead = forms.BooleanField(
        label=_("In the place of what is there"),
        required=False,
        help_text=_("Else it is added at the end, as far as there is room."),
    )


FORMS = {
    "take": TakeForm,
    "add": AddForm,
    "add-by-tag": AddByTagForm,
    "replace": ReplaceForm,
    "remove": RemoveForm,
    "expire": ExpireForm,
    "copy": CopyForm,
    "review": BulkForm,
}
