"""Pieces of our pages, made fit to be read elsewhere."""

import re

from articles.addresses import absolute

TAG = re.compile(r'<[a-z](?:[^">]|"[^"]*+")*+>')
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*+)"')


def with_whole_addresses(html: str, page: str) -> str:
    """Our well-formed HTML with every address whole; `page` is where it stands.

    Places in the page are looked for there. Text that only looks like an attribute stays.
    """

    def whole(attribute: re.Match[str]) -> str:
        name, value = attribute.groups()
        if name in ("href", "src", "cite"):
            value = page + value if value.startswith("#") else _whole(value)
        elif name == "srcset":
            value = ", ".join(_whole(choice) for choice in value.split(", "))
        return f'{name}="{value}"'

    return TAG.sub(lambda tag: ATTRIBUTE.sub(whole, tag[0]), html)


def _whole(address: str) -> str:
    return absolute(address) if address.startswith("/") else address
