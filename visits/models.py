from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class DailyVisits(models.Model):
    """How often an article was opened on one day of the site's time zone; kept for ever."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="+", verbose_name=_("article")
    )
    day = models.DateField(_("day"))
    count = models.PositiveBigIntegerField(_("visits"))

    class Meta:
        verbose_name = _("visits of a day")
        verbose_name_plural = _("visits by day")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "day"], name="visits_once_per_article_and_day"
            )
        ]
        # Holds all that is read of a day, so that adding up touches no row.
        indexes = [
            models.Index(F("day"), F("count").desc(), F("article").desc(), name="visits_of_day")
        ]

    def __str__(self):
        return f"{self.day}: {self.count}"


class VisitTotal(models.Model):
    """All visits of an article: the sum of its days and of its adjustments, always.

    A row of its own, so that counting never touches the article's.
    """

    article = models.OneToOneField(
        "articles.Article",
        models.CASCADE,
        primary_key=True,
        related_name="+",
        verbose_name=_("article"),
    )
    count = models.BigIntegerField(_("visits"), default=0)
    # The posting that changed it last, so that processes ask only for what is new to them.
    posting = models.PositiveBigIntegerField(editable=False, db_index=True)

    class Meta:
        verbose_name = _("visits of an article")
        verbose_name_plural = _("visits by article")
        indexes = [models.Index(F("count").desc(), F("article").desc(), name="visits_of_all_time")]

    def __str__(self):
        return f"{self.article_id}: {self.count}"


class Adjustment(models.Model):
    """What was added to an article's visits by hand, or taken away; never changed afterwards."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="+", verbose_name=_("article")
    )
    count = models.BigIntegerField(
        _("visits"), help_text=_("To add; with a minus to take away, e.g. -120.")
    )
    reason = models.CharField(
        _("reason"), max_length=200, help_text=_("E.g. “moved from the old site”.")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("adjustment of visits")
        verbose_name_plural = _("adjustments of visits")

    def __str__(self):
        return f"{self.count:+}: {self.reason}"


class ImportedVisits(models.Model):
    """What an import said of an article's day, so that the same import again adds nothing."""

    origin = models.CharField(max_length=60)
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    day = models.DateField()
    count = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "article", "day"], name="imported_visits_once"
            )
        ]

    def __str__(self):
        return f"{self.origin}, {self.day}: {self.count}"


class Posting(models.Model):
    """One row: the number of the last posting. Its lock lets one process post at a time."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return str(self.number)


class JournalPosition(models.Model):
    """How far a journal is posted; raised in the transaction that posts, hence exactly once."""

    name = models.CharField(_("journal"), max_length=100, unique=True)
    position = models.PositiveBigIntegerField(_("bytes posted"), default=0)
    # Posted to its end, and no more written to: its file may go, and then this row.
    is_finished = models.BooleanField(_("finished"), default=False)
    posted_at = models.DateTimeField(_("last posted"), auto_now=True)

    class Meta:
        verbose_name = _("journal")
        verbose_name_plural = _("journals")

    def __str__(self):
        return self.name


class UncountedOpenings(models.Model):
    """How often on one day an article's page was asked for by something not counted as a visit."""

    class Reason(models.TextChoices):
        CRAWLER = "crawler", _("Crawler or link preview")
        TOOL = "tool", _("Program without a browser")
        PREFETCH = "prefetch", _("Fetched ahead by a browser")
        STAFF = "staff", _("Newsroom")
        REPEAT = "repeat", _("The same reader again")
        HEAD = "head", _("Only the page’s headers asked for")
        PART = "part", _("Only a part of the page asked for")
        REFUSED = "refused", _("Answered with a redirect or an error")
        LOST = "lost", _("Lost: the journal could not be written")
        DAMAGED = "damaged", _("Lost: damaged in the journal")

    LOSSES = (Reason.LOST, Reason.DAMAGED)  # no readers' doing

    day = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=8, choices=Reason)
    count = models.PositiveBigIntegerField(_("openings"))

    class Meta:
        verbose_name = _("openings not counted")
        verbose_name_plural = _("openings not counted")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "reason"], name="uncounted_once_per_day_and_reason"
            )
        ]

    def __str__(self):
        return f"{self.day}: {self.get_reason_display()}"


class Passage(models.Model):
    """How many readers went from one article straight to another on one day; nothing per person.

    Kept while the pair is followed often enough (`visits.passages`). `placed`: those of them of
    which `CardUse` tells already.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    target = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)
    placed = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "target", "day"], name="passage_once_per_day"
            )
        ]
        indexes = [models.Index(fields=["day"], name="passage_day")]

    def __str__(self):
        return f"{self.day}: {self.article_id} > {self.target_id}"


class CardUse(models.Model):
    """How often the cards on one place of related lists were before readers' eyes, and followed.

    Place 0 is no card: it holds the views of all articles of a day, once that day is added up.
    """

    day = models.DateField()
    place = models.PositiveSmallIntegerField()  # of cards from 1
    is_curated = models.BooleanField()
    views = models.PositiveIntegerField(default=0)
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["day", "place", "is_curated"], name="card_use_once_per_day"
            )
        ]

    def __str__(self):
        return f"{self.day}: {self.place}"
