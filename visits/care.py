"""What jobs do for passages and the use of cards: no page waits for it."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django_tasks import task

from jobs.periodic import periodic
from visits import card_use
from visits.models import CardUse, Passage
from visits.passages import TOLD

WEEK = timedelta(days=7)
KEPT = timedelta(days=60)

RARE = """
    DELETE FROM visits_passage WHERE day >= %s AND day < %s AND (article_id, target_id) IN (
        SELECT article_id, target_id FROM visits_passage WHERE day >= %s AND day < %s
        GROUP BY article_id, target_id HAVING SUM(count) < %s
    )
"""


@periodic(timedelta(hours=1))
@task()
def tell_of_cards():
    """How often cards were before readers' eyes, and followed."""
    card_use.place_clicks()
    card_use.place_views()


@periodic(timedelta(hours=24))
@task()
def forget_passages():
    """Delete pairs that were rarely followed in a week, and whatever is old.

    A week begins on Monday. It is looked at once none of its days is among the last seven, so that
    what is told of these days is whole.
    """
    today = timezone.localdate()
    Passage.objects.filter(day__lt=today - KEPT).delete()
    CardUse.objects.filter(day__lt=today - KEPT).delete()
    end = monday_of(today - WEEK)
    while end > today - KEPT:
        forget_rare_ones(end - WEEK, end)
        end -= WEEK


def monday_of(day):
    return day - timedelta(days=day.weekday())


def forget_rare_ones(start, end):
    """Delete what was followed less than `TOLD` times from `start` on and before `end`."""
    week = [connection.ops.adapt_datefield_value(day) for day in (start, end)]
    with connection.cursor() as cursor:
        cursor.execute(RARE, [*week, *week, TOLD])
