"""When suggestions are made: soon after an article appears or changes, and all afresh each night.

Nothing is queued with the change itself: each minute a job looks which public articles are younger
than their suggestions. So what is scheduled comes in its time, and no lost job loses anything.
"""

from datetime import timedelta
from time import sleep

from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from articles.models import Article, Suggestion
from articles.models.article import LAST_SAVED
from jobs.periodic import periodic
from photos.public import changed_in_bulk
from suggesting.making import make_for

LOOKED_BACK = timedelta(days=2)  # what was missed for longer the night finds
RECENT = timedelta(days=90)
AT_ONCE = 500  # articles, before others are told of them
OLDER_A_NIGHT = 5_000  # that never had any, as after an import
PAUSE = 0.02  # seconds: SQLite lets others write only between transactions

NEVER = Q(related_list__suggested_at=None)
OUTDATED = (
    NEVER
    | Q(related_list__suggested_at__lt=F("published_at"))
    | Q(related_list__suggested_at__lt=F("modified_at"))
)


@periodic(timedelta(minutes=1))
@task()
def catch_up():
    """For public articles that appeared or changed since theirs were made. Two queries if none."""
    make_for(_behind())


@periodic(timedelta(hours=24))
@task()
def afresh():
    """For all of the last 90 days, and for some of the older ones that never had any.

    Meanwhile no new article waits for its own.
    """
    changed_in_bulk.send(Suggestion)  # of what a worker made that was killed over this very job
    public = Article.objects.published().latest_first().values_list("pk", flat=True)
    since = timezone.now() - RECENT
    older = public.filter(NEVER, published_at__lt=since)[:OLDER_A_NIGHT]
    ids = [*public.filter(published_at__gte=since), *older]
    for first in range(0, len(ids), AT_ONCE):
        make_for(_behind())
        make_for(ids[first : first + AT_ONCE], in_bulk=True)
        sleep(PAUSE)


def _behind():
    """Keys of at most `AT_ONCE` public articles that are younger than their suggestions.

    Those that appeared come before those that were changed: an import of thousands, which takes
    several minutes, keeps no new article waiting.
    """
    since = timezone.now() - LOOKED_BACK
    public = Article.objects.published().filter(OUTDATED).values_list("pk", flat=True)
    appeared = public.filter(published_at__gte=since).latest_first()[:AT_ONCE]
    changed = public.filter(modified_at__gte=since).order_by(*LAST_SAVED)[:AT_ONCE]
    return list(dict.fromkeys([*appeared, *changed]))[:AT_ONCE]
