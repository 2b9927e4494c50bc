"""Which machines we ask at all: public ones, by http or https, at their usual ports.

Addresses are written by people, redirects by strangers. Neither may lead to this machine, to its
neighbours, or to what a hoster answers to its own machines only (169.254.169.254).
"""

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from outgoing.failures import Blocked

PORTS = {"http": 80, "https": 443}

# Python says of these that they are global, or did in one of its releases.
NOT_PUBLIC = [
    ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # relays of 6to4
        "2001::/23",  # protocol assignments
        "3fff::/20",  # documentation
    )
]
UNICAST = IPv6Network("2000::/3")  # all that is given to anybody yet
NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether anybody may reach this IP address; of one that wraps others, whether they all may."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return _is_public(parsed)
    if wrapped := _wrapped(parsed):
        return all(_is_public(inner) for inner in wrapped)
    return parsed in UNICAST and _is_public(parsed)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not any(address in network for network in NOT_PUBLIC)
    )


def _wrapped(address: IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that packets to `address` may end at: mapped, 6to4, Teredo, NAT64."""
    wrapped = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        wrapped.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in wrapped if inner is not None]


def numeric(host: str) -> str | None:
    """The IP address that a host name is written in numbers for, else None.

    IPv4 as C libraries read it: 127.1, 2130706433 and 0x7f.1 all mean 127.0.0.1.
    """
    try:
        return str(IPv6Address(host.strip("[]")))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, UnicodeError, ValueError):
        return None


class Guard:
    """Says of each address whether we ask there; `Blocked` tells why not.

    `allowed` are pairs of IP address and port that are asked though they are not public: for
    tests and demonstrations, never from a setting.
    """

    def __init__(self, allowed: Iterable[tuple[str, int]] = ()) -> None:
        self.allowed = frozenset(allowed)

    def check_url(self, scheme: str, host: str, port: int | None, userinfo: bytes = b"") -> None:
        """Refuses what can be told from the address alone. Asks nobody."""
        if scheme not in PORTS:
            raise Blocked(f"{scheme or 'no scheme'}: only http and https are asked", "scheme")
        if not host:
            raise Blocked("an address without a host", "host")
        if userinfo:
            raise Blocked(f"{host}: an address with a name or password in it", "credentials")
        self.check_port(port or PORTS[scheme])

    def check_port(self, port: int) -> None:
        if port not in PORTS.values() and port not in {pair[1] for pair in self.allowed}:
            raise Blocked(f"port {port}: only 80 and 443 are asked", "port")

    def check_addresses(self, host: str, addresses: Iterable[str], port: int) -> None:
        """Refuses a host of whose addresses only one is not public: it may be the next answer."""
        for address in addresses:
            if (address, port) not in self.allowed and not self._is_open(address, port):
                raise Blocked(f"{host} leads to {address}, which is not public", "private")

    def _is_open(self, address: str, port: int) -> bool:
        return port in PORTS.values() and is_public(address)
