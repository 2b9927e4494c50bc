"""Any title and address, turned into links that pass a page on."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from sharing.networks import NETWORKS, Network
from sharing.titles import clean, shorten, weight

# Whatever an address may not hold as it is, and a % that begins no encoded byte.
FOREIGN = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class ShareLink:
    network: Network
    href: str


def share_links(title: str, url: str) -> list[ShareLink]:
    """One link per network, in the table's order.

    Without an address there is nothing to share and the list is empty. An address that is not
    absolute http(s) would be dead wherever it is read, so it is refused with ValueError. The
    address is never cut: a network that cannot take it whole is left out.
    """
    if not url.strip():
        return []
    url = ascii_url(url)
    title = clean(title)
    return [_link(network, title, url) for network in NETWORKS if _fits(network, "", url)]


def ascii_url(url: str) -> str:
    """The address in the characters of RFC 3986; what is encoded already stays as it is."""
    url = url.strip()
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"Only an absolute http(s) address can be shared, not {url!r}.")
    if not parts.netloc.isascii():
        url = url.replace(parts.netloc, parts.netloc.encode("idna").decode(), 1)
    return FOREIGN.sub(lambda found: quote(found[0], safe=""), url)


def _link(network: Network, title: str, url: str) -> ShareLink:
    title = shorten(title, lambda beginning: _fits(network, beginning, url))
    return ShareLink(network, _href(network, title, url))


def _fits(network: Network, title: str, url: str) -> bool:
    return (
        (network.title_limit is None or weight(title) <= network.title_limit)
        and (network.url_limit is None or len(url) <= network.url_limit)
        and len(_href(network, title, url)) <= network.link_limit
    )


def _href(network: Network, title: str, url: str) -> str:
    """RFC 3986 by hand: urlencode() and its kin write a space as +, which some apps show."""
    parts = {"title": title, "url": url, "text": f"{title}\n{url}" if title else url}
    pairs = ((name, parts[part]) for name, part in network.query)
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs if value)
    return f"{network.address}?{query}"
