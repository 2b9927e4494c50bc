from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from photos.public import PublicModel


class RelatedLink(PublicModel):
    """A moderator's choice: this article leads to that one."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_links")
    target = models.ForeignKey(
        "articles.Article",
        models.CASCADE,
        related_name="incoming_links",
        verbose_name=_("leads to"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("related link")
        verbose_name_plural = _("related links")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "target"],
                name="related_link_once_per_article",
                violation_error_message=_("The article leads there already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(article=models.F("target")),
                name="related_link_not_to_itself",
                violation_error_message=_("An article cannot lead to itself."),
            ),
        ]

    def __str__(self):
        return self.target.headline


class LinkedArticle(Article):
    """A public article as moderators see it: what it leads to, and nothing else to change."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = _("article's related links")
        verbose_name_plural = _("related links")
