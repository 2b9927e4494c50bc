"""Readers for settings that come from outside: each says how to repair a wrong value."""

import contextlib
import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from environs import validate

TIME_ZONE = validate.OneOf(available_timezones(), error="no such time zone; write Europe/Rome")
LANGUAGE = validate.OneOf(("it", "en"), error="write it or en")


def site_address(value: str) -> str:
    """The value itself; ValidationError if it is not the address of a whole site."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
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
