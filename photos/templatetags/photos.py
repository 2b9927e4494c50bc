from django import template

from photos.figures import figure_context, picture_context

register = template.Library()


@register.inclusion_tag("photos/_picture.html")
def picture(photo, shape, decorative=None, sizes=""):
    """`{% picture photo "card" %}`: decorative in a card, whose headline says it, else with alt."""
    silent = shape == "card" if decorative is None else decorative
    return picture_context(photo, shape, "" if silent else photo.alt, sizes)


@register.inclusion_tag("photos/_figure.html")
def figure(photo, shape="hero"):
    """`{% figure photo "hero" %}`: the picture with its caption and credit."""
    return figure_context(photo, shape)
