"""Dates as Italians print them, and as the English do, in the site's time zone."""

from datetime import UTC, date, datetime

import pytest
from django.test import override_settings
from django.utils import translation

from articles.dates import long_date, long_moment, month_name, time_or_date, weekday_date


@pytest.fixture
def english():
    with override_settings(SITE_LANGUAGE="en"), translation.override("en-gb"):
        yield


MOMENTS = [
    (
        datetime(2026, 11, 22, 8, 5, tzinfo=UTC),
        "22 novembre 2026, ore 9:05",
        "22 November 2026, 9:05 am",
    ),
    (
        datetime(2026, 11, 30, 23, 0, tzinfo=UTC),
        "1º dicembre 2026, ore 0:00",
        "1 December 2026, 12:00 am",
    ),
    (datetime(2026, 7, 1, 10, 0, tzinfo=UTC), "1º luglio 2026, ore 12:00", "1 July 2026, 12:00 pm"),
    (datetime(2026, 5, 9, 21, 59, tzinfo=UTC), "9 maggio 2026, ore 23:59", "9 May 2026, 11:59 pm"),
    (
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        "25 ottobre 2026, ore 2:30",
        "25 October 2026, 2:30 am",
    ),
    (
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        "25 ottobre 2026, ore 2:30",
        "25 October 2026, 2:30 am",
    ),
]


@pytest.mark.parametrize(("moment", "italian"), [row[:2] for row in MOMENTS])
def test_a_moment_in_italian(moment, italian):
    assert long_moment(moment) == italian


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(("moment", "english_words"), [row[::2] for row in MOMENTS])
def test_a_moment_in_english(moment, english_words):
    assert long_moment(moment) == english_words


MONTHS = (
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
)


@pytest.mark.parametrize(("month", "name"), list(enumerate(MONTHS.split(), start=1)))
def test_months_are_lower_case_and_days_without_a_zero(month, name):
    assert long_date(date(2026, month, 2)) == f"2 {name} 2026"
    assert long_date(date(2026, month, 1)) == f"1º {name} 2026"


def test_the_day_of_a_moment_is_the_sites():
    assert long_date(datetime(2026, 12, 31, 23, 0, tzinfo=UTC)) == "1º gennaio 2027"
    assert long_date(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)) == "31 dicembre 2026"


def test_the_day_of_the_week_goes_before():
    assert weekday_date(date(2026, 11, 22)) == "domenica 22 novembre 2026"
    assert weekday_date(date(2026, 12, 1)) == "martedì 1º dicembre 2026"


@pytest.mark.usefixtures("english")
def test_the_day_of_the_week_in_english():
    assert weekday_date(date(2026, 11, 22)) == "Sunday 22 November 2026"


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (datetime(2026, 11, 22, 22, 59, tzinfo=UTC), "9:05"),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), "22 novembre 2026"),
    ],
)
def test_of_today_the_time_is_told_and_of_other_days_the_day(now, told):
    assert time_or_date(datetime(2026, 11, 22, 8, 5, tzinfo=UTC), now) == told


def test_the_time_of_today_in_english(english):
    moment = datetime(2026, 11, 22, 18, 5, tzinfo=UTC)
    assert time_or_date(moment, moment) == "7:05 pm"


def test_a_month_is_written_small_in_italian():
    assert month_name(date(2026, 11, 30)) == "novembre 2026"


def test_a_month_is_written_large_in_english(english):
    assert month_name(date(2026, 11, 30)) == "November 2026"
