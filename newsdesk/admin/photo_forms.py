from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.utils.translation import gettext_lazy as _

from newsdesk.models import WaitingPhoto
from photos.fields import PhotoFormField
from photos.models import Photo

# Named one by one: an iPhone then hands over JPEG instead of HEIC.
ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,image/avif"
ALIKE = _("The library has this picture already. Use that one, or keep both.")
WORDS = ("alt", "caption", "credit", "licence", "rights_until")
WIDGETS = {
    "alt": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    "caption": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
}
MISSING = {
    "alt": {"required": _("Say what the picture shows.")},
    "credit": {"required": _("Say who made the picture: none goes out without a credit.")},
}


class PhotoInput(AdminFileWidget):
    input_text = _("Replace it, on all pages that show it, by")

    def get_context(self, name, value, attrs):
        return super().get_context(name, value, {**attrs, "accept": ACCEPTED})


class PhotoForm(forms.ModelForm):
    """One photo. `alike`: those of the library that look like the picture just chosen."""

    alike = ()

    class Meta:
        model = Photo
        fields = ("image", "focal_point", *WORDS)
        field_classes = {"image": PhotoFormField}
        widgets = WIDGETS
        error_messages = {"image": {"required": _("Choose a picture.")}, **MISSING}

    def clean(self):
        super().clean()
        if "image" in self.changed_data and "image" not in self.errors:
            self._fill_from_file()
            self._warn_of_alike()
            if "focal_point" not in self.changed_data:
                self.cleaned_data["focal_point"] = "0.5x0.5"  # The old one meant another picture.
        if "image" in self.files and self.errors and "image" not in self.errors:
            self.add_error(
                "image", _("The picture is fine, but choose it again: no browser keeps it.")
            )

    def _fill_from_file(self):
        """What nobody typed is taken from what the file tells."""
        for name, words in self.cleaned_data["image"].facts.items():
            if not self.data.get(self.add_prefix(name), "").strip() and not self.initial.get(name):
                self.cleaned_data[name] = words
                self.errors.pop(name, None)

    def _warn_of_alike(self):
        others = Photo.objects.exclude(pk=self.instance.pk)
        alike = others.like(self.cleaned_data["image"].fingerprint)
        if alike and self.data.get("alike") != "both":
            self.alike = alike
            self.add_error("image", ALIKE)


class WaitingPhotoForm(forms.ModelForm):
    """The words that make a photo of an upload, `waiting`."""

    required_css_class = "required"
    drop = forms.BooleanField(label=_("Throw this upload away"), required=False)
    keep_both = forms.BooleanField(label=_("Keep both"), required=False)

    class Meta:
        model = Photo
        fields = WORDS
        widgets = WIDGETS | {"rights_until": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}
        error_messages = MISSING

    def __init__(self, waiting: WaitingPhoto, data=None):
        self.waiting = waiting
        super().__init__(data, prefix=f"photo-{waiting.pk}", instance=waiting.as_photo())

    @property
    def was_sent(self):
        return self.add_prefix("alt") in self.data

    @property
    def is_dropped(self):
        return self.add_prefix("drop") in self.data

    @property
    def alike(self):
        """Asked each time: another of the same uploads may have become a photo meanwhile."""
        return Photo.objects.like(self.waiting.fingerprint)

    def clean(self):
        super().clean()
        if not self.cleaned_data.get("keep_both") and self.alike:
            self.add_error("keep_both", ALIKE)

    def keep_typed(self):
        """Nothing typed is lost, though it is not enough for a photo."""
        for name in WORDS:
            if name in self.cleaned_data:
                setattr(self.waiting, name, self.cleaned_data[name])
        self.waiting.save(update_fields=WORDS)
