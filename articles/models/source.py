from urllib.parse import urlsplit

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from photos.public import PublicModel
from photos.text import OneLineField


class Source(PublicModel):
    """An outlet that articles rest on: a newspaper, an agency, an office."""

    name = OneLineField(_("name"), max_length=120, unique=True)
    url = models.URLField(_("home page"), blank=True)

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")

    def __str__(self):
        return self.name


class SourceLink(PublicModel):
    """The page there that an article rests on."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="source_links")
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="links",
        verbose_name=_("outlet"),
        help_text=_("Left empty, readers see the domain of the address."),
    )
    url = models.URLField(
        _("address"), max_length=1000, validators=[URLValidator(schemes=["http", "https"])]
    )
    label = OneLineField(
        _("title there"), max_length=200, blank=True, help_text=_("E.g. the original headline.")
    )
    author = OneLineField(_("author there"), max_length=120, blank=True)
    archived_url = models.URLField(
        _("archived copy"),
        max_length=1000,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Where a copy can be read once the original is gone."),
    )
    gone_since = models.DateField(
        _("gone since"),
        null=True,
        blank=True,
        help_text=_("Readers are told that the original is no longer online."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "url"],
                name="source_link_once_per_article",
                violation_error_message=_("This page is among the article's sources already."),
            )
        ]

    def __str__(self):
        return self.outlet

    @property
    def readable_url(self):
        """Where it can be read: there; once it is gone at its archived copy, "" without one."""
        return self.archived_url if self.gone_since else self.url

    @property
    def outlet(self):
        """The outlet's name; where none is given, the domain of the address."""
        if self.source:
            return self.source.name
        return (urlsplit(self.url).hostname or self.url).removeprefix("www.")
