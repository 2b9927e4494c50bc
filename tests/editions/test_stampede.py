"""However many come at once, one of them prints and the others wait."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.http import HttpResponse

from editions import answering
from tests.editions.conftest import change_edition
from tests.editions.press import answerer_of, printed

READERS = 100


class Crowd:
    """Readers who open the front page at the same time; the first print waits until all wait."""

    def __init__(self, door, press, readers=READERS):
        self.door, self.readers = door, readers
        self.all_here = threading.Event()
        self.waiting = 0
        self.lock = threading.Lock()

    def opens(self, _):
        with self.lock:
            self.waiting += 1
            if self.waiting == self.readers:
                self.all_here.set()
        try:
            return self.door()
        finally:
            connections.close_all()

    def replies(self):
        with ThreadPoolExecutor(self.readers) as pool:
            return list(pool.map(self.opens, range(self.readers)))


def test_one_prints_for_all(door, press):
    crowd = Crowd(door, press)

    def slowly(request):
        crowd.all_here.wait(30)
        return printed("page")

    press.view = slowly
    assert {reply.body for reply in crowd.replies()} == {b"page"}
    assert press.prints == 1
    assert answerer_of(door).printers == {}


@pytest.mark.parametrize("failure", [HttpResponse("no", status=503), ValueError("broken")])
def test_a_printer_who_fails_frees_the_others(door, press, failure, caplog):
    crowd = Crowd(door, press, readers=8)

    def fails_once(request):
        if press.prints == 1:
            crowd.all_here.wait(30)
            if isinstance(failure, Exception):
                raise failure
            return failure
        return printed("page")

    press.view = fails_once
    assert sorted(reply.status for reply in crowd.replies())[:7] == [200] * 7
    assert door().body == b"page"
    assert answerer_of(door).printers == {}


def test_a_page_that_may_not_be_kept_is_everybodys_own(door, press):
    crowd = Crowd(door, press, readers=8)

    def for_one(request):
        crowd.all_here.wait(30)
        return HttpResponse("mine")

    press.view = for_one
    assert {reply.body for reply in crowd.replies()} == {b"mine"}


def test_who_has_waited_too_long_asks_django(door, press, monkeypatch):
    monkeypatch.setattr(answering, "PATIENCE", 0.01)
    started, hung = threading.Event(), threading.Event()

    def hangs_once(request):
        if press.prints == 1:
            started.set()
            hung.wait(30)
        return printed("page")

    press.view = hangs_once
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(Crowd(door, press, readers=1).opens, None)
        started.wait(30)
        assert door().body == b"page"
        hung.set()
        assert slow.result().body == b"page"
    assert press.prints == 2


def test_those_who_wait_get_no_page_of_the_edition_before(door, press):
    crowd = Crowd(door, press, readers=8)

    def changes_meanwhile(request):
        if press.prints == 1:
            crowd.all_here.wait(30)
            change_edition(2)
            return printed("old")
        return printed("new")

    press.view = changes_meanwhile
    bodies = sorted(reply.body for reply in crowd.replies())
    assert bodies[1:-1] == [b"new"] * 6  # the printer itself may have the old one
    assert bodies[-1] == b"old"


def test_who_comes_while_another_finishes_prints_nothing(door, press):
    answerer = answerer_of(door)
    take = answerer._printer

    def take_late(key):
        answerer._printer = take
        door()
        return take(key)

    answerer._printer = take_late
    assert door().status == 200
    assert press.prints == 1
