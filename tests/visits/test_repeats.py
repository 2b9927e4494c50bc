"""The same reader again: within the window no new visit, and nothing of him is kept."""

import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from types import SimpleNamespace

import pytest
import time_machine

from newsportal.privacy import facts
from tests import factories
from tests.pages import reader
from visits import repeats
from visits.beat import beat
from visits.models import DailyVisits, UncountedOpenings
from visits.repeats import is_repeat, tidy

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
READER = {"REMOTE_ADDR": "192.0.2.7", "HTTP_USER_AGENT": "Mozilla/5.0"}


@pytest.fixture(autouse=True)
def clock(settings, monkeypatch):
    """A window of 30 minutes, and a clock that only the test moves."""
    settings.REPEAT_MINUTES = 30
    monkeypatch.setattr(repeats, "window", repeats.Window())
    monkeypatch.setattr(repeats, "time", SimpleNamespace(monotonic=time.time))
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_off_by_default():
    from newsportal import settings

    assert settings.REPEAT_MINUTES == 0


def test_while_it_is_off_nothing_is_remembered(settings):
    settings.REPEAT_MINUTES = 0
    assert [is_repeat(READER, 1), is_repeat(READER, 1)] == [False, False]
    assert not repeats.window.counted


def test_the_same_reader_counts_again_when_the_window_is_over(clock):
    assert not is_repeat(READER, 1)
    clock.shift(timedelta(minutes=29))
    assert is_repeat(READER, 1)
    clock.shift(timedelta(minutes=2))  # from the opening that counted, not from the last one
    assert not is_repeat(READER, 1)


OTHERS = [
    (READER, 2),
    (READER | {"REMOTE_ADDR": "192.0.2.8"}, 1),
    (READER | {"HTTP_USER_AGENT": "Opera/9.80"}, 1),
    ({"REMOTE_ADDR": "192.0.2.7"}, 1),
]


@pytest.mark.parametrize(("environ", "article"), OTHERS)
def test_another_article_address_or_browser_is_another_reader(environ, article):
    is_repeat(READER, 1)
    assert not is_repeat(environ, article)


def test_nobody_passes_for_another_by_what_he_writes():
    """The parts of the figure cannot run into each other."""
    is_repeat({"REMOTE_ADDR": "192.0.2.7", "HTTP_USER_AGENT": "a\n2\nb"}, 1)
    assert not is_repeat({"REMOTE_ADDR": "192.0.2.7", "HTTP_USER_AGENT": "2\nb"}, 1)
    assert not is_repeat({"REMOTE_ADDR": "192.0.2.7", "HTTP_USER_AGENT": "b"}, 1)


def test_behind_a_proxy_readers_are_told_apart(settings):
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1")]
    proxy = READER | {"REMOTE_ADDR": "127.0.0.1"}
    one, other = (proxy | {"HTTP_X_FORWARDED_FOR": f"198.51.100.{n}"} for n in (1, 2))
    assert [is_repeat(e, 1) for e in (one, other, one)] == [False, False, True]


def test_whoever_has_no_address_always_counts():
    assert [is_repeat({}, 1), is_repeat({}, 1)] == [False, False]


@pytest.mark.parametrize("agent", ["\ud800", "\0", "è" * 10_000])
def test_hostile_agents_are_remembered_like_others(agent):
    environ = READER | {"HTTP_USER_AGENT": agent}
    assert [is_repeat(environ, 1), is_repeat(environ, 1)] == [False, True]


def test_each_day_has_its_own_key(clock):
    is_repeat(READER, 1)
    key, (figure,) = repeats.window.key, repeats.window.counted
    clock.move_to(NOON + timedelta(hours=10, minutes=50))
    is_repeat(READER, 2)
    assert repeats.window.key == key
    clock.move_to(NOON + timedelta(hours=11, minutes=5))  # past midnight in Rome
    assert not is_repeat(READER, 2)
    is_repeat(READER, 1)
    assert repeats.window.key != key
    assert figure not in repeats.window.counted


def test_what_is_kept_says_nothing_of_the_reader():
    is_repeat(READER, 1)
    (figure,) = repeats.window.counted
    assert len(figure) == 16
    repeats.window.forget(repeats.window.day)
    is_repeat(READER, 1)
    assert figure not in repeats.window.counted


def test_what_is_over_is_forgotten_while_nobody_reads(clock):
    is_repeat(READER, 1)
    tidy()
    assert len(repeats.window.counted) == 1
    clock.shift(timedelta(minutes=31))
    tidy()
    assert not repeats.window.counted


def test_memory_has_a_bound_and_the_oldest_go_first(monkeypatch):
    monkeypatch.setattr(repeats.window, "held", 10)
    for article in range(30):
        is_repeat(READER, article)
        assert len(repeats.window.counted) <= 10
    assert is_repeat(READER, 29)
    assert not is_repeat(READER, 0)


@pytest.mark.django_db
def test_a_repeat_is_tallied_and_no_visit(settings):
    path = factories.published(published_at=NOON - timedelta(days=1)).get_absolute_url()
    one = reader()
    for _ in range(3):
        assert one.get(path).status_code == 200
    beat()
    assert DailyVisits.objects.get().count == 1
    assert list(UncountedOpenings.objects.values_list("reason", "count")) == [("repeat", 2)]


@pytest.mark.django_db
def test_the_privacy_page_tells_of_the_window_while_there_is_one(settings):
    assert any("30 minut" in sentence for fact in facts() for sentence in fact.sentences)
    settings.REPEAT_MINUTES = 0
    assert not any("30 minut" in sentence for fact in facts() for sentence in fact.sentences)
