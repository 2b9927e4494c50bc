"""What is due again and again is done once each time, whoever looks."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from jobs import periodic
from jobs.models import PeriodicJob
from tests.jobs import work

pytestmark = pytest.mark.django_db

NINE = "2026-11-23 09:00+01:00"


@pytest.fixture(autouse=True)
def hourly(monkeypatch):
    """The only periodic job there is: once an hour."""
    monkeypatch.setattr(periodic, "EVERY", {})
    return periodic.periodic(timedelta(hours=1))(work.note_the_hour)


def test_it_is_done_at_once_and_then_each_hour(done):
    with time_machine.travel(NINE, tick=False) as clock:
        for expected in (1, 1, 2):
            periodic.enqueue_due()
            work.do_jobs()
            assert len(done) == expected
            clock.shift(timedelta(minutes=30))


def test_what_was_missed_while_no_worker_ran_is_done_once(done):
    with time_machine.travel(NINE, tick=False) as clock:
        periodic.enqueue_due()
        clock.shift(timedelta(days=3))
        periodic.enqueue_due()
        periodic.enqueue_due()
        work.do_jobs()
        assert len(done) == 2


def test_of_two_workers_who_look_at_once_one_puts_it_into_the_queue(monkeypatch):
    with time_machine.travel(NINE, tick=False) as clock:
        periodic.enqueue_due()
        clock.shift(timedelta(hours=1))
        look = PeriodicJob.objects.values_list

        def look_and_be_overtaken(*fields):
            found = list(look(*fields))
            overtaken.undo()
            periodic.enqueue_due()  # the other worker
            return found

        with monkeypatch.context() as overtaken:
            overtaken.setattr(PeriodicJob.objects, "values_list", look_and_be_overtaken)
            periodic.enqueue_due()
    assert DBTaskResult.objects.count() == 2


def test_what_cannot_be_put_into_the_queue_stays_due(monkeypatch):
    def refuse():
        raise RuntimeError

    with monkeypatch.context() as broken:
        task = type("Broken", (), {"enqueue": staticmethod(refuse)})()
        every = {work.note_the_hour.module_path: (task, timedelta(hours=1))}
        broken.setattr(periodic, "EVERY", every)
        with pytest.raises(RuntimeError), transaction.atomic():
            periodic.enqueue_due()
    assert not PeriodicJob.objects.exists()


def test_nothing_due_costs_one_query(django_assert_num_queries):
    periodic.enqueue_due()
    with django_assert_num_queries(1):
        periodic.enqueue_due()
