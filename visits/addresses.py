"""Whose request it is: the address of the reader, though proxies stand between."""

from collections.abc import Mapping, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Longer chains of our own proxies there are none; whoever writes one is not listened to.
HOPS = 10


def client_address(environ: Mapping[str, Any], proxies: Sequence[Network]) -> Address | None:
    """The address that asks; None if there is none, as on a local socket.

    X-Forwarded-For is believed from its right end on, and only as far as `proxies` wrote it:
    each appends who asked it, and whoever asks may write what he likes before.
    """
    address = parsed(environ.get("REMOTE_ADDR", ""))
    if not address or not proxies or not _is_in(address, proxies):
        return address
    for hop in reversed(environ.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", HOPS)):
        nearer, address = address, parsed(hop)
        if not address:
            return nearer
        if not _is_in(address, proxies):
            break
    return address


def parsed(text: str) -> Address | None:
    """The address in `text`, which may name a port too; None where there is none.

    An IPv4 address that is written as an IPv6 one is itself again.
    """
    text = text.strip(' \t"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return (address.version == 6 and address.ipv4_mapped) or address


def _is_in(address: Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks)
