"""One save of an article: what it began from, what a colleague saved meanwhile, what became of it.

All of it happens in one transaction in which the article's row is locked.
"""

from datetime import datetime

from django.utils import timezone

from articles.models import Article, Correction
from newsdesk.contents import KEYS, as_kept, put_into
from newsdesk.merge import merge
from newsdesk.models import Revision
from newsdesk.related.noting import noted

Event = Revision.Event
CORRECTIONS, SUBSTANTIAL = "corrections", "is_substantial"  # what a save holds beside its content


class Saving:
    """A save by a person, of a new article or of one whose form said from what it `began`.

    A form that says nothing is taken to show the newest revision: what it writes over is in the
    history. One that names a revision which the article never had is compared with an empty
    article, so that whatever it says differently is asked.
    """

    aside = merged = saved = None  # what was set aside; what became of a merge; what was saved
    only_sets_aside = False  # for a person who may no longer write the article

    def __init__(self, by, article=None, began=""):
        self.by, self.article = by, article
        self.newest = Revision.objects.up_to_date(article) if article else None
        self.base = self.newest.content if article else None
        self.number = self.newest.number if article else None
        if article and began and began != str(self.number):
            found = Revision.objects.of(article).line().filter(number=_number(began)).first()
            self.number, self.base = (found.number, found.content) if found else (None, {})

    @property
    def is_late(self):
        """Whether the article is another by now than the form showed, or not the person's."""
        if not self.article:
            return False
        return self.only_sets_aside or self.base != self.newest.content

    def unchanged(self):
        """What the form began from: the content to which what was typed is added."""
        return dict(self.base or self.newest.content)

    def merge(self, typed, publish_at=None, besides=None):
        """Join what was typed with what the colleague saved; True if it is in the article.

        Else it is set aside, and nothing is published.
        """
        self.merged = merge(self.base, self.newest.content, typed, KEYS)
        if self.merged.conflicts or (self.only_sets_aside and self.merged.from_yours):
            self.aside = self._set_aside(typed | (besides or {}))
            return False
        if self.only_sets_aside:
            return True
        content = self.merged.content
        if publish_at:
            content = content | {"published_at": as_kept(publish_at)}
        take_in(self.article, content, besides or {}, self.by)
        self.saved = self.article
        return True

    def _set_aside(self, content):
        """A second press of the same button sets nothing aside a second time."""
        own = Revision.objects.unsettled(self.article).filter(made_by=self.by, base=self.number)
        same = [revision for revision in own if revision.content == content]
        return same[0] if same else self._record_aside(content)

    def _record_aside(self, content):
        return Revision.objects.record(
            self.article, self.by, Event.SET_ASIDE, content=content, base=self.number
        )

    def record(self):
        """Keep what was saved as a revision; None if nothing was, or nothing changed by it."""
        if not self.saved:
            return None
        joined = self.merged and self.merged.from_theirs
        event = Event.MERGED if joined else Event.SAVED if self.newest else Event.CREATED
        return record(self.saved, self.by, event, self.newest)

    def colleagues(self):
        """The names of those who saved since the form was opened."""
        return Revision.objects.people_since(self.article, self.number)


def record(article, by, event, before=None):
    """Keep the article as a revision where it changed since the revision `before`.

    If readers get it by that change, now or later, the event is that.
    """
    earlier = _moment(before.content) if before else None
    moment = Article.objects.only("published_at").get(pk=article.pk).published_at
    if moment and moment != earlier:
        if moment > timezone.now():
            event = Event.SCHEDULED
        elif not earlier or earlier > timezone.now():
            event = Event.PUBLISHED
    return Revision.objects.record_change(article, by, event)


def take_in(article, content, besides, by):
    """Save a content, and what a form says beside it; names of what is gone, left out."""
    if besides.get(SUBSTANTIAL) and article.is_published():
        article.updated_at = timezone.now()
    with noted(article, by):
        lost = put_into(article, content, by)
    for values in besides.get(CORRECTIONS, []):
        correction = Correction(article=article)
        for name, value in values.items():
            field = Correction._meta.get_field(name)
            setattr(correction, field.attname, field.to_python(value))
        correction.full_clean()
        correction.save()
    return lost


def _number(began):
    return int(began) if began.isdecimal() and len(began) < 10 else 0


def _moment(content):
    kept = content.get("published_at")
    return datetime.fromisoformat(kept) if kept else None
