from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.lasting import is_lasting, lasting
from photos.public import PublicModel, PublicQuerySet
from photos.text import OneLineField


class RelatedLinkQuerySet(PublicQuerySet):
    def in_force(self, at=None):
        """The choices whose end has not come at the moment `at` (now)."""
        return self.filter(lasting("expires_at", at or timezone.now()))


class RelatedLink(PublicModel):
    """A moderator's choice: this article leads to that one."""

    class Kind(models.TextChoices):
        """What the target is to the reader of the article."""

        RELATED = "related", _("Related")
        UPDATE = "update", _("Update")  # what came after
        EARLIER = "earlier", _("Earlier")  # what came before: an update, seen from the other side
        BACKGROUND = "background", _("Background")
        OPINION = "opinion", _("Opinion")

        @property
        def heading(self):
            """What its card says above the headline: nothing of the usual kind."""
            return "" if self is self.RELATED else self.label

    class Origin(models.TextChoices):
        """How it came to be chosen."""

        MANUAL = "manual", _("Chosen")
        SUGGESTED = "suggested", _("Taken from the suggestions")
        BULK = "bulk", _("Added in bulk")
        BACK = "back", _("Way back from the other article")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_links")
    target = models.ForeignKey(
        "articles.Article",
        models.CASCADE,
        related_name="incoming_links",
        verbose_name=_("leads to"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.RELATED)
    own_headline = OneLineField(
        _("own headline"),
        max_length=120,
        blank=True,
        help_text=_("What the card says instead of the headline."),
    )
    expires_at = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Then the card is hidden, not removed.")
    )
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.MANUAL, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    objects = RelatedLinkQuerySet.as_manager()

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
                condition=~Q(article=F("target")),
                name="related_link_not_to_itself",
                violation_error_message=_("An article cannot lead to itself."),
            ),
        ]
        indexes = [  # for the next moment at which one ends
            models.Index(
                fields=["expires_at"],
                condition=Q(expires_at__isnull=False),
                name="related_link_expiring",
            )
        ]

    def __str__(self):
        return self.target.headline

    def is_in_force(self, at=None):
        return is_lasting(self.expires_at, at)


class RelatedExclusionQuerySet(PublicQuerySet):
    def of(self, article):
        """What is excluded for this article, or for all; a key, or an expression of one."""
        return self.filter(Q(article=article) | Q(article=None))

    def of_any(self, articles):
        """What is excluded for one of these articles, or for all."""
        return self.filter(Q(article__in=articles) | Q(article=None))


class RelatedExclusion(PublicModel):
    """A remembered no: the machine leads nobody from `article`, or from any, to `target`.

    A moderator's own choice stands above it.
    """

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="related_exclusions"
    )  # None: from any
    target = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    reason = OneLineField(max_length=200, blank=True)
    excluded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    excluded_at = models.DateTimeField(auto_now_add=True)

    objects = RelatedExclusionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "target"], name="related_exclusion_once_per_article"
            ),
            models.UniqueConstraint(
                fields=["target"],
                condition=Q(article=None),
                name="related_exclusion_once_everywhere",
            ),
        ]

    def __str__(self):
        return self.target.headline


class RelatedList(models.Model):
    """What is known of an article's list as a whole; an article without a row has the defaults.

    Readers see nothing of it but `mode`. So it is written past the edition, and whoever changes
    `mode` says so in the same transaction: `photos.public.changed_in_bulk.send(RelatedList)`.
    """

    class Mode(models.TextChoices):
        FILLED = "filled", _("Chosen ones, then found ones")
        CHOSEN = "chosen", _("Chosen ones only")
        NONE = "none", _("None")

    article = models.OneToOneField(
        "articles.Article", models.CASCADE, primary_key=True, related_name="related_list"
    )
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.FILLED)
    version = models.PositiveIntegerField(default=0)  # raised with each change of the list
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    suggested_at = models.DateTimeField(null=True)  # when its suggestions were made

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["reviewed_at"], name="related_list_reviewed")]

    def __str__(self):
        return str(self.article_id)


class Suggestion(models.Model):
    """A candidate that the machine found for an article's list, with its reasons.

    `reasons`: by code the facts that words are made of, see `suggesting.reasons`. Readers see the
    best of them: whoever has written some says so once for all, in the same transaction:
    `photos.public.changed_in_bulk.send(Suggestion)`.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="suggestions")
    target = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="incoming_suggestions"
    )
    score = models.FloatField()
    reasons = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "target"], name="suggestion_once_per_article"
            ),
            models.CheckConstraint(
                condition=~Q(article=F("target")), name="suggestion_not_of_itself"
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
