"""Sends a few words to another machine, and reads nothing but whether they arrived."""

from urllib.parse import urlsplit

from jobs.retries import NotNow
from outgoing.pace import retry_after

TIMEOUT = 10  # seconds, for each step: to connect, to send, to be answered
BUSY = (408, 425, 429)


class Refused(Exception):
    """The other machine understood, and did not want it: asking again would not help."""


def post(address: str, **content) -> None:
    """POST `data` or `json` to an address of the settings; follows no redirect, uses no proxy.

    NotNow where another attempt may succeed, Refused where not.
    """
    import httpx2  # takes a while, and only the worker needs it

    host = urlsplit(address).hostname
    with httpx2.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False) as client:
        try:
            with client.stream("POST", address, **content) as answer:
                status, headers = answer.status_code, answer.headers
        except httpx2.TransportError as error:
            raise NotNow(f"{host}: {error!r}") from error
    if status >= 500 or status in BUSY:
        raise NotNow(f"{host} answers {status}", retry_after(headers.get("Retry-After", "")))
    if not 200 <= status < 300:
        raise Refused(f"{host} answers {status}")
