"""What a machine's robots.txt allows us: read by Protego, bounded, kept by the caller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego

from outgoing.failures import Blocked, Failure
from outgoing.pace import retry_after

if TYPE_CHECKING:
    from outgoing.client import Answer, Client

LONGEST = 500 * 1024  # bytes; RFC 9309 wants at least these read
KEPT = timedelta(days=1)  # as RFC 9309 has it
LATER = timedelta(hours=1)  # until a machine is asked again that had no answer


@dataclass(frozen=True)
class Read:
    """What came of asking for a robots.txt.

    `text` is to be kept for `keep` and given to `Robots`; empty, it allows everything. Where it
    is None ask the machine nothing else: it is in trouble until `wait` is over, or there is no
    asking it at all, for the reason that `failure` tells.
    """

    text: str | None
    keep: timedelta = timedelta(0)
    wait: timedelta = timedelta(0)
    failure: Failure | None = None


class Robots:
    """The rules of one text. Malformed lines are skipped; it never raises."""

    def __init__(self, text: str) -> None:
        self._rules = Protego.parse(text)

    def allows(self, url: str, agent: str) -> bool:
        """Whether who asks as `agent` may ask for `url`; told by the first word of the agent."""
        try:
            return bool(self._rules.can_fetch(url, _token(agent)))
        except ValueError:  # no address: the client will say so
            return True

    def delay(self, agent: str) -> float | None:
        """The Crawl-delay in seconds, if one is asked for."""
        return self._rules.crawl_delay(_token(agent))


def _token(agent: str) -> str:
    """The name in a User-Agent; Protego would look for names in all of it."""
    return agent.split(" ")[0].partition("/")[0]


def address_of(url: str) -> str:
    """Where the robots.txt of `url` stands. Raises ValueError for what is no address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def read(client: Client, url: str) -> Read:
    """Asks for the robots.txt that holds for `url`: one request, and never an exception.

    As RFC 9309 says: what is not there (4xx) forbids nothing; a machine that fails (5xx, 429, no
    answer) is left alone for now.
    """
    try:
        answer = client.get(address_of(url), limit=LONGEST, cut=True)
    except (Blocked, ValueError):
        return Read("", KEPT)  # where we do not go there is no file; of the page the client says so
    except Failure as failure:
        return Read(None, failure=failure)
    return rules_of(answer)


def rules_of(answer: Answer) -> Read:
    if answer.status == 429 or answer.status >= 500:
        wait = retry_after(answer.headers.get("retry-after", ""))
        return Read(None, wait=max(wait, LATER))
    if answer.status >= 300:
        return Read("", KEPT)
    return Read(answer.body.decode("utf-8-sig", "replace").replace("\0", ""), KEPT)
