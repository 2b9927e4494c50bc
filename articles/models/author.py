from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainTextField
from articles.models.listed import ListedModel
from photos.public import PublicModel
from photos.text import OneLineField


class Author(PublicModel):
    """Whoever signs: a person, or the newsroom as a whole."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Newsroom or agency")

    name = OneLineField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("address"), unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.PERSON)
    biography = PlainTextField(
        _("biography"), blank=True, max_length=600, help_text=_("Two sentences for readers.")
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
        help_text=_("Signs this person's new articles by itself."),
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:author", args=[self.slug])

    @property
    def is_person(self):
        return self.kind == self.Kind.PERSON


class Byline(ListedModel):
    """An author's place among those who sign an article."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author, models.PROTECT, related_name="bylines", verbose_name=_("author")
    )
    role = OneLineField(
        _("role"), max_length=60, blank=True, help_text=_("E.g. “from Brussels”; mostly empty.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    article_field = "article"

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author"],
                name="byline_once_per_article",
                violation_error_message=_("This author signs the article already."),
            )
        ]
        indexes = [
            models.Index(
                models.F("author"),
                models.F("listed_at").desc(),
                models.F("article").desc(),
                name="byline_latest",
                condition=models.Q(listed_at__isnull=False),
            )
        ]

    def __str__(self):
        return self.author.name
