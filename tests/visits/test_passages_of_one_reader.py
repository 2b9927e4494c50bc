"""One reader who takes a way again and again is one reader, as far as readers are told apart."""

import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from types import SimpleNamespace

import pytest
import time_machine

from tests import factories
from tests.visits.test_passages import counted, follow
from visits import repeats
from visits.beat import beat
from visits.models import Passage
from visits.passages import followed, write

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANNA, UGO = "192.0.2.7", "192.0.2.8"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """One that only the test moves."""
    monkeypatch.setattr(repeats, "time", SimpleNamespace(monotonic=time.time))
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def one():
    return factories.published("Il ponte chiude", published_at=NOON - timedelta(days=2))


@pytest.fixture
def other():
    return factories.published("Il ponte riapre", published_at=NOON - timedelta(days=2))


def test_who_comes_five_times_is_not_told_of_as_five(one, other, clock):
    for _ in range(5):
        follow(ANNA, one, other)
        clock.shift(timedelta(hours=2))
    assert counted() == {one.pk: 1}
    assert followed([one.pk]) == {}


def test_another_address_browser_or_way_is_another_reader(one, other):
    third = factories.published("Il ponte crolla", published_at=NOON - timedelta(days=2))
    follow(ANNA, one, other)
    follow(UGO, one, other)
    follow(ANNA, one, other, **{"User-Agent": "Mozilla/5.0 (Altro) Gecko/20100101 Firefox/140.0"})
    follow(ANNA, third, other)
    follow(ANNA, other, one)
    assert counted() == {one.pk: 3, third.pk: 1, other.pk: 1}


def test_the_next_day_he_is_a_reader_again_and_nothing_is_known_of_him(one, other, clock):
    follow(ANNA, one, other)
    key, (figure,) = repeats.ways.key, repeats.ways.counted
    clock.move_to(NOON + timedelta(hours=11, minutes=5))  # past midnight in Rome
    beat()
    assert repeats.ways.key != key and not repeats.ways.counted
    follow(ANNA, one, other)
    assert figure not in repeats.ways.counted
    write()
    assert list(Passage.objects.values_list("count", flat=True)) == [1, 1]


def test_behind_a_proxy_without_a_name_nobody_is_taken_for_another(one, other, settings):
    settings.BEHIND_PROXY, settings.TRUSTED_PROXIES = True, []
    for _ in range(3):
        follow("127.0.0.1", one, other)
    assert counted() == {one.pk: 3}
    assert not repeats.ways.counted


def test_behind_a_proxy_with_a_name_readers_are_told_apart(one, other, settings):
    settings.BEHIND_PROXY, settings.TRUSTED_PROXIES = True, [ip_network("127.0.0.1")]
    for person in (ANNA, UGO, ANNA):
        follow("127.0.0.1", one, other, **{"X-Forwarded-For": person})
    assert counted() == {one.pk: 2}


def test_memory_has_a_bound(one, other, monkeypatch):
    monkeypatch.setattr(repeats.ways, "held", 2)
    for number in range(5):
        follow(f"192.0.2.{number}", one, other)
    assert len(repeats.ways.counted) == 2
    assert counted() == {one.pk: 5}
