"""Jobs that could not be done are tried again, later each time, and given up at last."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jobs.retries import ATTEMPTS, LONGEST_WAIT, WAITS
from tests.jobs import work
from tests.jobs.work import do_jobs

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def the_job():
    return DBTaskResult.objects.get()


def lines(caplog):
    return [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]


def test_a_job_is_done_once(done):
    work.write_down.enqueue("ciao")
    do_jobs()
    do_jobs()
    assert done == ["ciao"]


def test_a_job_waits_for_its_moment(done, time_machine):
    time_machine.move_to(NOON, tick=False)
    work.write_down.using(run_after=NOON + timedelta(hours=1)).enqueue("ciao")
    do_jobs()
    assert done == []
    time_machine.shift(timedelta(hours=1))
    do_jobs()
    assert done == ["ciao"]


def test_a_change_that_is_rolled_back_leaves_no_job(done):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        work.write_down.enqueue("ciao")
        raise ZeroDivisionError
    do_jobs()
    assert done == []


def test_who_asks_for_it_is_tried_again_later_each_time(done, time_machine, caplog):
    time_machine.move_to(NOON, tick=False)
    work.wait_for_better_times.enqueue()
    for number, wait in enumerate(WAITS, 1):
        do_jobs()
        do_jobs()
        assert len(done) == number
        assert the_job().status == TaskResultStatus.READY
        time_machine.shift(wait - timedelta(seconds=1))
        do_jobs()
        assert len(done) == number
        time_machine.shift(timedelta(seconds=1))
    assert lines(caplog) == []
    do_jobs()
    time_machine.shift(LONGEST_WAIT)
    do_jobs()
    assert len(done) == ATTEMPTS
    (line,) = lines(caplog)
    assert line.startswith("Job tests.jobs.work.wait_for_better_times given up after 6 attempts")
    assert "the hub sleeps" in line and "\n" not in line
    assert the_job().status == TaskResultStatus.FAILED


@pytest.mark.parametrize(
    ("asked", "granted"),
    [
        (timedelta(0), WAITS[0]),
        (timedelta(minutes=10), timedelta(minutes=10)),
        (timedelta(days=400), LONGEST_WAIT),
    ],
)
def test_a_job_may_ask_for_a_longer_wait(asked, granted, time_machine):
    time_machine.move_to(NOON, tick=False)
    work.wait_for_better_times.enqueue(asked.total_seconds())
    do_jobs()
    assert the_job().run_after == NOON + granted


def test_a_database_in_trouble_is_asked_again(done, time_machine, caplog):
    time_machine.move_to(NOON, tick=False)
    work.meet_a_locked_database.enqueue()
    do_jobs()
    assert the_job().run_after == NOON + WAITS[0]
    time_machine.shift(WAITS[0])
    do_jobs()
    assert (the_job().status, lines(caplog)) == (TaskResultStatus.SUCCESSFUL, [])


def test_a_mistake_is_not_repeated(done, caplog):
    work.stumble.enqueue()
    do_jobs()
    do_jobs()
    assert done == ["tried"]
    (line,) = lines(caplog)
    assert "no such thing" in line
    assert "ValueError" in the_job().traceback


def test_a_job_that_its_keeper_stopped_starts_again(done, caplog):
    work.be_stopped.enqueue()
    do_jobs()
    assert len(done) == ATTEMPTS
    assert "SystemExit" in lines(caplog)[0]


def test_a_job_that_we_no_longer_know_fails_alone(done):
    work.write_down.enqueue("ciao")
    DBTaskResult.objects.update(task_path="tests.jobs.work.forgotten")
    work.write_down.enqueue("ancora")
    do_jobs()
    assert done == ["ancora"]
    assert DBTaskResult.objects.failed().count() == 1
