"""How often one machine is asked: never so that it would notice. Pure arithmetic."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

PAUSE = timedelta(seconds=10)  # between two requests to a host that asks for nothing else
LONGEST_DELAY = timedelta(hours=1)  # of what a robots.txt may ask for
LONGEST_WAIT = timedelta(days=7)  # of what a Retry-After may ask for


def host_of(url: str) -> str:
    """The machine whose pace a request to `url` counts for; nothing if the address names none."""
    with suppress(ValueError):  # e.g. an IPv6 address that is not closed
        return (urlsplit(url).hostname or "").rstrip(".")
    return ""


def next_request(
    now: datetime,
    delay: float | None = None,
    wait: timedelta = timedelta(0),
    requests: int = 1,
) -> datetime:
    """When the host may be asked again after `requests` that were made just now.

    `delay` is the Crawl-delay of its robots.txt in seconds, `wait` its Retry-After; what is
    asked for beyond reason is cut.
    """
    asked = timedelta(seconds=min(max(delay or 0, 0), LONGEST_DELAY.total_seconds()))
    return now + max(max(PAUSE, asked) * max(requests, 1), min(wait, LONGEST_WAIT))


def retry_after(value: str, now: datetime | None = None) -> timedelta:
    """How long to wait, from a header that holds seconds or a moment; none if it holds neither."""
    wait = timedelta(0)
    with suppress(ValueError, OverflowError, TypeError):  # another machine's words
        if value.isdecimal():
            wait = timedelta(seconds=int(value[:9]))
        else:
            wait = parsedate_to_datetime(value) - (now or datetime.now(UTC))
    return max(wait, timedelta(0))
