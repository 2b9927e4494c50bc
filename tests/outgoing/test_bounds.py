"""Machines that are slow, endless or hostile hold us for a bounded time and fill no memory."""

import gzip
import tracemalloc
import zlib

import pytest

from outgoing.failures import TooSlow, Unreachable

KB = 1024
HEADER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def get(web, **times):
    return web.client(**times).get(web.address(), limit=64 * KB, cut=True)


def test_silence_is_too_slow(web):
    web.does("/")
    with pytest.raises(TooSlow):
        get(web, read=0.05)


def test_a_header_that_never_ends_is_too_slow(web):
    web.does("/", HEADER)
    with pytest.raises(TooSlow):
        get(web, read=0.05)


def test_a_header_that_drips_is_too_slow_though_each_drop_is_in_time(web):
    web.does("/", HEADER + b"X-Slow: ", then=b"x")
    with pytest.raises(TooSlow):
        get(web, read=5, deadline=0.2)


def test_a_body_that_drips_is_too_slow_though_each_drop_is_in_time(web):
    web.does("/", HEADER + b"\r\n", then=b"x")
    with pytest.raises(TooSlow):
        get(web, read=5, deadline=0.2)


def test_redirects_share_one_deadline(web):
    def deed(handler):
        web.end.wait(0.05)
        handler.wfile.write(f"HTTP/1.1 302 Found\r\nLocation: {handler.path}x\r\n\r\n".encode())

    web.deeds |= {f"/{'x' * number}": deed for number in range(4)}
    web.says("/xxxx", "Qui")
    with pytest.raises(TooSlow):
        get(web, deadline=0.12)


def test_announcements_without_end_are_too_slow(web):
    web.does("/", then=b"HTTP/1.1 103 Early Hints\r\n\r\n")
    with pytest.raises(TooSlow):
        get(web, read=5, deadline=0.2)


def test_an_endless_body_is_left_at_the_limit(web):
    web.does("/", HEADER + b"\r\n", then=b"x" * 32 * KB)
    answer = get(web)
    assert (len(answer.body), answer.is_cut) == (64 * KB, True)


def test_endless_chunks_are_left_at_the_limit(web):
    chunk = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"
    web.does("/", HEADER + b"Transfer-Encoding: chunked\r\n\r\n", then=chunk)
    assert get(web).is_cut


def test_a_bomb_is_left_at_the_limit_and_not_unpacked(web):
    bomb = gzip.compress(b"\0" * 50 * KB * KB)
    web.says("/", bomb, Content_Encoding="gzip")
    tracemalloc.start()
    try:
        answer = get(web)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (len(answer.body), answer.is_cut) == (64 * KB, True)
    assert peak < 8 * KB * KB


@pytest.mark.parametrize("encoding", ["gzip, gzip", "zstd", "compress", "x" * 100])
def test_bombs_in_bombs_and_unknown_encodings_are_not_unpacked(web, encoding):
    web.says("/", gzip.compress(b"x"), Content_Encoding=encoding)
    with pytest.raises(Unreachable) as failure:
        get(web)
    assert failure.value.reason == "encoding"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_body_that_cannot_be_unpacked_says_so(web, encoding):
    web.says("/", b"\xff\xff no archive", Content_Encoding=encoding)
    with pytest.raises(Unreachable) as failure:
        get(web)
    assert failure.value.reason == "encoding"


def test_deflated_bodies_are_unpacked_too(web):
    web.says("/", zlib.compress(b"Ciao"), Content_Encoding="deflate")
    assert get(web).body == b"Ciao"


@pytest.mark.parametrize(
    "answer",
    [
        HEADER + b"X-Huge: " + b"x" * 200 * KB + b"\r\n\r\n",
        HEADER + b"X-Many: x\r\n" * 20 * KB + b"\r\n",
        HEADER + b"X-Nul: \0\r\n\r\n",
        HEADER + b"Content-Length: many\r\n\r\n",
        HEADER + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
        HEADER + b"Transfer-Encoding: chunked\r\n\r\nnone\r\n",
        b"HTTP/1.1 99999 OK\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"\0" * 100,
    ],
)
def test_what_is_no_http_is_unreachable(web, answer):
    web.does("/", answer)
    with pytest.raises(Unreachable) as failure:
        get(web, read=0.2)
    assert failure.value.reason in ("protocol", "slow")


def test_an_answer_that_breaks_off_is_unreachable(web):
    def deed(handler):
        handler.wfile.write(HEADER + b"Content-Length: 100\r\n\r\nCiao")

    web.deeds["/"] = deed
    with pytest.raises(Unreachable) as failure:
        get(web)
    assert failure.value.reason == "protocol"
