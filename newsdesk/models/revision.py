from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Max, Q, Subquery
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from newsdesk.contents import completed, content_of


class RevisionQuerySet(models.QuerySet):
    def of(self, article):
        """Those of an article, the newest first; also after it was deleted."""
        return self.filter(guid=article.guid).order_by("-number")

    def line(self):
        """What the article once was: without what was set aside."""
        return self.exclude(event=Revision.Event.SET_ASIDE)

    def unsettled(self, article):
        """What was set aside of an article and waits for somebody to choose."""
        return self.of(article).filter(event=Revision.Event.SET_ASIDE, settled_at=None)

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

    def record_change(self, article, by, event, note=""):
        """Keep it where it is another than its newest revision says; None where it is the same.

        Whoever calls it asked for `up_to_date` before the change.
        """
        now, last = content_of(Article.objects.get(pk=article.pk)), self.newest(article)
        if last and last.content == now:
            return None
        return self.record(article, by, event, note, content=now)

    def newest(self, article):
        """The newest revision in the article's line; None where there is none."""
        return self.of(article).line().first()

    def people_since(self, article, number):
        """The names of those who saved it after that revision; each once, the first first."""
        later = self.of(article).line().filter(number__gt=number or 0).exclude(made_by=None)
        made_by = [each.made_by for each in later.defer("content").select_related("made_by")]
        return list(dict.fromkeys(who.get_full_name() or str(who) for who in reversed(made_by)))

    def last_number(self, article):
        """That of the newest revision; 0 if there is none."""
        return self.filter(guid=article.guid).aggregate(last=Max("number"))["last"] or 0

    def newest_and_waiting(self, article):
        """The newest revision, None where there is none, and what waits; in one query."""
        newest = self.of(article).line().values("number")[:1]
        waits = Q(event=Revision.Event.SET_ASIDE, settled_at=None)
        found = self.of(article).filter(waits | Q(number=Subquery(newest)))
        found = found.select_related("made_by")
        waiting = [each for each in found if each.is_waiting]
        return next((each for each in found if not each.is_waiting), None), waiting

    def up_to_date(self, article, newest=None):
        """The newest revision in the article's line, which holds what the database has now.

        What was changed past the newsdesk, or before there was a history, is kept as found.
        `newest`: that revision, if it is at hand.
        """
        now, last = content_of(article), newest or self.newest(article)
        if last and last.content == now:
            return last
        return self.record(article, None, Revision.Event.FOUND, content=now)


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

    @classmethod
    def from_db(cls, db, field_names, values):
        """What was kept before rows had all their fields is read as if it had been kept now."""
        revision = super().from_db(db, field_names, values)
        if "content" in revision.__dict__:
            revision.content = completed(revision.content)
        return revision

    @property
    def is_waiting(self):
        """Whether it was set aside and nobody has chosen yet."""
        return self.event == Revision.Event.SET_ASIDE and not self.settled_at
