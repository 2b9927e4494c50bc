"""A page is printed once, and answered with to everybody, in the form they take."""

import gzip

import brotli
import pytest

from tests.editions.conftest import change_edition
from tests.editions.press import PLACE, middleware, printed, wrapper

TEXT = "Una notizia che si ripete. " * 40


def with_line(request, **arguments):
    return printed(f"<p>{TEXT}</p>{PLACE.decode()}<p>{TEXT}</p>", live=7)


def without_line(request, **arguments):
    return printed(TEXT)


def decoded(reply):
    decoders = {"gzip": gzip.decompress, "br": brotli.decompress}
    return decoders.get(reply.headers.get("Content-Encoding"), bytes)(reply.body)


def test_a_page_is_printed_once_for_all(door, press):
    first, *others = [door() for _ in range(5)]
    assert press.prints == 1
    assert others == [first] * 4
    assert first.headers["Edition"] == "1"


def test_a_new_edition_is_printed_anew(door, press):
    door()
    change_edition(2)
    assert door().headers["Edition"] == "2"
    assert press.prints == 2


def test_an_edition_that_is_no_more_known_as_the_current_one_is_not_kept(door, press):
    def change_meanwhile(request):
        change_edition(2)
        return printed("old")

    press.view = change_meanwhile
    assert door().body == b"old"
    press.view = without_line
    assert door().body == TEXT.encode()


def test_a_page_ends_by_itself(door, press, time_machine):
    time_machine.move_to(1_800_000_000, tick=False)
    press.view = lambda request: printed("page", until=1_800_000_060)
    door(), door()
    assert press.prints == 1
    time_machine.shift(60)
    door(), door()
    assert press.prints == 3  # it said the same moment again, which has passed


def test_a_page_ends_with_its_edition_at_the_latest(door, press, time_machine):
    time_machine.move_to(1_800_000_000, tick=False)
    change_edition(1, until=1_800_000_010)
    press.view = lambda request: printed("page", until=1_800_000_060)
    door()
    time_machine.shift(10)
    change_edition(1, until=1_800_009_999)
    door()
    assert press.prints == 2


def test_the_line_is_another_one_at_each_reading(door, press):
    press.view = with_line
    for number in (1, 22, 333):
        press.line = b"<p>%d</p>" % number
        body = f"<p>{TEXT}</p><p>{number}</p><p>{TEXT}</p>".encode()
        for encoding in ("", "gzip"):
            reply = door(HTTP_ACCEPT_ENCODING=encoding)
            assert decoded(reply) == body
            assert reply.headers["Content-Length"] == str(len(reply.body))
    assert press.prints == 1


def test_the_line_is_asked_for_with_the_readers_own_request(door, press):
    press.view = with_line
    door(HTTP_USER_AGENT="first"), door(HTTP_USER_AGENT="second")
    assert [(e["HTTP_USER_AGENT"], key) for e, key in press.read] == [("first", 7), ("second", 7)]


def test_a_page_without_room_for_the_line_has_none(door, press):
    press.view = lambda request: printed("no room", live=7)
    assert door().body == b"no room"
    assert press.read == []


@pytest.mark.parametrize("view", [with_line, without_line])
def test_head_is_answered_without_the_body(door, press, view):
    press.view = view
    for _ in range(2):
        reply = door(method="HEAD")
        assert reply.status == 200
        assert reply.body == b""
        assert int(reply.headers["Content-Length"]) == len(door().body)
    assert press.prints == 1


def test_a_head_that_comes_first_leaves_no_empty_page(door, press):
    door(method="HEAD")
    assert b"127.0.0.1" in door().body


def test_what_was_withdrawn_is_not_kept(door, press):
    press.view = lambda request: printed("gone", status=410)
    replies = [door(), door()]
    assert [(reply.status, reply.body) for reply in replies] == [(410, b"gone")] * 2
    assert press.prints == 2


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [
        ("", None),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=0", None),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("gzip;q=0, *", "br"),
        ("identity", None),
        ("identity;q=1, gzip;q=0.5", None),
        ("GZIP", "gzip"),
        ("gzip;q=perhaps", None),
        ("\x00;;,=q", None),
        ("br" * 5_000, None),
    ],
)
def test_readers_get_the_form_they_take(door, press, accepts, encoding):
    press.view = without_line
    for _ in range(2):
        reply = door(HTTP_ACCEPT_ENCODING=accepts)
        assert reply.headers.get("Content-Encoding") == encoding
        assert reply.headers["Vary"] == "Accept-Encoding"
        assert decoded(reply) == TEXT.encode()
    assert press.prints == 1


def test_no_brotli_for_a_page_with_a_line(door, press):
    press.view = with_line
    assert door(HTTP_ACCEPT_ENCODING="br").headers.get("Content-Encoding") is None
    assert door(HTTP_ACCEPT_ENCODING="gzip, br").headers["Content-Encoding"] == "gzip"


def test_pictures_and_the_smallest_pages_stay_as_they_are(door, press):
    press.view = lambda request, **kwargs: printed(TEXT, **{"Content-Type": "image/png"})
    assert "Content-Encoding" not in door(HTTP_ACCEPT_ENCODING="gzip, br").headers
    press.view = lambda request, **kwargs: printed("")
    assert "Content-Encoding" not in door("/page/small/", HTTP_ACCEPT_ENCODING="gzip, br").headers


def test_who_wants_a_part_gets_the_whole(door, press):
    press.view = without_line
    for _ in range(2):
        reply = door(HTTP_RANGE="bytes=0-9")
        assert (reply.status, reply.body) == (200, TEXT.encode())


def test_both_doors_at_once_are_one(press):
    middleware()
    door = wrapper()
    press.view = with_line
    for _ in range(2):
        assert press.line in door().body
    change_edition(2)
    door()
    assert (press.prints, len(press.read)) == (2, 3)
