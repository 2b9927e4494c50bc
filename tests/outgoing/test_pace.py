"""How often one machine is asked."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from outgoing.pace import LONGEST_DELAY, LONGEST_WAIT, PAUSE, host_of, next_request, retry_after

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("delay", "wait", "requests", "pause"),
    [
        (None, 0 * SECOND, 1, PAUSE),
        (2.5, 0 * SECOND, 1, PAUSE),
        (60, 0 * SECOND, 1, 60 * SECOND),
        (-60, 0 * SECOND, 1, PAUSE),
        (1e12, 0 * SECOND, 1, LONGEST_DELAY),
        (float("inf"), 0 * SECOND, 1, LONGEST_DELAY),
        (None, 0 * SECOND, 2, 2 * PAUSE),
        (60, 0 * SECOND, 2, 120 * SECOND),
        (None, 0 * SECOND, 0, PAUSE),
        (None, 120 * SECOND, 1, 120 * SECOND),
        (300, 120 * SECOND, 1, 300 * SECOND),
        (None, 5 * SECOND, 1, PAUSE),
        (None, timedelta(days=400), 1, LONGEST_WAIT),
    ],
)
def test_the_longest_of_what_is_asked_for_within_reason(delay, wait, requests, pause):
    assert next_request(NOON, delay, wait, requests) == NOON + pause


def test_a_hundred_requests_to_one_host_take_their_time():
    """A fake clock: whoever asks as soon as it may never asks twice within the pause."""
    now, asked = NOON, []
    for _ in range(100):
        asked.append(now)
        now = next_request(now)
    assert {later - earlier for earlier, later in pairwise(asked)} == {PAUSE}


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("Sun, 22 Nov 2026 12:05:00 GMT", 300),
        ("Sun, 22 Nov 2026 13:05:00 +0100", 300),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
        ("Sun, 22 Nov 2026 12:05:00", 0),
        ("", 0),
        ("-5", 0),
        ("soon", 0),
        ("²", 0),
        ("9" * 5_000, 999_999_999),
        ("Sun, 99 Nov 2026 12:05:00 GMT", 0),
    ],
)
def test_how_long_another_machine_wants_us_to_wait(value, seconds):
    assert retry_after(value, NOON) == seconds * SECOND


def test_a_wait_begins_now(time_machine):
    time_machine.move_to(NOON, tick=False)
    assert retry_after("Sun, 22 Nov 2026 12:05:00 GMT") == 300 * SECOND


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://WWW.Example.org:443/a", "www.example.org"),
        ("http://example.org./", "example.org"),
        ("http://[::1]/", "::1"),
        ("http://[::1", ""),
        ("mailto:a@example.org", ""),
        ("", ""),
    ],
)
def test_a_host_has_one_name(url, host):
    assert host_of(url) == host
