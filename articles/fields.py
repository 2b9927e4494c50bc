from django.db import models
from django_prose_editor.fields import ProseEditorField

from articles.bodies.html import clean_html
from articles.editor import EXTENSIONS
from photos.text import one_line


class BodyField(ProseEditorField):
    """The HTML of a body, cleaned by `articles.bodies.html` in the form and again at the database.

    ValidationError where `clean_html` refuses. Costs about 1.5 ms a KB at each cleaning. What is in
    memory stays as it was given until it is read again.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, extensions=EXTENSIONS, sanitize=clean_html, **kwargs)

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return clean_html(value) if isinstance(value, str) else value


class PlainTextField(models.TextField):
    """A text of several lines without markup; characters that no page may hold are left out."""

    def to_python(self, value):
        value = super().to_python(value)
        return value and "\n".join(map(one_line, value.splitlines()))

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
