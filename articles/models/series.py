from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from photos.public import PublicModel
from photos.text import OneLineField


class Series(PublicModel):
    """Articles that tell one story in parts, or a column that comes back."""

    name = OneLineField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("address"), unique=True)
    description = OneLineField(_("description"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = pgettext_lazy("more than one", "series")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:series", args=[self.slug])
