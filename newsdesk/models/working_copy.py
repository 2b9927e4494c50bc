from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

KEPT = timedelta(days=30)


class WorkingCopyQuerySet(models.QuerySet):
    def of(self, person, article=None):
        """A person's copies of an article, of new ones where none is named; the newest first."""
        return self.filter(person=person, article=article).order_by("-saved_at", "-pk")

    def keep(self, person, key, article, base, fields):
        """Put these fields in the place of what the person's form `key` held; one upsert.

        The copy as it is now kept, without its number.
        """
        copy = self.model(person=person, key=key, article=article, base=base, fields=fields)
        copy.saved_at = timezone.now()
        return self.bulk_create(
            [copy],
            update_conflicts=True,
            unique_fields=["person", "key"],
            update_fields=["article", "base", "fields", "saved_at"],
        )[0]

    def drop(self, person, key):
        """Forget the copy of one form, if `key` names one, and what nobody asked for in a month."""
        old = Q(saved_at__lt=timezone.now() - KEPT)
        return self.filter(Q(person=person, key=key) | old).delete()


class WorkingCopy(models.Model):
    """What a person has typed into an article's form and not saved yet; nobody else sees it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="+"
    )  # None: a new one
    key = models.CharField(max_length=60)  # which form: newsdesk/working_copies.py makes them
    base = models.PositiveIntegerField(default=0)  # number of the revision it began from
    fields = models.JSONField()  # pairs of name and value, as the browser would post them
    saved_at = models.DateTimeField()

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="working_copy_once_per_form")
        ]

    def __str__(self):
        return self.key

    @property
    def headline(self):
        return self.as_posted().get("headline", "")

    def as_posted(self):
        """The fields as a request would hold them."""
        posted = QueryDict(mutable=True)
        for name, value in self.fields:
            posted.appendlist(name, value)
        return posted
