from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainTextField


class Note(models.Model):
    """What one colleague tells another about an article; readers never see it."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="desk_notes")
    text = PlainTextField(_("text"), max_length=2000)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        default_permissions = ()
        ordering = ["made_at", "pk"]

    def __str__(self):
        return self.text
