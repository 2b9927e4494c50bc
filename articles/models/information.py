from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.fields import BodyField
from photos.public import PublicModel


class InformationPage(PublicModel):
    """What the newspaper says of itself: one text for each kind of page."""

    class Kind(models.TextChoices):
        ABOUT = "about", _("About us")
        NEWSROOM = "newsroom", _("Newsroom")
        CONTACTS = "contacts", _("Contacts")
        CORRECTIONS = "corrections", _("Corrections")
        PRIVACY = "privacy", _("Privacy")

    kind = models.CharField(_("page"), max_length=11, choices=Kind, unique=True)
    body = BodyField(_("text"), blank=True)
    modified_at = models.DateTimeField(_("last saved"), auto_now=True)

    class Meta:
        verbose_name = _("page about the newspaper")
        verbose_name_plural = _("pages about the newspaper")

    def __str__(self):
        return self.get_kind_display()

    def get_absolute_url(self):
        return reverse(f"articles:{self.kind}")
