"""A place of a list as it stands in an address."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.cursors import LARGEST_KEY, Cursor

MOMENTS = st.datetimes(timezones=st.just(UTC))
KEYS = st.integers(1, LARGEST_KEY)


def test_a_cursor_is_short_and_needs_no_escape():
    cursor = Cursor(datetime(2026, 11, 22, 8, 5, 0, 123456, tzinfo=UTC), 100_000)
    assert str(cursor) == "hhhmghbfqyo-255s"


@given(MOMENTS, KEYS)
def test_what_is_written_is_read_to_the_microsecond(moment, key):
    assert Cursor.read(str(Cursor(moment, key))) == (moment, key)


def test_the_zone_of_a_moment_does_not_matter():
    moment = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)
    in_rome = moment.astimezone(timezone(timedelta(hours=1)))
    assert str(Cursor(in_rome, 1)) == str(Cursor(moment, 1))


@given(st.text())
def test_any_text_is_a_cursor_in_its_one_form_or_none(text):
    try:
        cursor = Cursor.read(text)
    except ValueError:
        return
    assert str(cursor) == text


NO_CURSORS = [
    *("", "-", "1", "1-", "-1", "--", "1-1-1", "1 -1", " 1-1", "1-1\n", "1_1", "+1-1", "1.5-1"),
    *("01-1", "1-01", "1-0", "A-1", "1-É", "١-١", "\0-1", "1-\0", "zzzzzzzzzzzz-1"),
    *("1-zzzzzzzzzzzzz", "9" * 5000, "1-" + "1" * 5000, "None", "2026-11-22T08:05"),
]


@pytest.mark.parametrize("text", NO_CURSORS)
def test_what_no_article_could_have_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        Cursor.read(text)
