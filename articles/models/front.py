from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.lasting import lasting
from photos.public import PublicModel, PublicQuerySet


class FrontPlaceQuerySet(PublicQuerySet):
    def in_force(self, at=None):
        """The choices whose end has not come at the moment `at` (now)."""
        return self.filter(lasting("until", at or timezone.now()))

    def with_cards(self):
        """With all that a card of their articles shows, in a query of its own.

        In one query SQLite may look through all articles for the few that have a place.
        """
        articles = apps.get_model("articles.Article").objects.for_cards()
        return self.prefetch_related(models.Prefetch("article", articles))


class FrontPlace(PublicModel):
    """An editor's choice: this article has that place on the front page, until its end.

    Places without a section are those on top: 1 is the lead. Places that nobody chose for are
    filled with the newest.
    """

    section = models.ForeignKey(
        "articles.Section",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
    )
    rank = models.PositiveSmallIntegerField(_("place"))
    article = models.OneToOneField(
        "articles.Article", models.CASCADE, related_name="front_place", verbose_name=_("article")
    )
    until = models.DateTimeField(_("until"), null=True, blank=True)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    chosen_at = models.DateTimeField(auto_now=True)

    objects = FrontPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place on the front page")
        verbose_name_plural = _("front page")
        constraints = [
            models.UniqueConstraint(
                fields=["section", "rank"],
                name="front_place_once_per_section",
                violation_error_message=_("This place is taken."),
            ),
            models.UniqueConstraint(
                fields=["rank"],
                condition=Q(section=None),
                name="front_place_once_on_top",
                violation_error_message=_("This place is taken."),
            ),
            models.CheckConstraint(
                condition=Q(rank__gte=1),
                name="front_place_from_one",
                violation_error_message=_("Places are counted from 1."),
            ),
        ]

    def __str__(self):
        where = self.section or _("top")  # not within the next line, where nobody would find it
        return f"{where} {self.rank}"
