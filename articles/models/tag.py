from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.models.listed import ListedModel
from articles.slugs import slugify
from photos.public import PublicModel
from photos.text import OneLineField


class Tag(PublicModel, TagBase):
    """A topic; its address follows the same rule as an article's."""

    name = OneLineField(_("name"), max_length=100, unique=True)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def get_absolute_url(self):
        return reverse("articles:tag", args=[self.slug])

    def slugify(self, tag, i=None):
        slug = slugify(tag) or "tag"
        return slug if i is None else f"{slug}-{i}"


class ArticleTag(ListedModel, ItemBase):
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="uses", verbose_name=_("tag"))
    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="tag_uses")

    article_field = "content_object"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="tag_once_per_article")
        ]
        indexes = [
            models.Index(
                models.F("tag"),
                models.F("listed_at").desc(),
                models.F("content_object").desc(),
                name="tag_latest",
                condition=models.Q(listed_at__isnull=False),
            )
        ]

    def __str__(self):
        return str(self.tag)
