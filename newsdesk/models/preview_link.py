import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

LASTS = timedelta(days=7)


def new_secret():
    return secrets.token_urlsafe(24)


class PreviewLinkQuerySet(models.QuerySet):
    def working(self, at=None):
        """Those that have neither ended nor been revoked at the moment `at` (now)."""
        return self.filter(ends_at__gt=at or timezone.now(), revoked_at=None)

    def make(self, article, by):
        """A new one, that ends by itself."""
        return self.create(article=article, made_by=by, ends_at=timezone.now() + LASTS)

    def revoke(self):
        """End them now."""
        return self.filter(revoked_at=None).update(revoked_at=timezone.now())


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

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return str(self.article)

    def get_absolute_url(self):
        return reverse("preview", args=[self.secret])
