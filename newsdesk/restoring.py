"""Bringing an earlier revision back, as a new one."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from articles.models import Article
from newsdesk.contents import FIELDS, ROWS, content_of, put_into
from newsdesk.models import Revision
from newsdesk.related.noting import noted

STAY = frozenset({"slug", "published_at"})  # what readers know it by is not for a revision to undo


class ChangedMeanwhile(Exception):
    """The article is another by now than the person saw who wants to bring a revision back."""


def target(now, revision, stay):
    """The content that the article would have; what is named in `stay` is left as it is."""
    names = {*FIELDS, "tags", *ROWS} - STAY - stay
    return now | {name: revision.content[name] for name in names if name in revision.content}


def mark_of(content) -> str:
    """By which a page that was opened tells whether the article is still as it showed it."""
    written = json.dumps(content, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(written.encode()).hexdigest()


@transaction.atomic
def restore(article, revision, by, seen, stay=frozenset()):
    """Make the article what it was, and keep what it is now; names of what is gone meanwhile.

    `seen` is the mark of what the person saw: else ChangedMeanwhile. ValidationError where the
    revision breaks a rule of today; in both cases nothing is saved.
    """
    locked = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    now = content_of(locked)
    if mark_of(now) != seen:
        raise ChangedMeanwhile
    Revision.objects.up_to_date(locked)
    with noted(locked, by):
        lost = put_into(locked, target(now, revision, stay), by)
    Revision.objects.record_change(locked, by, Revision.Event.RESTORED, str(revision.number))
    return lost
