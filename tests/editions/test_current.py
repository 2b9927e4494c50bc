"""The number of the edition: exact, at once here, soon elsewhere, and nobody waits for it."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from editions import current as module
from editions.current import look, raise_edition, watch
from editions.models import Change, Edition

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nothing_due(settings):
    settings.EDITION_DUE = None


def number():
    look()
    return watch.known.number


def test_a_change_is_known_here_at_once():
    before = number()
    with transaction.atomic():
        raise_edition()
        assert watch.known.number == before
    assert watch.known.number == before + 1


def test_a_change_outside_of_any_transaction_is_too():
    before = number()
    raise_edition()
    assert watch.known.number == before + 1


def test_a_change_that_is_taken_back_is_none():
    before = number()
    with pytest.raises(ValueError, match="no"), transaction.atomic():
        raise_edition()
        raise ValueError("no")
    assert watch.known.number == number() == before


def test_a_transaction_is_one_change():
    before = number()
    with transaction.atomic():
        for _ in range(3):
            raise_edition()
        with transaction.atomic():
            raise_edition()
    assert number() == before + 1


def test_a_savepoint_that_is_taken_back_takes_only_its_own_change():
    before = number()
    with transaction.atomic():
        with pytest.raises(ValueError, match="no"), transaction.atomic():
            raise_edition()
            raise ValueError("no")
        raise_edition()
    assert number() == before + 1


def test_changes_are_folded_into_one_row_and_the_number_stays(monkeypatch):
    monkeypatch.setattr(module, "FOLDED_FROM", 10)
    Edition.objects.get_or_create(pk=1)
    before = number()
    Change.objects.bulk_create(Change() for _ in range(11))
    assert number() == before + 11
    assert Change.objects.count() == 0
    raise_edition()
    assert number() == before + 12


def test_the_row_is_made_where_it_is_missing(monkeypatch):
    monkeypatch.setattr(module, "FOLDED_FROM", 0)
    Edition.objects.all().delete()
    raise_edition(), look()
    assert (number(), Edition.objects.count(), Change.objects.count()) == (1, 1, 0)


def test_a_look_is_one_query(django_assert_num_queries):
    number()
    with django_assert_num_queries(1):
        look()
    with django_assert_num_queries(0):
        assert watch.current() == (watch.known, False)


def test_the_first_to_ask_looks():
    assert watch.current() == (watch.known, False)
    assert watch.known.number >= 0


def test_an_edition_ends_when_something_is_due(settings, time_machine):
    moment = datetime(2026, 11, 22, 12, tzinfo=timezone.get_default_timezone())
    time_machine.move_to(moment, tick=False)
    settings.EDITION_DUE = f"{__name__}.in_an_hour"
    look()
    assert watch.known.until == (moment + timedelta(hours=1)).timestamp()
    time_machine.shift(3600)
    edition, is_stale = watch.current()
    assert (edition.until, is_stale) == ((moment + timedelta(hours=2)).timestamp(), False)


@pytest.mark.parametrize("due", ["in_two_days", "never"])
def test_and_with_the_day_at_the_latest(settings, time_machine, due):
    zone = timezone.get_default_timezone()
    time_machine.move_to(datetime(2026, 10, 25, 1, tzinfo=zone), tick=False)  # a day of 25 hours
    settings.EDITION_DUE = f"{__name__}.{due}"
    look()
    assert watch.known.until == datetime(2026, 10, 26, tzinfo=zone).timestamp()


def test_what_was_due_already_ends_no_edition_before_it_began(settings, time_machine):
    time_machine.move_to(1_800_000_000, tick=False)
    settings.EDITION_DUE = f"{__name__}.an_hour_ago"
    look()
    assert watch.known.until == 1_800_000_001


def in_an_hour(now):
    return now + timedelta(hours=1)


def in_two_days(now):
    return now + timedelta(days=2)


def never(now):
    return None


def an_hour_ago(now):
    return now - timedelta(hours=1)
