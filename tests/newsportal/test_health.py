"""What those who watch over the site are told."""

import os
import shutil
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings as site_settings
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jobs.models import GONE_AFTER, Worker
from newsportal.health import JOBS_MAY_WAIT, ROOM_NEEDED
from tests import factories
from tests.jobs import work
from tests.pages import reader
from visits import posting
from visits.beat import beat
from visits.counting import record_visit

WATCHERS = ["/healthz", "/readyz"]


def asked(status=200):
    response = reader().get("/readyz")
    assert response.status_code == status, response.content
    return response.json()


@contextmanager
def database_away():
    def refuse(*args):
        raise OperationalError("could not connect to server: postgres://user:secret@host")

    with connection.execute_wrapper(refuse):
        yield


def job_that_waited(seconds):
    work.write_down.enqueue("ciao")
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(seconds=seconds))


def test_a_living_process_asks_no_database():
    """Without the mark for it, a test that asks the database fails."""
    response = reader().get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_a_site_with_all_that_it_needs_is_ready():
    Worker.objects.beat("one")
    assert asked() == {
        "ready": True,
        "database": "ok",
        "migrations": "ok",
        "room": "ok",
        "journal": "ok",
        "journal_bytes_waiting": 0,
        "journal_lag_seconds": 0,
        "visits_lost": 0,
        "worker": "ok",
        "worker_heard_seconds_ago": 0,
        "jobs_waiting": 0,
        "jobs_waiting_seconds": 0,
        "next_due": None,
    }


@pytest.mark.django_db
def test_a_database_that_is_away_is_said_and_no_more():
    with database_away():
        facts = asked(503)
        assert reader().get("/healthz").status_code == 200
    assert facts == {
        "ready": False,
        "database": "unreachable",
        "room": "ok",
        "journal": "ok",
    }


@pytest.mark.django_db
def test_a_database_behind_the_code_is_not_ready():
    MigrationRecorder(connection).record_unapplied("jobs", "0001_worker")
    facts = asked(503)
    assert (facts["migrations"], facts["database"]) == ("unapplied", "ok")


@pytest.mark.django_db
def test_a_folder_that_takes_nothing_is_not_ready(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "gone"
    assert asked(503)["room"] == "not writable"


@pytest.mark.django_db
def test_a_disk_that_is_full_is_not_ready(monkeypatch):
    usage = shutil.disk_usage(site_settings.VAR_DIR)._replace(free=ROOM_NEEDED - 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    assert asked(503)["room"] == "full"


@pytest.mark.django_db
def test_no_worker_is_no_fault_while_nothing_waits_for_it_long():
    assert (asked()["worker"], asked()["worker_heard_seconds_ago"]) == ("absent", None)
    job_that_waited(JOBS_MAY_WAIT - 60)
    facts = asked()
    assert (facts["worker"], facts["jobs_waiting"]) == ("absent", 1)


@pytest.mark.django_db
def test_jobs_that_nobody_does_are_a_fault():
    Worker.objects.create(name="dead", beat_at=timezone.now() - GONE_AFTER)
    job_that_waited(JOBS_MAY_WAIT + 60)
    assert asked(503)["worker"] == "absent, jobs wait"


@pytest.mark.django_db
def test_a_long_queue_of_a_living_worker_is_no_fault():
    Worker.objects.beat("one")
    job_that_waited(JOBS_MAY_WAIT * 2)
    facts = asked()
    assert facts["worker"] == "ok"
    assert facts["jobs_waiting_seconds"] >= JOBS_MAY_WAIT * 2


@pytest.mark.django_db
def test_the_next_scheduled_article_is_a_moment_without_a_headline():
    factories.scheduled("Titolo segreto", in_hours=3)
    soon = factories.scheduled("Primo segreto", in_hours=2)
    factories.scheduled("Ritirato", in_hours=1, withdrawn_at=timezone.now() + timedelta(hours=2))
    response = reader().get("/readyz")
    assert response.json()["next_due"][:19] == soon.published_at.isoformat()[:19]
    assert "segreto" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", WATCHERS)
def test_nobody_keeps_or_lists_the_answer(path):
    response = reader().get(path)
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.django_db
@pytest.mark.parametrize("path", WATCHERS)
def test_watchers_ask_and_do_nothing_else(path):
    assert reader().post(path).status_code == 405
    assert reader().head(path).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", WATCHERS)
def test_a_probe_behind_the_proxy_is_not_sent_to_https(path, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get(path, headers={"Host": "127.0.0.1"}).status_code == 200
    assert Client().get("/", headers={"Host": "127.0.0.1"}).status_code == 301


@pytest.mark.django_db
def test_an_answer_costs_few_queries_whatever_waits():
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            asked()
        counts.append(len(queries))
        for number in range(20):
            work.write_down.enqueue(number)
            factories.scheduled()
    assert counts[0] == counts[1] <= 8


@pytest.mark.django_db
def test_visits_that_wait_and_visits_that_are_lost_are_told(monkeypatch):
    def refuse(*args):
        raise OSError(28, "No space left on device")

    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False) as clock:
        record_visit(7)
        record_visit(8)
        with monkeypatch.context() as full:
            full.setattr("visits.journal.os.write", refuse)
            record_visit(9)
        posting.add(openings={(timezone.localdate(), "damaged"): 2})
        posting.add(openings={(timezone.localdate() - timedelta(days=8), "lost"): 50})
        (journal,) = site_settings.JOURNAL_DIR.iterdir()
        os.utime(journal, times=(time.time(), time.time()))
        clock.shift(timedelta(seconds=30))
        facts = asked()
    assert (facts["journal_bytes_waiting"], facts["journal_lag_seconds"]) == (36, 30)
    assert facts["visits_lost"] == 3
    beat()
    assert asked()["journal_bytes_waiting"] == 0


@pytest.mark.django_db
def test_a_journal_s_folder_that_takes_nothing_is_not_ready(settings, tmp_path):
    settings.JOURNAL_DIR = tmp_path / "not" / "yet"
    assert asked()["journal"] == "ok"
    settings.JOURNAL_DIR = tmp_path / "file"
    settings.JOURNAL_DIR.write_text("in the way")
    assert asked(503)["journal"] == "not writable"
