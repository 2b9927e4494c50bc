"""Any title and address, turned into links that pass a page on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from sharing.networks import DEFAULT, TABLE, Deed, Network, Part
from sharing.titles import clean, shorten

# Whatever an address may not hold as it is, and a % that begins no encoded byte.
FOREIGN = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class ShareLink:
    network: Network
    href: str


def share_links(
    title: str, url: str, keys: Iterable[str] = DEFAULT, campaign: bool = False
) -> list[ShareLink | Deed]:
    """A link, or a deed of the script, for each of the networks with these keys, in their order.

    Without an address there is nothing to share and the list is empty. An address that is not
    absolute http(s) would be dead wherever it is read, so it is refused with ValueError. The
    address is never cut: a network that cannot take it whole is left out. With `campaign` each
    network's address says where it was shared.
    """
    if not url.strip():
        return []
    url, title = ascii_url(url), clean(title)
    rows = [TABLE[key] for key in keys]
    links = [_link(row, title, url, campaign) if isinstance(row, Network) else row for row in rows]
    return [link for link in links if link]


def ascii_url(url: str) -> str:
    """The address in the characters of RFC 3986; what is encoded already stays as it is."""
    url = url.strip()
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"Only an absolute http(s) address can be shared, not {url!r}.")
    if not parts.netloc.isascii():
        url = url.replace(parts.netloc, parts.netloc.encode("idna").decode(), 1)
    return FOREIGN.sub(lambda found: quote(found[0], safe=""), url)


def _link(network: Network, title: str, url: str, campaign: bool) -> ShareLink | None:
    url = _tagged(url, network.key) if campaign else url
    if not _fits(network, "", url):
        return None
    title = shorten(title, lambda beginning: _fits(network, beginning, url))
    return ShareLink(network, _href(network, title, url))


def _tagged(url: str, key: str) -> str:
    parts = urlsplit(url)
    tags = f"utm_source={key}&utm_medium=social&utm_campaign=share"
    query = f"{parts.query}&{tags}" if parts.query else tags
    return urlunsplit(parts._replace(query=query))


def _fits(network: Network, title: str, url: str) -> bool:
    parts = _parts(network, title, url)
    return (
        all(limit.measure(parts[limit.part]) <= limit.most for limit in network.limits)
        and len(_href(network, title, url)) <= network.link_limit
    )


def _parts(network: Network, title: str, url: str) -> dict[Part, str]:
    return {
        "title": title,
        "url": url,
        "text": f"{title}{network.line_end}{url}" if title else url,
    }


def _href(network: Network, title: str, url: str) -> str:
    """RFC 3986 by hand: urlencode() and its kin write a space as +, which some apps show."""
    parts = _parts(network, title, url)
    pairs = ((name, parts[part]) for name, part in network.query)
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs if value)
    return f"{network.address}{network.begins}{query}"
