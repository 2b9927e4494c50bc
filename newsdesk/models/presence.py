from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

HERE = timedelta(seconds=25)  # two calls of the browser may be late or lost
KEPT = timedelta(days=1)


class PresenceQuerySet(models.QuerySet):
    def see(self, article, person):
        """Note that the person has the article open now; one upsert."""
        here = self.model(article=article, person=person, seen_at=timezone.now())
        self.bulk_create(
            [here],
            update_conflicts=True,
            unique_fields=["article", "person"],
            update_fields=["seen_at"],
        )

    def beside(self, person, article):
        """Who else has the article open."""
        seen = self.filter(article=article, seen_at__gt=timezone.now() - HERE)
        return seen.exclude(person=person).select_related("person").order_by("pk")

    def tidy(self):
        return self.filter(seen_at__lt=timezone.now() - KEPT).delete()


class Presence(models.Model):
    """Who has an article's form open, as his browser says every few seconds."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "person"], name="presence_once_per_person")
        ]

    def __str__(self):
        return self.person.get_full_name() or self.person.get_username()
