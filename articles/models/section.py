import re

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from photos.public import PublicModel, PublicQuerySet
from photos.text import OneLineField

# The first part of other addresses of the site.
RESERVED_SLUGS = frozenset(
    "about admin author contacts corrections feed healthz latest media most-read newsroom oembed"
    " preview privacy readyz search series share static tag visits".split()
)


def validate_section_slug(slug: str) -> None:
    """ValidationError where a section of that name would hide other pages of the site."""
    if slug in RESERVED_SLUGS or re.fullmatch(r"\d{4}", slug):
        raise ValidationError(_("“%(slug)s” is an address the site needs."), params={"slug": slug})


class SectionQuerySet(PublicQuerySet):
    def in_order(self):
        return self.order_by("position", "pk")


class Section(PublicModel):
    """A part of the newspaper with a page of its own."""

    name = OneLineField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(
        _("address"),
        unique=True,
        validators=[validate_section_slug],
        help_text=_("First part of the address of its articles, e.g. “cronaca”."),
    )
    description = OneLineField(_("description"), max_length=250, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:section", args=[self.slug])
