"""The thread that posts visits and looks for new editions."""

import os
import threading

import pytest

from newsportal import beat
from newsportal.beat import Pulse


@pytest.fixture
def beats(monkeypatch, settings):
    """How often it has beaten, and a moment to wait for."""
    settings.BEAT_SECONDS = 0.001
    beats = threading.Semaphore(0)
    monkeypatch.setattr(beat, "beat", lambda is_last=False: beats.release())
    return beats


@pytest.fixture
def pulse():
    pulse = Pulse()
    yield pulse
    pulse.end()


def test_one_thread_beats_until_the_process_ends_and_once_more_then(pulse, beats):
    pulse.ensure()
    thread = pulse.thread
    pulse.ensure()
    assert pulse.thread is thread and thread.daemon
    assert beats.acquire(timeout=10) and beats.acquire(timeout=10)
    pulse.end()
    assert not thread.is_alive()
    counted = 0
    while beats.acquire(blocking=False):
        counted += 1
    assert counted >= 1  # the last, for what was counted since the one before


def test_a_forked_process_gets_a_thread_of_its_own(pulse, beats):
    pulse.ensure()
    first = pulse.thread
    pulse.start_anew()  # as the child does after a fork
    assert pulse.process is None
    pulse.ensure()
    assert pulse.thread is not first and pulse.thread.is_alive()
    assert pulse.process == os.getpid()


def test_without_a_pace_there_is_no_thread(pulse, settings):
    settings.BEAT_SECONDS = 0
    pulse.ensure()
    assert pulse.process is None


def test_what_fails_is_logged_and_stops_nothing(monkeypatch, caplog):
    looked = []

    def fail():
        raise OSError("disk full")

    monkeypatch.setattr(beat.visits_beat, "beat", fail)
    monkeypatch.setattr(beat, "look", lambda: looked.append(True))
    beat.beat()
    assert looked
    assert "disk full" in caplog.text
