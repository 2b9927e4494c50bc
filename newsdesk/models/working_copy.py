from django.conf import settings
from django.db import models


class WorkingCopy(models.Model):
    """What a person has typed into an article's form and not saved yet; nobody else sees it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="+"
    )  # None: a new one
    key = models.CharField(max_length=60)  # which form: the article's key, or that of a new one
    base = models.PositiveIntegerField(default=0)  # number of the revision it began from
    fields = models.JSONField()  # pairs of name and value, as the browser would post them
    saved_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="working_copy_once_per_form")
        ]

    def __str__(self):
        return self.key
