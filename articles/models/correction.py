from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainTextField
from photos.public import PublicModel


class Correction(PublicModel):
    """What was put right after publication, said to readers on the article itself."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        UPDATE = "update", _("Update")
        CLARIFICATION = "clarification", _("Clarification")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=13, choices=Kind, default=Kind.CORRECTION)
    text = PlainTextField(
        _("text"),
        max_length=1000,
        help_text=_("What was wrong and what is right, e.g. “The bridge opens on Monday.”"),
    )
    made_at = models.DateTimeField(_("time"), default=timezone.now)
    on_top = models.BooleanField(
        _("above the text"), default=True, help_text=_("If it changes the sense of the article.")
    )
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="superseded_by",
        verbose_name=_("in the place of"),
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["made_at", "pk"]

    def __str__(self):
        return self.get_kind_display()
