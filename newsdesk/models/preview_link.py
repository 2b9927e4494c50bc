import secrets

from django.conf import settings
from django.db import models


def new_secret():
    return secrets.token_urlsafe(24)


class PreviewLink(models.Model):
    """An address at which people without an account see an article that is not public."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="preview_links")
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return str(self.article)
