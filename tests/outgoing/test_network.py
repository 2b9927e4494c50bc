"""Names are looked up once, and what was checked is what is connected to."""

import threading

import httpcore2
import pytest

from outgoing.failures import Blocked, TooSlow, Unreachable
from outgoing.guard import Guard
from outgoing.network import MOST_ADDRESSES, Deadline, GuardedBackend


class Sockets(httpcore2.NetworkBackend):
    """Keeps what was connected to; `answers` says which addresses fail, and how."""

    def __init__(self, answers=None):
        self.answers, self.connected = answers or {}, []

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.connected.append((host, port))
        if error := self.answers.get(host):
            raise error
        return httpcore2.NetworkStream()


@pytest.fixture
def sockets():
    return Sockets()


def backend(sockets, *answers, seconds=5):
    """Looks names up in these answers, one after the other."""
    left = list(answers)
    return GuardedBackend(
        Guard(), Deadline(seconds), lambda host, port: left.pop(0), sockets=sockets
    )


def test_the_checked_address_is_connected_to_not_the_name(sockets):
    backend(sockets, ["8.8.8.8"]).connect_tcp("news.example", 443)
    assert sockets.connected == [("8.8.8.8", 443)]


def test_a_name_that_is_private_at_the_second_look_gains_nothing(sockets):
    rebinding = backend(sockets, ["8.8.8.8"], ["127.0.0.1"])
    rebinding.connect_tcp("news.example", 80)
    with pytest.raises(Blocked):
        rebinding.connect_tcp("news.example", 80)
    assert sockets.connected == [("8.8.8.8", 80)]


@pytest.mark.parametrize("answer", [["10.0.0.1"], ["8.8.8.8", "::1"], ["::ffff:127.0.0.1"]])
def test_nothing_is_connected_to_where_one_answer_is_private(sockets, answer):
    with pytest.raises(Blocked):
        backend(sockets, answer).connect_tcp("news.example", 80)
    assert sockets.connected == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "017700000001", "0", "::1", "[::1]"]
)
def test_a_host_in_numbers_is_checked_without_a_look_up(sockets, host):
    with pytest.raises(Blocked):
        backend(sockets).connect_tcp(host, 80)
    assert sockets.connected == []


def test_no_other_port_is_connected_to(sockets):
    with pytest.raises(Blocked, match="port 25"):
        backend(sockets, ["8.8.8.8"]).connect_tcp("news.example", 25)


def test_the_next_address_is_tried_where_one_does_not_answer():
    sockets = Sockets({"8.8.8.8": httpcore2.ConnectError("refused")})
    backend(sockets, ["8.8.8.8", "8.8.8.8", "1.1.1.1"]).connect_tcp("news.example", 80)
    assert sockets.connected == [("8.8.8.8", 80), ("1.1.1.1", 80)]


def test_a_host_of_many_addresses_is_not_tried_for_ever():
    addresses = [f"8.8.8.{number}" for number in range(20)]
    sockets = Sockets({address: httpcore2.ConnectError("refused") for address in addresses})
    with pytest.raises(Unreachable, match="refused"):
        backend(sockets, addresses).connect_tcp("news.example", 80)
    assert len(sockets.connected) == MOST_ADDRESSES


def test_a_host_that_takes_no_connection_in_time_is_slow():
    sockets = Sockets({"8.8.8.8": httpcore2.ConnectTimeout()})
    with pytest.raises(TooSlow):
        backend(sockets, ["8.8.8.8"]).connect_tcp("news.example", 80)


def test_nothing_begins_after_the_deadline(sockets):
    with pytest.raises(TooSlow):
        backend(sockets, ["8.8.8.8"], seconds=0).connect_tcp("news.example", 80)
    assert sockets.connected == []


@pytest.mark.parametrize("error", [OSError("no such name"), UnicodeError("label too long")])
def test_a_name_that_leads_nowhere_says_so(sockets, error):
    def resolver(host, port):
        raise error

    with pytest.raises(Unreachable) as failure:
        GuardedBackend(Guard(), Deadline(5), resolver, sockets).connect_tcp("news.example", 80)
    assert failure.value.reason == "dns"


def test_a_name_without_addresses_leads_nowhere(sockets):
    with pytest.raises(Unreachable, match="has no address"):
        backend(sockets, []).connect_tcp("news.example", 80)


def test_a_look_up_that_does_not_end_ends_with_the_request(sockets):
    end = threading.Event()
    try:
        with pytest.raises(TooSlow) as failure:
            GuardedBackend(
                Guard(), Deadline(0.05), lambda host, port: end.wait(), sockets
            ).connect_tcp("news.example", 80)
    finally:
        end.set()
    assert failure.value.reason == "dns"
