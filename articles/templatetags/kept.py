"""Fragments that say the same on page after page: a process prints each once."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.template.loader import render_to_string
from django.utils.translation import get_language

register = template.Library()

# A model's object would pass for another with its key, whatever either says.
VALUES = (str, int, type(None))


@register.simple_tag
def kept(fragment, **inputs):
    """`{% kept "articles/_footer.html" name=SITE_NAME %}`: an include with `only`, printed once.

    Once for the same inputs, that is; so the fragment may say nothing that does not follow from
    them and from the settings. TypeError where an input is no text, number, or tuple of them.
    """
    for name, value in inputs.items():
        if not _is_plain(value):
            raise TypeError(f"{fragment} cannot be kept by {name}, a {type(value).__name__}.")
    if settings.DEBUG:  # who changes templates sees it at once
        return render_to_string(fragment, inputs)
    return _printed(fragment, get_language(), **inputs)


def _is_plain(value):
    if isinstance(value, tuple):
        return all(map(_is_plain, value))
    return isinstance(value, VALUES)


@lru_cache(maxsize=1024, typed=True)  # a safe text is another one than its like
def _printed(fragment, language, /, **inputs):
    return render_to_string(fragment, inputs)


@receiver(setting_changed)
def forget(**kwargs):
    """The settings are others: only tests change them."""
    _printed.cache_clear()
