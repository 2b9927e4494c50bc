"""Tells a CDN that its copies of our pages are out of date, if the settings name one.

Twice: at once, and when every process knows of the change. In between one that does not know yet
may be asked for a page by the CDN, which would keep what it gets until the page ends by itself.
"""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from editions.current import FRESH, current, look
from newsportal.announcements.messenger import post

ALL_KNOW = timedelta(seconds=FRESH + 1)  # and have answered what they were asked before


def ask_for_purge():
    """Queue it, in the transaction of the change itself."""
    if settings.EDITION_PURGE_URL:
        purge.enqueue()


@task()
def purge():
    """POST the number of the edition; the last of those that wait does it for all.

    Each change has its own, so that one which is committed late is not forgotten.
    """
    if not _waits(purge):
        _tell()
        purge_again.using(run_after=timezone.now() + ALL_KNOW).enqueue()


@task()
def purge_again():
    """The same once more, unless another that waits will do it."""
    if not _waits(purge) and not _waits(purge_again):
        _tell()


def _waits(job):
    return DBTaskResult.objects.ready().filter(task_path=job.module_path).exists()


def _tell():
    look()
    edition, _ = current()
    post(settings.EDITION_PURGE_URL, json={"edition": edition.number})
