"""Who has a page already is told so, where it is the same for everybody."""

import pytest

from tests.editions.press import PLACE, printed

MOMENT = "Sun, 22 Nov 2026 12:00:00 GMT"
TAG = '"0123"'


@pytest.fixture
def feed(press):
    """A page with a mark and a moment of its own, long enough to be compressed."""
    press.view = lambda request: printed("news " * 99, **{"ETag": TAG, "Last-Modified": MOMENT})
    return press


@pytest.mark.parametrize(
    "known", [TAG, f"W/{TAG}", f'"other", {TAG}', f'"a,b",W/{TAG} , "c"', "*", f"{TAG}, garbage"]
)
def test_who_has_the_page_is_told_so(door, feed, known):
    for encoding in ("", "gzip", "br"):
        reply = door(HTTP_IF_NONE_MATCH=known, HTTP_ACCEPT_ENCODING=encoding)
        assert (reply.status, reply.body) == (304, b"")
        assert reply.headers["Vary"] == "Accept-Encoding"
        assert reply.headers["Edition"] == "1"
        assert "Content-Length" not in reply.headers
        assert "Content-Type" not in reply.headers


@pytest.mark.parametrize("known", ['"other"', "", "0123", "W/", ",", '"' * 10_000])
def test_who_has_another_page_gets_this_one(door, feed, known):
    assert door(HTTP_IF_NONE_MATCH=known, HTTP_IF_MODIFIED_SINCE=MOMENT).status == 200


def test_a_mark_is_weak_where_the_body_is_compressed(door, feed):
    assert door().headers["ETag"] == TAG
    assert door(HTTP_ACCEPT_ENCODING="gzip").headers["ETag"] == f"W/{TAG}"


def test_only_the_very_moment_of_the_last_change_counts(door, feed):
    assert door(HTTP_IF_MODIFIED_SINCE=MOMENT).status == 304
    assert door(HTTP_IF_MODIFIED_SINCE="Sun, 22 Nov 2026 12:00:01 GMT").status == 200
    assert door(HTTP_IF_MODIFIED_SINCE="yesterday").status == 200


def test_a_page_without_a_mark_gets_one(door, press):
    tag = door().headers["ETag"]
    assert door(HTTP_IF_NONE_MATCH=tag).status == 304
    assert door(HTTP_IF_MODIFIED_SINCE=MOMENT).status == 200


def test_a_page_with_a_line_has_neither_mark_nor_moment(door, press):
    text = PLACE.decode()
    press.view = lambda request: printed(text, 7, **{"ETag": TAG, "Last-Modified": MOMENT})
    for _ in range(2):
        reply = door(HTTP_IF_NONE_MATCH="*", HTTP_IF_MODIFIED_SINCE=MOMENT)
        assert reply.status == 200
        assert not {"ETag", "Last-Modified"} & set(reply.headers)


def test_head_is_told_so_too(door, feed):
    assert door(method="HEAD", HTTP_IF_NONE_MATCH=TAG).status == 304
