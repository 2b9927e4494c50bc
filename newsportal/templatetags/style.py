from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_tag
def inline_style():
    """What an article needs of the stylesheet; the content security policy allows just that."""
    return format_html("<style>{}</style>", mark_safe(settings.INLINE_STYLE))  # noqa: S308, our own
