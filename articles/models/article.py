import uuid
from datetime import timedelta

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.bodies.excerpts import excerpt
from articles.bodies.html import plain_text
from articles.cursors import Cursor
from articles.fields import BodyField
from articles.models.former_slug import slug_is_taken
from articles.models.tag import ArticleTag
from articles.models.visibility import UNSEEN, ArticleQuerySet, is_once_public
from articles.slugs import slugify
from photos.public import PublicModel
from photos.text import OneLineField

WORDS_A_MINUTE = 220
UPDATE_MENTIONED_AFTER = timedelta(minutes=10)
LAST_SAVED = (F("modified_at").desc(), F("id").desc())
LISTED_BY = frozenset({"published_at", "withdrawn_at"})  # what `Article.listed_at` is made of


class Article(PublicModel):
    """A piece of journalism, from its first word to its withdrawal.

    Public is what `ArticleQuerySet.published` says: its time has come and it is not withdrawn.
    """

    class Origin(models.TextChoices):
        ORIGINAL = "original", _("Our own")
        REWRITTEN = "rewritten", _("Rewritten from a source")
        REPUBLISHED = "republished", _("Republished whole")

    class Stage(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        CHANGES_REQUESTED = "changes_requested", _("Changes requested")
        READY = "ready", _("Ready")

    headline = OneLineField(_("headline"), max_length=200)
    kicker = OneLineField(
        _("kicker"), max_length=80, blank=True, help_text=_("Short line above the headline.")
    )
    standfirst = OneLineField(
        _("standfirst"),
        max_length=400,
        blank=True,
        help_text=_("One to three sentences below the headline; cards and feeds show it too."),
    )
    body = BodyField(_("text"), blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Last part of the address; left empty, it is made from the headline."),
    )
    section = models.ForeignKey(
        "articles.Section",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("section"),
    )
    place = OneLineField(
        _("place"), max_length=60, blank=True, help_text=_("Where it was reported, e.g. “Roma”.")
    )
    photo = models.ForeignKey(
        "photos.Photo",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    series = models.ForeignKey(
        "articles.Series",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("series"),
        help_text=_("Its articles lead to each other, the oldest first."),
    )
    tags = TaggableManager(through=ArticleTag, blank=True, verbose_name=_("tags"), help_text="")

    published_at = models.DateTimeField(
        _("publication time"),
        null=True,
        blank=True,
        help_text=_("Empty: a draft. In the future: readers see it from then on."),
    )
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawal_reason = OneLineField(_("reason for the withdrawal"), max_length=200, blank=True)

    origin = models.CharField(
        _("origin"),
        max_length=11,
        choices=Origin,
        default=Origin.ORIGINAL,
        help_text=_("Search engines are asked not to list what is republished whole."),
    )
    licence = OneLineField(
        _("licence or agreement"),
        max_length=200,
        blank=True,
        help_text=_("What lets us republish it, e.g. “CC BY 4.0” or “agreement of 3 May”."),
    )
    original_day = models.DateField(
        _("first published there"), null=True, blank=True, help_text=_("Of what is republished.")
    )
    canonical_url = models.URLField(
        _("address of the original"),
        max_length=1000,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Only if the agreement asks for it: search engines then list that page."),
    )
    unlisted_reason = OneLineField(
        _("kept out of search engines because"),
        max_length=200,
        blank=True,
        help_text=_("For legal reasons only; left empty, search engines may list the article."),
    )
    ai_note = OneLineField(
        _("use of AI"),
        max_length=200,
        blank=True,
        help_text=_("Told to readers, e.g. “Translated by machine, checked by the newsroom.”"),
    )

    # Where the text stands in the newsroom; what readers see is the moments' to say.
    stage = models.CharField(
        _("stage"), max_length=17, choices=Stage, default=Stage.DRAFT, editable=False
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("assigned to"),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("written by"),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    modified_at = models.DateTimeField(_("last saved"), auto_now=True)
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Derived from the text at each save, so that lists need not read bodies.
    excerpt = OneLineField(max_length=600, editable=False, default="")
    word_count = models.PositiveIntegerField(editable=False, default=0)

    objects = ArticleQuerySet.as_manager()
    _slug_in_database = None

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [("publish_article", _("Can publish, schedule and withdraw articles"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None) | (Q(section__isnull=False) & ~Q(body="")),
                name="article_published_with_section_and_text",
                violation_error_message=_("A published article needs a section and a text."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(published_at__isnull=False),
                name="article_withdrawn_after_publication",
                violation_error_message=_("Only a published article can be withdrawn."),
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(origin="republished") | ~Q(licence=""),
                name="article_republished_with_licence",
                violation_error_message=_(
                    "Say which licence or agreement lets us republish the article."
                ),
            ),
        ]
        indexes = [
            models.Index(
                F("published_at").desc(),
                F("id").desc(),
                name="article_latest",
                condition=Q(withdrawn_at=None, published_at__isnull=False),
            ),
            models.Index(
                F("section"),
                F("published_at").desc(),
                F("id").desc(),
                name="article_latest_in_section",
                condition=Q(withdrawn_at=None, published_at__isnull=False),
            ),
            # The newsdesk's list, the last saved first: all of them, and what it is narrowed to.
            models.Index(*LAST_SAVED, name="article_last_saved"),
            models.Index(F("section"), *LAST_SAVED, name="article_saved_in_section"),
            models.Index(F("created_by"), *LAST_SAVED, name="article_saved_by_writer"),
            models.Index(
                F("assignee"),
                *LAST_SAVED,
                name="article_assigned",
                condition=Q(assignee__isnull=False),
            ),
            models.Index(*LAST_SAVED, name="article_unseen", condition=UNSEEN),
            models.Index(
                F("stage"), *LAST_SAVED, name="article_in_stage", condition=Q(published_at=None)
            ),
        ]

    def __str__(self):
        return self.headline

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is None:
            self.read_text()
            self.slug = self.slug or self._free_slug()
        with transaction.atomic():
            super().save(*args, update_fields=update_fields, **kwargs)
            self._keep_former_slug()
            if update_fields is None or LISTED_BY.intersection(update_fields):
                self._list_under_its_subjects()

    def read_text(self):
        """Derive from the text what lists and pages say of it."""
        self.excerpt = excerpt(self.standfirst, self.body)
        self.word_count = len(plain_text(self.body).split())

    def get_absolute_url(self):
        """The public address; "" while there is no section to stand in."""
        if not self.section:
            return ""
        return reverse("articles:article", args=[self.section.slug, self.slug])

    @classmethod
    def from_db(cls, db, field_names, values):
        article = super().from_db(db, field_names, values)
        article._slug_in_database = article.__dict__.get("slug")
        return article

    def is_published(self, at=None):
        """Whether readers may see it at the moment `at` (now); the rule of `published`."""
        return is_once_public(self, at) and not self.withdrawn_at

    @property
    def is_indexable(self):
        """Whether search engines may list it, once it is published; the rule of `indexable`."""
        unnamed = self.origin == self.Origin.REPUBLISHED and not self.canonical_url
        return not unnamed and not self.unlisted_reason

    def withdraw(self, reason=""):
        """Take it away from readers, who are told so at its address."""
        self._tell_readers(timezone.now(), reason)

    def restore(self):
        """Let readers see it again."""
        self._tell_readers(None, "")

    def _tell_readers(self, withdrawn_at, reason):
        self.withdrawn_at, self.withdrawal_reason = withdrawn_at, reason
        self.save(update_fields=["withdrawn_at", "withdrawal_reason", "modified_at"])

    @property
    def picture(self):
        """The photo that readers see: none once the right to show it has ended."""
        return self.photo if self.photo and self.photo.may_be_shown() else None

    @property
    def description(self):
        """What feeds, search engines and networks say below the headline."""
        return self.standfirst or self.excerpt

    @property
    def was_updated(self):
        """Whether readers are told of an update: a substantial one, not of the first minutes."""
        return bool(
            self.updated_at and self.updated_at - self.published_at > UPDATE_MENTIONED_AFTER
        )

    @property
    def standing_corrections(self):
        """Its corrections but for those that a later one took the place of."""
        corrections = self.corrections.all()
        superseded = {correction.supersedes_id for correction in corrections}
        return [correction for correction in corrections if correction.pk not in superseded]

    @property
    def corrections_on_top(self):
        return [correction for correction in self.standing_corrections if correction.on_top]

    @property
    def corrections_at_end(self):
        return [correction for correction in self.standing_corrections if not correction.on_top]

    @property
    def readable_sources(self):
        """The addresses at which its sources can be read, each once, in their order."""
        found = (link.readable_url for link in self.source_links.all())
        return list(dict.fromkeys(filter(None, found)))

    @property
    def reading_minutes(self):
        """Minutes a reader needs, rounded up; 0 for what takes less than one."""
        if self.word_count < WORDS_A_MINUTE:
            return 0
        return -(-self.word_count // WORDS_A_MINUTE)

    @property
    def cursor(self):
        """Its place in lists of what is public."""
        return Cursor(self.published_at, self.pk)

    @property
    def listed_at(self):
        """When lists show it from; None for what they never show."""
        return None if self.withdrawn_at else self.published_at

    def _list_under_its_subjects(self):
        """Tags and bylines repeat `listed_at`, so that each list is read from one index."""
        stored = Article.objects.only(*LISTED_BY).get(pk=self.pk)  # in hand may be older
        listed_at = stored.listed_at
        for uses in (self.tag_uses, self.bylines):
            uses.exclude(listed_at=listed_at).update(listed_at=listed_at)

    def _keep_former_slug(self):
        """Let the address that readers know lead to the new one, however often it changes."""
        former, self._slug_in_database = self._slug_in_database, self.slug
        if former and former != self.slug and is_once_public(self):
            self.former_slugs.filter(slug=self.slug).delete()
            self.former_slugs.get_or_create(slug=former)

    def _free_slug(self):
        """An address made from the headline that no other article has or had."""
        stem = slugify(self.headline) or f"articolo-{str(self.guid)[:8]}"
        slug, number = stem, 1
        while slug_is_taken(slug, self):
            number += 1
            slug = f"{slugify(stem, limit=75)}-{number}"
        return slug
