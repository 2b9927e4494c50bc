"""Readers for settings that come from outside: each says how to repair a wrong value."""

import contextlib
import os
import re
import secrets
from collections.abc import Callable
from importlib.util import find_spec
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from environs import validate

from newsportal import colours, logos
from sharing import networks

TIME_ZONE = validate.OneOf(available_timezones(), error="no such time zone; write Europe/Rome")
LANGUAGE = validate.OneOf(("it", "en"), error="write it or en")
VISITS = validate.OneOf(("server", "beacon"), error="write server or beacon")
DAYS = validate.Range(0, 3650, error="write a number of days, 0 to 3650")
MINUTES = validate.Range(0, 1440, error="write a number of minutes, 0 to 1440")
HOURS = validate.Range(1, 720, error="write a number of hours, 1 to 720")
MEGABYTES = validate.Range(1, 65_536, error="write a number of megabytes, 1 to 65536")
EMAIL = validate.Email(error="write it like redazione@example.org")


def site_address(value: str) -> str:
    """The value itself; ValidationError if it is not the address of a whole site."""
    if not _is_address(value) or value != "{0.scheme}://{0.netloc}".format(urlsplit(value)):
        raise validate.ValidationError("write it like https://www.example.org, nothing after it")
    return value


def secret_key(value: str) -> str:
    """The value itself; ValidationError if it could be guessed."""
    if value and len(value) < 50:
        raise validate.ValidationError("use at least 50 random characters")
    return value


def kept_secret_key(path: Path) -> str:
    """The key kept in `path`, made at the first call, for a site that only its own machine sees."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        # A link is whole from its first moment, and the first of several processes wins.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


def colour(value: str) -> str:
    """The value itself; ValidationError if it is not like `#9b1c31`."""
    if not colours.HEX.fullmatch(value):
        raise validate.ValidationError("write it like #9b1c31: # and six of 0-9 a-f")
    return value


def email_address(value: str) -> str:
    """The value itself, maybe none; ValidationError if mail cannot go there."""
    return str(EMAIL(value)) if value else value


def security_contact(value: str) -> str:
    """The value itself, maybe none; ValidationError if nobody could report a weakness there."""
    if value.startswith("https://") and value.isprintable() and " " not in value:
        return value
    try:
        return email_address(value)
    except validate.ValidationError as error:
        raise validate.ValidationError("write an e-mail or an https address") from error


def proxies(values: list[str]) -> list[IPv4Network | IPv6Network]:
    """The networks that they name; ValidationError if one names none."""
    try:
        return [ip_network(value.strip()) for value in values if value.strip()]
    except ValueError as error:
        raise validate.ValidationError(
            f"write addresses like 127.0.0.1,10.0.0.0/8,2001:db8::/32: {error}"
        ) from error


def logo_below(folder: Path) -> Callable[[str], str]:
    """A reader of the logo's path, from `folder` on; what it reads may be empty."""

    def logo(value: str) -> str:
        try:
            return value and str(logos.read(folder / value).path)
        except (OSError, ValueError) as error:
            raise validate.ValidationError(
                f"name an SVG, PNG or WebP file below 50 kB: {error}"
            ) from error

    return logo


def web_address(value: str) -> str:
    """The value itself, maybe none; ValidationError if nothing can be sent there."""
    if value and not _is_address(value):
        raise validate.ValidationError("write it like https://hub.example.org/")
    return value


def _is_address(value: str) -> bool:
    """Whether it can be asked for, and stand in a header; nobody signs in there."""
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018, raises where none can be
    except ValueError:
        return False
    in_header = value.isprintable() and not set(value) & set(' <>"')
    return (
        in_header
        and parts.scheme in ("http", "https")
        and "@" not in parts.netloc
        and bool(parts.hostname)
    )


def indexnow_key(value: str) -> str:
    """The value itself, maybe none; ValidationError if search engines would refuse it."""
    if value and not re.fullmatch("[A-Za-z0-9-]{8,128}", value):
        raise validate.ValidationError("use 8 to 128 of a-z A-Z 0-9 and -")
    return value


def share_networks(keys: list[str]) -> list[str]:
    """The keys themselves; ValidationError if one is unknown, or if they are too many."""
    try:
        return networks.chosen(keys)
    except ValueError as error:
        raise validate.ValidationError(str(error)) from error


def redis_address(value: str) -> str:
    """The value itself, maybe none; ValidationError if no Redis can be there, or none is known."""
    if value and urlsplit(value).scheme not in ("redis", "rediss", "unix"):
        raise validate.ValidationError("write it like redis://localhost:6379/0")
    if value and find_spec("redis") is None:
        raise validate.ValidationError("install requirements/redis.txt, or leave it empty")
    return value
