"""The field of a picture: what is stored is normalised, whatever door it came through."""

from typing import NamedTuple

from django import forms
from django.db.models.fields import files
from imagefield.fields import ImageField, ImageFieldFile

from photos.renditions import FORMATS, RECIPES
from photos.uploads import normalised


class Rendition(NamedTuple):
    url: str
    width: int
    height: int


class PhotoFile(ImageFieldFile):
    def save(self, name, content, save=True):
        upload = normalised(content)
        self.instance.fingerprint = upload.fingerprint
        # Django's own: imagefield would decode the picture again to see whether it is sound.
        files.ImageFieldFile.save(self, upload.name, upload, save)

    save.alters_data = True

    def rendition(self, name):
        """Address and size of a rendition: what an `<img>` has to say."""
        size = RECIPES[name].size(self.instance.image_width, self.instance.image_height)
        return Rendition(getattr(self, name), *size)


class PhotoFormField(forms.ImageField):
    def to_python(self, data):
        return normalised(data) if data else None


class PhotoField(ImageField):
    attr_class = PhotoFile

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"formats": FORMATS, **kwargs})

    def _generate_files(self, instance, **kwargs):
        """Nothing: imagefield would encode inside the transaction. Photo.save() does it after."""

    def formfield(self, **kwargs):
        # Without max_length: it would measure the name of the user's file, which nobody keeps.
        return super().formfield(**{"form_class": PhotoFormField, "max_length": None, **kwargs})
