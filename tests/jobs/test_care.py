"""Workers that die leave nothing undone, and nothing lying about."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jobs import care, queue
from jobs.models import GONE_AFTER, PeriodicJob, Worker
from jobs.retries import ATTEMPTS
from tests.jobs import work
from tests.jobs.work import do_jobs

pytestmark = pytest.mark.django_db


def taken(*workers):
    """A job that these workers took one after the other, and the last one never put down."""
    work.write_down.enqueue("ciao")
    job = DBTaskResult.objects.get()
    for worker in workers:
        job.claim(worker)
    return job


def heard(name, ago=timedelta(0)):
    Worker.objects.update_or_create(name=name, defaults={"beat_at": timezone.now() - ago})


def test_the_job_of_a_dead_worker_is_done_by_another(done):
    taken("dead")
    heard("dead", ago=GONE_AFTER)
    do_jobs()
    assert done == []
    care.recover()
    do_jobs()
    assert done == ["ciao"]


def test_the_job_of_a_worker_that_took_its_leave_is_done_by_another(done):
    taken("gone")
    care.recover()
    do_jobs()
    assert done == ["ciao"]


def test_the_job_of_a_living_worker_is_its_own():
    job = taken("dead", "alive")
    heard("alive", ago=GONE_AFTER - timedelta(seconds=5))
    care.recover()
    job.refresh_from_db()
    assert job.status == TaskResultStatus.RUNNING


def test_the_job_that_a_living_worker_has_lost_is_done_again(done):
    taken("alive")
    heard("alive")
    care.recover(idle="alive")
    do_jobs()
    assert done == ["ciao"]


def test_a_job_that_kills_its_workers_is_given_up(caplog):
    job = taken(*(f"dead-{number}" for number in range(ATTEMPTS)))
    care.recover()
    job.refresh_from_db()
    assert job.status == TaskResultStatus.FAILED
    (line,) = (record.getMessage() for record in caplog.records)
    assert "tests.jobs.work.write_down given up after 6 attempts" in line


def test_old_results_and_workers_are_forgotten():
    for number in range(3):
        work.write_down.enqueue(number)
    do_jobs()
    old, young, waiting = DBTaskResult.objects.order_by("enqueued_at")
    DBTaskResult.objects.filter(pk=old.pk).update(
        finished_at=timezone.now() - care.RESULTS_KEPT - timedelta(hours=1)
    )
    DBTaskResult.objects.filter(pk=waiting.pk).update(
        status=TaskResultStatus.READY, finished_at=None
    )
    heard("old", ago=care.RESULTS_KEPT + timedelta(hours=1))
    heard("young")
    care.prune.call()
    assert set(DBTaskResult.objects.all()) == {young, waiting}
    assert [worker.name for worker in Worker.objects.all()] == ["young"]


def test_a_worker_is_heard_of_again():
    heard("one", ago=timedelta(days=1))
    assert not Worker.objects.alive()
    Worker.objects.beat("one")
    Worker.objects.beat("two")
    assert {worker.name for worker in Worker.objects.alive()} == {"one", "two"}
    assert str(Worker.objects.first()) == "one"


def test_the_queue_says_how_long_it_is():
    now = timezone.now()
    assert queue.look(now) == (None, 0, 0)
    heard("one", ago=timedelta(seconds=30))
    work.write_down.using(run_after=now + timedelta(hours=1)).enqueue("later")
    assert queue.look(now + timedelta(seconds=1))[1:] == (0, 0)
    work.write_down.enqueue("at once")
    DBTaskResult.objects.filter(args_kwargs__args=["at once"]).update(
        enqueued_at=now - timedelta(minutes=3)
    )
    seen = queue.look(now)
    assert (seen.waiting, seen.longest_wait) == (1, 180)
    assert 29 <= seen.beat_age <= 31


def test_what_no_code_does_any_more_is_due_no_more():
    now = timezone.now()
    for task in ("no.such.task", care.prune.module_path):
        PeriodicJob.objects.create(task=task, next_at=now, enqueued_at=now)
    care.prune.call()
    assert [job.task for job in PeriodicJob.objects.all()] == [care.prune.module_path]
