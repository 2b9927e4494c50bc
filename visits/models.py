from django.db import models
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _


class DailyVisitsQuerySet(models.QuerySet):
    def most_read_on(self, day, limit):
        """Keys of the `limit` articles most read on that day; read from one index."""
        counts = self.filter(day=day).order_by("-count", "-article_id")
        return list(counts.values_list("article_id", flat=True)[:limit])

    def most_read(self, since, limit):
        """Keys of the `limit` articles most read from the day `since` on; adds up those days."""
        counts = self.filter(day__gte=since).values("article_id").annotate(visits=Sum("count"))
        ordered = counts.order_by("-visits", "-article_id")
        return list(ordered.values_list("article_id", flat=True)[:limit])


class DailyVisits(models.Model):
    """How often an article was opened on one day of the site's time zone; kept for ever."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="+", verbose_name=_("article")
    )
    day = models.DateField(_("day"))
    count = models.PositiveBigIntegerField(_("visits"))

    objects = DailyVisitsQuerySet.as_manager()

    class Meta:
        verbose_name = _("visits of a day")
        verbose_name_plural = _("visits by day")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "day"], name="visits_once_per_article_and_day"
            )
        ]
        indexes = [models.Index(models.F("day"), models.F("count").desc(), name="visits_most_read")]

    def __str__(self):
        return f"{self.day}: {self.count}"


class UncountedOpenings(models.Model):
    """How often on one day an article's page was asked for by something not counted as a visit."""

    class Reason(models.TextChoices):
        CRAWLER = "crawler", _("Crawler or link preview")
        TOOL = "tool", _("Program without a browser")
        PREFETCH = "prefetch", _("Fetched ahead by a browser")
        STAFF = "staff", _("Newsroom")

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
