"""Jobs for the tests, and a worker that does those which are due."""

from datetime import timedelta
from unittest import mock

from django.db import OperationalError
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task
from django_tasks_db.management.commands import db_worker

from jobs.retries import NotNow

done = []


@task()
def write_down(word):
    done.append(word)


@task()
def note_the_hour():
    done.append("an hour")


@task()
def wait_for_better_times(seconds=0):
    done.append("tried")
    raise NotNow("the hub sleeps", timedelta(seconds=seconds))


@task()
def meet_a_locked_database():
    done.append("tried")
    if len(done) == 1:
        raise OperationalError("database is locked")


@task()
def stumble():
    done.append("tried")
    raise ValueError("no such thing")


@task()
def be_stopped():
    done.append("tried")
    raise SystemExit(1)


def do_jobs(name="a worker"):
    """What a worker does until nothing is due, on the connection whose transaction the test is."""
    worker = db_worker.Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )
    with mock.patch.object(db_worker, "close_old_connections"):
        worker.run()
