"""What a deed done to several articles has to be told."""

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from articles.choosing import keys
from articles.models import Article, Section, Tag
from newsdesk import assigning
from newsdesk.admin.forms import WithdrawalForm
from newsdesk.admin.tags import TagNamesField


class BulkForm(forms.Form):
    """`chosen`: keys of the articles."""

    def __init__(self, *args, chosen=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.chosen = chosen

    def choice(self):
        """Labels of what was chosen, with its words; of a form that is valid."""
        found = [(field, self.cleaned_data[field.name]) for field in self]
        return [(field.label, _said(field, value)) for field, value in found if value]


def _said(field, value):
    if isinstance(value, str):
        return dict(getattr(field.field, "choices", [])).get(value, value)
    return str(value) if isinstance(value, Model) else ", ".join(map(str, value))


class SectionForm(BulkForm):
    section = forms.ModelChoiceField(Section.objects.in_order(), label=_("Section"))


class AddTagsForm(BulkForm):
    tags = forms.CharField(
        label=_("Tags"), max_length=500, help_text=_("Several are parted by commas.")
    )

    def clean_tags(self):
        names = TagNamesField().clean(self.cleaned_data["tags"].split(","))
        if not names:
            raise forms.ValidationError(_("Name at least one tag."))
        return names


class SeveralTicked(forms.CheckboxSelectMultiple):
    def value_from_datadict(self, data, files, name):
        return keys(super().value_from_datadict(data, files, name))


class RemoveTagsForm(BulkForm):
    present = forms.ModelMultipleChoiceField(
        Tag.objects.none(), label=_("Tags"), widget=SeveralTicked
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        tags = Tag.objects.filter(uses__content_object__in=self.chosen)
        self.fields["present"].queryset = tags.distinct().order_by("name")


class AssignForm(BulkForm):
    person = forms.ModelChoiceField(
        None, label=_("Person"), required=False, empty_label=_("nobody")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = assigning.people()
        self.fields["person"].label_from_instance = assigning.name_of


class StageForm(BulkForm):
    stage = forms.ChoiceField(label=_("Stage"), choices=Article.Stage.choices)
    words = forms.CharField(
        label=_("Words to the colleagues"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )

    def clean(self):
        cleaned = super().clean()
        asks = cleaned.get("stage") == Article.Stage.CHANGES_REQUESTED
        if asks and not cleaned.get("words"):
            self.add_error("words", _("Say what should be changed."))
        return cleaned


class WithdrawForm(BulkForm, WithdrawalForm):
    def clean(self):
        return super().clean() | {"told": self.told}


FORMS = {
    "section": SectionForm,
    "add-tags": AddTagsForm,
    "remove-tags": RemoveTagsForm,
    "assign": AssignForm,
    "stage": StageForm,
    "withdraw": WithdrawForm,
}
