"""What a look changes in what we know of a page."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sources.findings import take_in
from sources.looking import Look
from sources.models import SourceCheck
from tests.sources.looks import ADDRESS, ALIVE, GONE, MOVED, SAME, SILENT, State

NOW = timezone.now()
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
RETITLED = replace(ALIVE, title="Il ponte chiude", text="Il ponte chiude.")


def after(*looks):
    """A check after these looks, each a day after the last; one may be a pair with its moment."""
    check = SourceCheck()
    check.begin(ADDRESS, NOW)
    for number, look in enumerate(looks):
        found, moment = look if isinstance(look, tuple) else (look, NOW + number * DAY)
        take_in(check, found, moment)
    return check


def test_the_first_look_is_remembered_beside_the_latest():
    check = after(ALIVE, RETITLED)
    assert (check.first_title, check.first_text) == ("Il ponte", "Il ponte riapre.")
    assert (check.title, check.text) == ("Il ponte chiude", "Il ponte chiude.")
    assert (check.state, check.since) == (State.RETITLED, NOW + DAY)


def test_a_title_that_is_only_written_otherwise_has_not_changed():
    one = replace(ALIVE, title="L’acqua  «alta»")
    other = replace(ALIVE, title='l\'Acqua "alta"')
    assert after(one, other).state == State.ALIVE


def test_a_title_that_comes_back_is_no_change_any_more():
    assert after(ALIVE, RETITLED, ALIVE).state == State.ALIVE


def test_a_page_without_a_title_changes_none():
    assert after(replace(ALIVE, title=""), ALIVE).state == State.ALIVE
    assert after(ALIVE, replace(ALIVE, title="", text="")).state == State.ALIVE


def test_what_was_not_modified_stays_what_it_was():
    check = after(ALIVE, RETITLED, SAME)
    assert (check.state, check.title, check.since) == (
        State.RETITLED,
        "Il ponte chiude",
        NOW + DAY,
    )
    assert check.etag == '"1"'
    assert check.checked_at == NOW + 2 * DAY


def test_gone_says_so_at_once_and_keeps_what_was_read():
    check = after(ALIVE, GONE)
    assert (check.state, check.status, check.reason) == (State.GONE, 404, "http_404")
    assert check.title == "Il ponte"
    assert check.next_at == NOW + 2 * DAY


def test_a_machine_that_is_silent_for_two_days_is_unreachable_and_no_earlier():
    looks = [ALIVE, (SILENT, NOW), (SILENT, NOW + 12 * HOUR), (SILENT, NOW + 47 * HOUR)]
    assert after(*looks).state == State.ALIVE
    check = after(*looks, (SILENT, NOW + 49 * HOUR))
    assert (check.state, check.since) == (State.UNREACHABLE, NOW + 49 * HOUR)
    assert check.next_at == NOW + 49 * HOUR + DAY


def test_an_answer_between_two_failures_ends_the_row():
    looks = [SILENT, SILENT, ALIVE, SILENT, SILENT]
    check = after(*looks)
    assert (check.state, check.failures) == (State.ALIVE, 2)
    assert check.failing_since == NOW + 3 * DAY


def test_what_is_gone_stays_gone_when_its_machine_goes_too():
    assert after(GONE, SILENT, SILENT, SILENT, SILENT).state == State.GONE


def test_a_machine_that_sends_us_away_has_told_nothing():
    check = after(ALIVE, Look(State.WAITING, 429, "http_429", wait=2 * DAY))
    assert (check.state, check.title, check.failures) == (State.ALIVE, "Il ponte", 0)
    assert check.next_at == NOW + 3 * DAY
    assert check.checked_at == NOW


def settled(*looks):
    check = after(*looks)
    check.settled_at = NOW
    return check


@pytest.mark.parametrize(
    "before, now",
    [
        (GONE, ALIVE),
        (MOVED, replace(MOVED, final_url="https://prova.it/terzo")),
        (RETITLED, replace(ALIVE, title="Il ponte cade")),
    ],
)
def test_what_was_let_be_comes_back_when_it_becomes_another(before, now):
    check = settled(ALIVE, before)
    take_in(check, before, NOW + 2 * DAY)
    assert check.settled_at == NOW
    take_in(check, now, NOW + 3 * DAY)
    assert check.settled_at is None
    assert check.since == NOW + 3 * DAY


def test_an_unknown_reason_of_any_length_is_kept_shortened():
    check = after(Look(State.UNREACHABLE, None, "x" * 999))
    assert len(check.reason) == 200


@time_machine.travel(NOW, tick=False)
def test_a_page_that_begins_anew_has_forgotten_everything():
    check = settled(ALIVE, RETITLED, SILENT)
    check.begin("https://WWW.Prova.it:443/altro", NOW)
    blank = SourceCheck()
    blank.begin("https://www.prova.it/altro", NOW)
    assert check.host == blank.host == "www.prova.it"
    for field in SourceCheck._meta.concrete_fields:
        if field.name not in ("url", "link"):
            assert getattr(check, field.attname) == getattr(blank, field.attname), field.name
