"""What becomes of a job that could not be done: it is tried again, at last given up.

A job is a row of the queue (`DBTaskResult`), which names each worker that took it: that is how
its attempts are counted. A job may run twice, after a worker died at its very end, so doing it
again must do no harm.
"""

import logging
import sys
from datetime import timedelta

from django.db import OperationalError
from django.dispatch import receiver
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger("jobs")

WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480)]
ATTEMPTS = len(WAITS) + 1
LONGEST_WAIT = timedelta(days=1)


class NotNow(Exception):
    """Raised by a job that may succeed later; `wait` is the least time until then, if known."""

    def __init__(self, reason, wait=timedelta(0)):
        super().__init__(reason)
        self.wait = wait


@receiver(task_finished)
def settle(task_result, **kwargs):
    """Put a job back that asked for it or was interrupted; log in one line what has failed.

    A database that was away, locked or in a deadlock will do its part another time.
    """
    if task_result.status != TaskResultStatus.FAILED:
        return
    error = sys.exc_info()[1]  # the worker still handles it when it says so
    attempts = len(task_result.worker_ids)
    failed = DBTaskResult.objects.failed().filter(pk=task_result.id)
    if attempts < ATTEMPTS and isinstance(error, NotNow | OperationalError):
        asked = getattr(error, "wait", timedelta(0))
        wait = max(WAITS[attempts - 1], min(asked, LONGEST_WAIT))
        put_back(failed, timezone.now() + wait)
    elif attempts < ATTEMPTS and isinstance(error, SystemExit):  # stopped twice by its keeper
        put_back(failed, timezone.now())
    else:
        give_up(task_result.task.module_path, attempts, error)


def put_back(jobs, run_after):
    """Let a worker take these jobs after that moment; how many they are. One update."""
    return jobs.update(
        status=TaskResultStatus.READY,
        run_after=run_after,
        started_at=None,
        finished_at=None,
        exception_class_path="",
        traceback="",
    )


def give_up(name, attempts, reason):
    """One line for whoever reads the log; the queue keeps the traceback for two weeks."""
    logger.error("Job %s given up after %d attempts: %s", name, attempts, repr(reason))
