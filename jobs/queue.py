"""How long the queue is, for those who watch over the site."""

from typing import NamedTuple

from django.db.models import Count, Max, Min, Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from jobs.models import GONE_AFTER, Worker


class Queue(NamedTuple):
    beat_age: int | None  # seconds since a worker was last heard of; None: never, or it has ended
    waiting: int  # jobs that a worker might do now
    longest_wait: int  # seconds since the first of them might have been done

    @property
    def has_worker(self) -> bool:
        """Whether one lives; the rule of `Worker.objects.alive`."""
        return self.beat_age is not None and self.beat_age < GONE_AFTER.total_seconds()


def look(at=None) -> Queue:
    """The state of the queue at the moment `at` (now). Two queries."""
    at = at or timezone.now()
    at_once = Q(run_after=get_date_max())
    jobs = DBTaskResult.objects.ready().aggregate(
        waiting=Count("pk"),
        since=Min("enqueued_at", filter=at_once),
        due=Min("run_after", filter=~at_once),
    )
    beat_at = Worker.objects.aggregate(last=Max("beat_at"))["last"]
    oldest = min((moment for moment in (jobs["since"], jobs["due"]) if moment), default=at)
    beat_age = _seconds(at - beat_at) if beat_at else None
    return Queue(beat_age, jobs["waiting"], _seconds(at - oldest))


def _seconds(duration) -> int:
    return max(0, int(duration.total_seconds()))
