"""The field for tags: chosen by typing, new ones just typed."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import ArticleTag
from articles.slugs import slugify
from photos.text import one_line

LONGEST = 60


class TagSelect(AutocompleteSelectMultiple):
    """The admin's Select2, told that what is typed may be new. Its values are names, not ids."""

    def __init__(self, attrs=None):
        offers_new = {"data-tags": "true", "data-token-separators": '[","]'}
        field = ArticleTag._meta.get_field("tag")
        super().__init__(field, admin.site, attrs={**offers_new, **(attrs or {})})

    def build_attrs(self, base_attrs, extra_attrs=None):
        # Select2's sign that clears all stands where a list must not have one.
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}

    def get_url(self):
        return reverse("admin:articles_tag_names")

    def optgroups(self, name, value, attrs=None):
        options = [
            self.create_option(name, tag, tag, True, index) for index, tag in enumerate(value)
        ]
        return [(None, options, 0)]


class TagNamesField(forms.Field):
    """A list of tag names, as `TaggableManager.set` takes it."""

    widget = TagSelect

    def prepare_value(self, value):
        return [str(tag) for tag in value or []]

    def to_python(self, value):
        names = {}
        for name in map(one_line, value or []):
            if len(name) > LONGEST:
                raise ValidationError(
                    _("A tag has at most %(longest)s characters."), params={"longest": LONGEST}
                )
            if name:
                names.setdefault(name.casefold(), name)
        return list(names.values())

    def clean(self, value):
        """Names as tags have them already: not every database finds “Città” for “CITTÀ”."""
        names = super().clean(value)
        alike = ArticleTag.tag_model().objects.filter(slug__in=map(slugify, names))
        known = {tag.name.casefold(): tag.name for tag in alike}
        return [known.get(name.casefold(), name) for name in names]

    def has_changed(self, initial, data):
        typed = map(one_line, data or [])
        return sorted(self.prepare_value(initial)) != sorted(filter(None, typed))
