from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.utils.translation import gettext_lazy as _

from photos.fields import PhotoFormField
from photos.models import Photo


class PhotoInput(AdminFileWidget):
    def get_context(self, name, value, attrs):
        # Named one by one: an iPhone then hands over JPEG instead of HEIC.
        accept = "image/jpeg,image/png,image/webp,image/gif,image/avif"
        return super().get_context(name, value, {**attrs, "accept": accept})


class PhotoForm(forms.ModelForm):
    class Meta:
        model = Photo
        fields = ("image", "focal_point", "alt", "caption", "credit", "rights_until")
        field_classes = {"image": PhotoFormField}
        widgets = {
            "alt": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "caption": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        }
        error_messages = {
            "image": {"required": _("Choose a picture.")},
            "alt": {"required": _("Say what the picture shows.")},
            "credit": {
                "required": _("Say who made the picture: none goes out without a credit."),
            },
        }

    def clean(self):
        super().clean()
        if "image" in self.changed_data and "focal_point" not in self.changed_data:
            self.cleaned_data["focal_point"] = "0.5x0.5"  # The old one meant another picture.
        if "image" in self.files and self.errors and "image" not in self.errors:
            self.add_error(
                "image", _("The picture is fine, but choose it again: no browser keeps it.")
            )
