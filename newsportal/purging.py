"""Tells a CDN that its copies of our pages are out of date, if the settings name one."""

from django.conf import settings
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from editions.current import current, look
from newsportal.announcements.messenger import post


def ask_for_purge():
    """Queue it, in the transaction of the change itself."""
    if settings.EDITION_PURGE_URL:
        purge.enqueue()


@task()
def purge():
    """POST the number of the edition; the last of those that wait does it for all.

    Each change has its own, so that one which is committed late is not forgotten.
    """
    if not DBTaskResult.objects.ready().filter(task_path=purge.module_path).exists():
        look()
        edition, _ = current()
        post(settings.EDITION_PURGE_URL, json={"edition": edition.number})
