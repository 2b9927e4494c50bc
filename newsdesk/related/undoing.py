"""Taking back: a deed's reversal, applied to the list as it is by now.

What others did since stays: only what the deed changed, and nobody changed again, is as before.
"""

from typing import NamedTuple
from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from articles.models import Article
from newsdesk.models import RelatedChange
from newsdesk.related import deeds, keeping
from newsdesk.related.noting import FORM
from newsdesk.related.reversal import is_as_before, reverse, without_gone
from newsdesk.related.states import State

UNDO = "undo"
STEPS = 10


class Undone(NamedTuple):
    """`changes`: what was taken back; `is_whole`: whether nothing of it had to stay because of what
    was done since."""

    changes: list[RelatedChange]
    is_whole: bool

    @property
    def deed(self) -> str:
        return self.changes[0].deed

    @property
    def articles(self) -> list[int]:
        """Keys of those at whose lists it was pressed: a way back changes the other list."""
        if self.deed != "two_way":
            return sorted({change.article_id for change in self.changes})
        states = (self.changes[0].before, self.changes[0].after)
        before, after = ({*State.of(state).targets} for state in states)
        return sorted(before ^ after)


def undo(user, batch=None) -> Undone | None:
    """Take back a press of the person in all of its lists: that `batch`, or the last one.

    None where it is taken back already, and where there is none among the last ten.
    """
    with transaction.atomic():
        batch = batch or _next_batch(user)
        own = RelatedChange.objects.filter(batch=batch, made_by=user).exclude(deed=UNDO)
        changes = list(own.order_by("pk"))
        if not changes:
            return None
        lists = keeping.locked({change.article_id for change in changes})
        waiting = RelatedChange.objects.filter(batch=batch, undone_at=None)
        if not waiting.update(undone_at=timezone.now()):
            return None  # the other window was faster
        new, whole = uuid4(), True
        for change in reversed(changes):
            if listed := lists.get(change.article_id):
                whole &= _undo_one(change, listed, new, user)
        return Undone(changes, whole)


def _next_batch(user):
    """Of the last presses of a person the newest that is not taken back."""
    own = RelatedChange.objects.filter(made_by=user).exclude(deed__in=(UNDO, FORM))
    last = own.values("batch").annotate(number=Max("pk"), undone=Max("undone_at"))
    steps = last.order_by("-number")[:STEPS]
    return next((step["batch"] for step in steps if step["undone"] is None), None)


def _undo_one(change, listed, batch, user):
    before, after = State.of(change.before), State.of(change.after)
    removed = set(before.targets) - set(after.targets)  # a colleague may have said no to them since
    about = before.everywhere.keys() | after.everywhere.keys() | removed
    listed.refresh_from_db()
    now = keeping.read(listed, about)
    known = _there({*before.targets, *before.exclusions, *before.everywhere})
    wanted = without_gone(reverse(now, before, after), now, known)
    if wanted != now:
        keeping.write(listed, now, wanted, user)
        deeds.log(UNDO, change.article_id, batch, user, now, wanted)
    return is_as_before(wanted, before, after)


def _there(targets):
    return set(Article.objects.filter(pk__in=targets).values_list("pk", flat=True))
