from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from newsdesk.contents import content_of


class RevisionQuerySet(models.QuerySet):
    def of(self, article):
        """Those of an article, the newest first; also after it was deleted."""
        return self.filter(guid=article.guid).order_by("-number")

    def line(self):
        """What the article once was: without what was set aside."""
        return self.exclude(event=Revision.Event.SET_ASIDE)

    def record(self, article, by, event, note="", **fields):
        """Keep the article as the database has it now; the new revision.

        Call it in the transaction of the change, the article's row locked. Two at one moment:
        IntegrityError for the later.
        """
        content = fields.pop("content", None) or content_of(Article.objects.get(pk=article.pk))
        return self.create(
            article=article,
            guid=article.guid,
            number=self.last_number(article) + 1,
            made_by=by,
            event=event,
            note=note,
            content=content,
            **fields,
        )

    def last_number(self, article):
        """That of the newest revision; 0 if there is none."""
        return self.filter(guid=article.guid).aggregate(last=Max("number"))["last"] or 0

    def up_to_date(self, article):
        """The newest revision in the article's line, which holds what the database has now.

        What was changed past the newsdesk, or before there was a history, is kept as found.
        """
        last = self.of(article).line().first()
        if last and last.content == content_of(article):
            return last
        return self.record(article, None, Revision.Event.FOUND)


class Revision(models.Model):
    """An article whole as somebody left it: words, tags, bylines, sources, related links."""

    class Event(models.TextChoices):
        CREATED = "created", _("Created")
        SAVED = "saved", _("Saved")
        MERGED = "merged", _("Merged with a colleague’s changes")
        SET_ASIDE = "set_aside", _("Set aside: a colleague had saved meanwhile")
        RESTORED = "restored", _("Earlier revision brought back")
        MOVED = "moved", _("Moved to another stage")
        PUBLISHED = "published", _("Published")
        SCHEDULED = "scheduled", _("Scheduled")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        SHOWN_AGAIN = "shown_again", _("Shown to readers again")
        DELETED = "deleted", _("Deleted")
        RECOVERED = "recovered", _("Brought back after deletion")
        FOUND = "found", _("Found changed outside of the form")

    article = models.ForeignKey(
        "articles.Article", models.SET_NULL, null=True, related_name="revisions"
    )
    guid = models.UUIDField()  # of the article, which may be deleted
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    event = models.CharField(max_length=11, choices=Event)
    note = models.CharField(max_length=300, blank=True)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    # Of one that was set aside: what it began from, and when its author settled the conflict.
    base = models.PositiveIntegerField(null=True)
    settled_at = models.DateTimeField(null=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["guid", "number"], name="revision_numbered_once")
        ]
        indexes = [models.Index(fields=["event", "-made_at"], name="revision_by_event")]

    def __str__(self):
        return f"{self.number} – {self.get_event_display()}"
