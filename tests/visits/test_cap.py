"""How often one address may ask in a minute."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import pytest
import time_machine

from visits import cap as module
from visits.cap import Cap

NOON = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def cap(clock):
    return Cap(most=2)


def asked(cap, *addresses):
    return [cap.is_over({"REMOTE_ADDR": address}) for address in addresses]


def test_each_address_has_its_own_measure_for_each_minute(cap, clock):
    assert asked(cap, *["192.0.2.1"] * 3, "192.0.2.2") == [False, False, True, False]
    clock.shift(timedelta(seconds=59))
    assert asked(cap, "192.0.2.1") == [True]
    clock.shift(timedelta(seconds=1))
    assert asked(cap, "192.0.2.1") == [False]


def test_a_household_is_one_address_however_many_it_has(cap):
    assert asked(cap, "2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1") == [
        False,
        False,
        True,
        False,
    ]


def test_readers_behind_our_own_proxies_are_told_apart_and_others_cannot_lie(cap, settings):
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8")]
    for reader in ("192.0.2.1", "192.0.2.2", "192.0.2.3"):
        proxied = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": reader}
        assert not cap.is_over(proxied)
    liars = [
        {"REMOTE_ADDR": "203.0.113.1", "HTTP_X_FORWARDED_FOR": f"192.0.2.{n}"} for n in range(3)
    ]
    assert [cap.is_over(liar) for liar in liars] == [False, False, True]


def test_who_has_no_address_may_be_anybody(cap):
    assert not any(asked(cap, *[""] * 5))


def test_nothing_of_an_address_is_kept_but_a_figure_and_that_for_its_minute(cap, clock):
    asked(cap, "192.0.2.1")
    (kept,) = cap._asked
    assert len(kept) == 16 and b"192" not in kept
    clock.shift(timedelta(minutes=1))
    asked(cap, "192.0.2.1")
    assert kept not in cap._asked


def test_what_is_held_in_memory_has_an_end(cap, monkeypatch):
    monkeypatch.setattr(module, "HELD", 2)
    asked(cap, "192.0.2.1", "192.0.2.2", "192.0.2.3")
    assert len(cap._asked) == 2
    assert asked(cap, "192.0.2.3", "192.0.2.3", "192.0.2.3") == [False, False, False]
