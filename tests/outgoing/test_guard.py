"""Which addresses are asked at all."""

import pytest

from outgoing.failures import Blocked
from outgoing.guard import Guard, is_public, numeric

PUBLIC = """
8.8.8.8 151.101.1.1 2a00:1450:4002:400::200e 2606:4700::6810:85e5
::ffff:8.8.8.8 2002:808:808:: 64:ff9b::808:808 2001:0:808:808:0:0:f7f7:f7f7
""".split()

NOT_PUBLIC = """
127.0.0.1 127.8.8.8 0.0.0.0 0.1.2.3 10.1.1.1 172.16.0.1 192.168.1.1 100.64.0.1 169.254.169.254
192.0.0.9 192.0.2.1 198.51.100.1 203.0.113.1 198.18.0.1 192.88.99.1 224.0.0.1 240.0.0.1
255.255.255.255 ::1 :: ::127.0.0.1 ::8.8.8.8 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 fec0::1
ff02::1 2001:db8::1 2001:20::1 3fff::1 100::1 4000::1 64:ff9b:1::808:808
::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe
2001:0:7f00:1:0:0:f7f7:f7f7 2001:0:808:808:0:0:80ff:fffe localhost 127.1
""".split()


def refusal(check, *asked):
    """Why the guard refuses it; "" where it lets it pass."""
    try:
        check(*asked)
    except Blocked as blocked:
        return blocked.reason
    return ""


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_may_be_asked(address):
    assert is_public(address)


@pytest.mark.parametrize("address", [*NOT_PUBLIC, "", "8.8.8.8\0"])
def test_other_addresses_may_not_be_asked_however_they_are_wrapped(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("0", "0.0.0.0"),  # noqa: S104
        ("::1", "::1"),
        ("[::ffff:7f00:1]", "::ffff:7f00:1"),
        ("localhost", None),
        ("1.2.3.4.5", None),
        ("example.org", None),
        ("①②⑦.0.0.1", None),
        ("127.0.0.1\0", None),
    ],
)
def test_a_host_written_in_numbers_is_read_as_the_system_would(host, address):
    assert numeric(host) == address


@pytest.mark.parametrize(
    ("scheme", "host", "port", "userinfo", "reason"),
    [
        ("file", "", None, b"", "scheme"),
        ("gopher", "example.org", None, b"", "scheme"),
        ("", "example.org", None, b"", "scheme"),
        ("http", "", None, b"", "host"),
        ("https", "example.org", None, b"anna:secret", "credentials"),
        ("http", "example.org", 25, b"", "port"),
        ("http", "example.org", 8000, b"", "port"),
        ("http", "example.org", 99999, b"", "port"),
    ],
)
def test_what_an_address_gives_away_is_refused_before_anybody_is_asked(
    scheme, host, port, userinfo, reason
):
    assert refusal(Guard().check_url, scheme, host, port, userinfo) == reason


@pytest.mark.parametrize(("scheme", "port"), [("http", None), ("https", None), ("https", 443)])
def test_websites_at_their_usual_ports_may_be_asked(scheme, port):
    assert refusal(Guard().check_url, scheme, "example.org", port) == ""


def test_one_private_address_among_public_ones_refuses_the_host():
    with pytest.raises(Blocked, match=r"example\.org leads to 10\.0\.0\.1"):
        Guard().check_addresses("example.org", ["8.8.8.8", "10.0.0.1"], 443)


def test_a_public_host_is_not_refused():
    addresses = ["8.8.8.8", "2606:4700::6810:85e5"]
    assert refusal(Guard().check_addresses, "example.org", addresses, 443) == ""


def test_an_allowed_address_opens_itself_and_nothing_beside_it():
    guard = Guard(allowed={("127.0.0.1", 8000)})
    assert refusal(guard.check_url, "http", "localhost", 8000) == ""
    assert refusal(guard.check_addresses, "localhost", ["127.0.0.1"], 8000) == ""
    for address, port in [("127.0.0.1", 80), ("127.0.0.2", 8000), ("8.8.8.8", 8000)]:
        assert refusal(guard.check_addresses, "localhost", [address], port) == "private"
