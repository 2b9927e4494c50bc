"""Text on one line: how headlines, captions and names are kept."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

# What XML 1.0 refuses would make a feed unreadable; three of the others nobody sees, and what
# turns the direction of writing would turn the words after it on the page as well.
_REFUSED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
)
# A no-break space is typography ("50 €") and stays.
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")

_FILE_NAME = re.compile(
    r".*\.(jpe?g|png|gif|webp|avif|hei[cf]|tiff?|bmp|svg)"
    r"|(img|dsc[a-z]?|pxl|dji|image|immagine|photo|foto|picture|screenshot)?[\W\d_]*",
    re.IGNORECASE,
)


def one_line(text: str) -> str:
    """The same words with single spaces and without control characters."""
    return _SPACE.sub(" ", _REFUSED.sub("", text)).strip()


def not_a_file_name(text: str) -> None:
    if _FILE_NAME.fullmatch(text):
        raise ValidationError(
            _("“%(text)s” looks like the name of a file. Say what the picture shows."),
            code="file_name",
            params={"text": text},
        )


class OneLineFormField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class OneLineField(models.CharField):  # type: ignore[type-arg]
    """A CharField that keeps one_line() of what it is given, whatever the door."""

    def to_python(self, value: Any) -> str | None:
        text: str | None = super().to_python(value)
        return text if text is None else one_line(text)

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        text = super().pre_save(instance, add)
        if isinstance(text, str):
            text = one_line(text)
            setattr(instance, self.attname, text)
        return text

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": OneLineFormField, **kwargs})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
