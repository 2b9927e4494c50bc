from django.conf import settings
from django.db import models


class Presence(models.Model):
    """Who has an article's form open, as his browser says every few seconds."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "person"], name="presence_once_per_person")
        ]

    def __str__(self):
        return str(self.person)
