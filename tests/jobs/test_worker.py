"""The command that does the jobs: it says that it lives, outlives its database's bad moments,
and ends when told to."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError

from jobs.management.commands import run_jobs
from jobs.models import Worker

WAIT = 60  # seconds, for a busy machine; nothing waits longer than it has to


@pytest.fixture
def signals():
    """The tests' own handlers come back."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    quit_handler = signal.getsignal(signal.SIGQUIT)
    yield
    for number, handler in (kept | {signal.SIGQUIT: quit_handler}).items():
        signal.signal(number, handler)


@pytest.mark.django_db
def test_a_beat_is_heard_and_takes_care_of_the_queue(monkeypatch):
    cared = []
    monkeypatch.setattr(run_jobs.care, "recover", lambda: cared.append("recovered"))
    monkeypatch.setattr(run_jobs, "enqueue_due", lambda: cared.append("looked what is due"))
    heart = run_jobs.Heart("a worker")
    heart.beat()
    heart.beat()
    assert Worker.objects.alive().get().name == "a worker"
    assert cared == ["recovered", "looked what is due"] * 2


def test_a_heart_goes_on_when_the_database_refuses(monkeypatch, caplog):
    heart = run_jobs.Heart("a worker")
    monkeypatch.setattr(run_jobs, "BEAT_SECONDS", 0)
    beats = iter(range(3))

    def refuse():
        if next(beats) == 2:
            heart.stopped.set()
        raise OperationalError("the database is away")

    monkeypatch.setattr(heart, "beat", refuse)
    monkeypatch.setattr(heart, "take_leave", lambda: None)
    heart.run()
    assert [r.getMessage() for r in caplog.records] == [
        "The worker cannot say how it is: the database is away"
    ] * 3


def test_a_worker_goes_on_when_the_database_refuses(monkeypatch, caplog, signals):
    runs = []

    def run(worker):
        runs.append(worker.worker_id)
        worker.running = len(runs) < 3
        if worker.running:
            raise OperationalError("the database is away")

    recovered = []
    monkeypatch.setattr(run_jobs.care, "recover", lambda idle: recovered.append(idle))
    monkeypatch.setattr(run_jobs.TaskWorker, "run", run)
    monkeypatch.setattr(run_jobs, "SECONDS_TO_RECOVER", 0)
    monkeypatch.setattr(run_jobs.Heart, "start", lambda heart: runs.append("started"))
    monkeypatch.setattr(run_jobs.Heart, "stop", lambda heart: runs.append("stopped"))
    call_command("run_jobs")
    assert (runs[0], runs[-1], len(runs)) == ("started", "stopped", 4)
    assert recovered == runs[1:3]  # each time before it goes on
    assert len(caplog.records) == 1
    assert "The queue cannot be read: the database is away" in caplog.text


def test_a_process_that_is_told_to_end_ends_and_says_so(tmp_path):
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    environment = os.environ | {"VAR_DIR": str(tmp_path)}
    environment["DJANGO_SETTINGS_MODULE"] = "newsportal.settings"
    environment["DATABASE_URL"] = f"sqlite:///{tmp_path}/newsportal.sqlite3"
    for app in ("jobs", "django_tasks_database"):
        subprocess.run([*manage, "migrate", app, "-v", "0"], env=environment, check=True)
    workers = "SELECT name FROM jobs_worker"
    with sqlite3.connect(tmp_path / "newsportal.sqlite3") as database:
        process = subprocess.Popen([*manage, "run_jobs"], env=environment)
        try:
            limit = time.monotonic() + WAIT
            while not database.execute(workers).fetchall() and time.monotonic() < limit:
                with pytest.raises(subprocess.TimeoutExpired):  # it goes on
                    process.wait(0.05)
            (name,) = database.execute(workers).fetchone()
            assert f"-{process.pid}-" in name
            process.terminate()
            assert process.wait(WAIT) == 0
        finally:
            process.kill()
            process.wait()
        assert database.execute(workers).fetchall() == []
