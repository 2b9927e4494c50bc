"""Whose request it is: proxies that we name are believed, nobody else is."""

from ipaddress import ip_address, ip_network

import pytest
from environs import validate

from newsportal import environment
from visits.addresses import client_address, parsed

PROXIES = [ip_network("127.0.0.1"), ip_network("10.0.0.0/8"), ip_network("2001:db8:1::/48")]

ADDRESSES = [
    ("192.0.2.7", "192.0.2.7"),
    (" 192.0.2.7\t", "192.0.2.7"),
    ("192.0.2.7:4711", "192.0.2.7"),
    ("2001:db8::7", "2001:db8::7"),
    ("2001:DB8:0::7", "2001:db8::7"),
    ("[2001:db8::7]", "2001:db8::7"),
    ('"[2001:db8::7]:443"', "2001:db8::7"),
    ("fe80::1%eth0", "fe80::1"),
    ("::ffff:192.0.2.7", "192.0.2.7"),
    ("[::ffff:192.0.2.7]:443", "192.0.2.7"),
]
GARBAGE = ["", " ", "unknown", "_hidden", "\0", "192.0.2", "256.0.0.1", "192.0.2.7;", "[", "]", ":"]
GARBAGE += ["1.2.3.4:5:6", "::g", "è", "9" * 10_000, "http://192.0.2.7/", "010.0.0.1"]


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_an_address_is_read_in_all_its_spellings(text, address):
    assert str(parsed(text)) == address


@pytest.mark.parametrize("text", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_no_address(text):
    assert parsed(text) is None


CHAINS = [
    # Who asks, what the header says, whose request it is.
    ("192.0.2.7", None, "192.0.2.7"),
    ("192.0.2.7", "198.51.100.1", "192.0.2.7"),  # no proxy of ours: he may write what he likes
    ("127.0.0.1", None, "127.0.0.1"),
    ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
    ("127.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"),  # the left one is made up
    ("127.0.0.1", "203.0.113.9, 198.51.100.1, 10.1.2.3", "198.51.100.1"),
    ("::ffff:127.0.0.1", "198.51.100.1:5000", "198.51.100.1"),
    ("2001:db8:1::9", "[2001:db8:2::7]:443,10.9.9.9", "2001:db8:2::7"),
    ("127.0.0.1", "10.1.1.1, 10.2.2.2", "10.1.1.1"),  # from within: the farthest that we know
    ("127.0.0.1", "unknown", "127.0.0.1"),
    ("127.0.0.1", "198.51.100.1, unknown, 10.1.1.1", "10.1.1.1"),  # what lies beyond is hearsay
    ("127.0.0.1", "", "127.0.0.1"),
    ("127.0.0.1", "198.51.100.1," + "10.0.0.1," * 5_000 + "10.0.0.2", "10.0.0.1"),
]


@pytest.mark.parametrize(("asks", "forwarded", "client"), CHAINS, ids=range(len(CHAINS)))
def test_a_forwarded_address_is_believed_as_far_as_our_proxies_wrote_it(asks, forwarded, client):
    environ = {"REMOTE_ADDR": asks}
    if forwarded is not None:
        environ["HTTP_X_FORWARDED_FOR"] = forwarded
    assert client_address(environ, PROXIES) == ip_address(client)


def test_without_named_proxies_nothing_forwarded_is_believed():
    environ = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "198.51.100.1"}
    assert client_address(environ, []) == ip_address("127.0.0.1")


@pytest.mark.parametrize("environ", [{}, {"REMOTE_ADDR": ""}, {"REMOTE_ADDR": "unix:"}])
def test_a_local_socket_has_no_address(environ):
    assert client_address(environ, PROXIES) is None


def test_proxies_are_named_by_addresses_and_networks():
    named = environment.proxies(["127.0.0.1", " 10.0.0.0/8", "", "2001:db8::/32"])
    assert [str(network) for network in named] == ["127.0.0.1/32", "10.0.0.0/8", "2001:db8::/32"]


@pytest.mark.parametrize("value", ["proxy", "10.0.0.1/8", "127.0.0.1:80"])
def test_a_proxy_without_an_address_is_refused_with_an_example(value):
    with pytest.raises(validate.ValidationError, match="write addresses like"):
        environment.proxies([value])
