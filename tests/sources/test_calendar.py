"""When a page is looked at next: the longer it stays as it is, the less often."""

from datetime import UTC, datetime, timedelta

import pytest

from sources import calendar

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_page_that_stays_as_it_is_is_asked_for_less_and_less_often():
    moment, waits = NOW, []
    for _ in range(6):
        following = calendar.after(moment, NOW)
        waits.append((following - moment).days)
        moment = following + timedelta(minutes=2)  # a worker is never early
    assert waits == [1, 7, 30, 90, 90, 90]


def test_a_change_begins_the_calendar_anew():
    assert calendar.after(NOW, NOW) == NOW + DAY


def test_a_failure_is_tried_again_sooner_than_a_page_that_is_well():
    assert calendar.after_failure(NOW, 1) == NOW + 12 * HOUR
    assert calendar.after_failure(NOW, 2) == NOW + 36 * HOUR
    assert calendar.after_failure(NOW, 900) == NOW + 36 * HOUR


def test_three_failures_in_a_row_as_the_calendar_makes_them_are_two_days():
    second = calendar.after_failure(NOW, 1)
    third = calendar.after_failure(second, 2)
    assert not calendar.is_unreachable(second, 2, NOW)
    assert calendar.is_unreachable(third, 3, NOW)


@pytest.mark.parametrize(
    "failures, since, unreachable",
    [
        (3, 47 * HOUR, False),  # a bad day, however often somebody asked
        (2, 30 * DAY, False),
        (3, 48 * HOUR, True),
    ],
)
def test_a_bad_day_makes_nobody_unreachable(failures, since, unreachable):
    assert calendar.is_unreachable(NOW, failures, NOW - since) is unreachable


@pytest.mark.parametrize(
    "wait, comes_back",
    [(timedelta(0), 6 * HOUR), (DAY, DAY), (timedelta(days=9_999), 7 * DAY)],
)
def test_who_sends_us_away_is_left_alone_but_not_for_ever(wait, comes_back):
    assert calendar.after_refusal(NOW, wait) == NOW + comes_back
