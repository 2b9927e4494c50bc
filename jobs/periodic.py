"""Jobs that are due again and again. Every worker looks; each time one of them is the first.

A job that could not be put into the queue in time is put there once, not as often as it was missed.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from jobs.models import PeriodicJob

EVERY = {}  # by the path of a task: the task, and how often


def periodic(every: timedelta):
    """For a task without arguments: it is done once in each such time, from the next beat on."""

    def register(task):
        EVERY[task.module_path] = (task, every)
        return task

    return register


def enqueue_due():
    """Put into the queue what is due. One query where nothing is."""
    now = timezone.now()
    known = dict(PeriodicJob.objects.values_list("task", "next_at"))
    for path, (task, every) in EVERY.items():
        if known.get(path, now) <= now:
            _claim(path, task, known.get(path), now, every)


def _claim(path, task, next_at, now, every):
    """Whoever moves the moment on puts the job into the queue, in one transaction."""
    moments = {"next_at": now + every, "enqueued_at": now}
    with transaction.atomic():
        if next_at is None:
            _job, is_mine = PeriodicJob.objects.get_or_create(task=path, defaults=moments)
        else:
            unmoved = PeriodicJob.objects.filter(task=path, next_at=next_at)
            is_mine = unmoved.update(**moments) == 1
        if is_mine:
            task.enqueue()
