from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.cursors import Cursor
from articles.fields import PlainTextField
from articles.models.ordering import OrderedQuerySet
from photos.public import PublicModel


class CorrectionQuerySet(OrderedQuerySet):
    _order = ("made_at", "pk")

    def of(self, articles):
        """Those of these articles, with all that a list tells of them and their articles."""
        return (
            self.filter(article__in=articles)
            .select_related("article__section", "supersedes", "superseded_by")
            .defer("article__body")
        )


class Correction(PublicModel):
    """What was put right after publication, said to readers on the article itself.

    Once saved it stays as it is: a wrong one is superseded by another.
    """

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

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["made_at", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {Truncator(self.text).chars(60)}"

    @property
    def cursor(self):
        """Its place in the list of all corrections."""
        return Cursor(self.made_at, self.pk)
