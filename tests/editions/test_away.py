"""The database is away: pages of the last edition go on being served, and say so."""

import math

import pytest
from django.db import OperationalError
from django.http import HttpResponse

from editions import current
from editions.current import watch
from tests.editions.conftest import change_edition
from tests.editions.press import PLACE, printed

pytestmark = pytest.mark.django_db


def gone():
    raise OperationalError("away")


@pytest.fixture
def away(monkeypatch):
    """The database, as if it had gone."""
    monkeypatch.setattr(current, "_asked", gone)


def nobody_looked_lately():
    watch.fresh_until = -math.inf


def test_pages_are_served_and_say_so(door, press, away, caplog):
    press.view = lambda request: printed("page" + PLACE.decode(), live=1)
    door()
    nobody_looked_lately()
    for encoding in ("", "gzip"):
        reply = door(HTTP_ACCEPT_ENCODING=encoding)
        assert (reply.status, reply.headers["Edition"]) == (200, "1; stale")
    assert press.prints == 1
    assert len(press.read) == 3
    assert len(caplog.records) == 1  # not one for each reader


def test_even_when_they_have_ended_by_themselves(door, press, away, caplog, time_machine):
    time_machine.move_to(1_800_000_000, tick=False)
    change_edition(1, until=1_800_000_060)
    door()
    time_machine.shift(60)
    assert door().headers["Edition"] == "1; stale"
    assert press.prints == 1


def test_so_is_a_page_that_django_fails_to_print_anew(door, press, time_machine):
    time_machine.move_to(1_800_000_000, tick=False)
    press.view = lambda request: printed("page", until=1_800_000_060)
    door()
    time_machine.shift(60)
    press.view = lambda request: HttpResponse(status=500)
    assert door().headers["Edition"] == "1; stale"
    assert door(method="HEAD").body == b""


def test_but_no_page_of_an_edition_before(door, press):
    door()
    change_edition(2)
    press.view = lambda request: HttpResponse(status=500)
    assert door().status == 500


def test_a_page_that_nobody_has_printed_is_left_to_django(door, press, away, caplog):
    nobody_looked_lately()
    press.view = lambda request: HttpResponse(status=503)
    assert door().status == 503


def test_without_any_edition_everything_is_left_to_django(door, press, away, caplog):
    watch.forget()
    replies = [door(), door()]
    assert [reply.status for reply in replies] == [200, 200]
    assert "Edition" not in replies[0].headers
    assert press.prints == 2


def test_the_others_do_not_wait_for_a_look_that_hangs(door, press):
    door()
    nobody_looked_lately()
    with watch.lock:  # as if held by the beat, whose query hangs
        assert door().headers["Edition"] == "1; stale"


def test_all_is_well_when_it_is_back(door, press, monkeypatch, caplog):
    door()
    nobody_looked_lately()
    with monkeypatch.context() as patch:
        patch.setattr(current, "_asked", gone)
        assert "stale" in door().headers["Edition"]
    watch.look()
    assert "stale" not in door().headers["Edition"]
