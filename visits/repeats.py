"""The same reader again: an article within REPEAT_MINUTES (off by default), a way within the day.

A reader is known by a keyed hash of address, User-Agent and article, for ways also of the page
before. Key and hashes lie in the memory of this process alone; each process knows its own readers
only.
"""

import math
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from django.conf import settings

from visits import days
from visits.addresses import Address, client_address

# About 20 MB, and 4. Who does not fit any more is a new reader.
HELD, HELD_WAYS = 100_000, 20_000


class Window:
    """Hashes of the openings that counted of late, and when each did, oldest first."""

    def __init__(self, held: int = HELD) -> None:
        self.held = held
        self.lock = threading.Lock()
        self.forget(None)

    def forget(self, day: int | None) -> None:
        """Begin anew on `day`: without the old key the old hashes say nothing any more."""
        self.day = day
        self.key = secrets.token_bytes(32)
        self.counted: OrderedDict[bytes, float] = OrderedDict()

    def tidy(self, seconds: float) -> None:
        """Drop what is older than that, what is of another day, and what is too much."""
        if self.day != days.today():
            self.forget(days.today())
        before = time.monotonic() - seconds
        while self.counted:
            oldest = next(iter(self.counted))
            if self.counted[oldest] > before and len(self.counted) < self.held:
                return
            self.counted.popitem(last=False)

    def holds(self, seconds: float, *what: object) -> bool:
        """Whether `what` was here within so many seconds; it is from now on, if not."""
        with self.lock:
            self.tidy(seconds)
            text = "\n".join(map(str, what)).encode(errors="replace")
            digest = blake2b(text, key=self.key, digest_size=16).digest()
            if digest in self.counted:
                return True
            self.counted[digest] = time.monotonic()
            return False


window, ways = Window(), Window(HELD_WAYS)


def is_repeat(environ: Mapping[str, Any], article_id: int) -> bool:
    """Whether this reader's opening of the article was counted a short while ago.

    False where the window is off, and where the reader has no address: he may be anybody.
    """
    seconds = settings.REPEAT_MINUTES * 60
    return bool(seconds) and _is_known(window, seconds, environ, article_id)


def has_passed(environ: Mapping[str, Any], path: str, article_id: int) -> bool:
    """Whether this reader went from that page to the article before, on this day.

    False where readers cannot be told apart.
    """
    return knows_readers() and _is_known(ways, math.inf, environ, article_id, path)


def knows_readers() -> bool:
    """Whether readers have addresses of their own: behind a proxy without a name all have its."""
    return bool(settings.TRUSTED_PROXIES) or not settings.BEHIND_PROXY


def _is_known(among: Window, seconds: float, environ: Mapping[str, Any], *what: object) -> bool:
    address: Address | None = client_address(environ, settings.TRUSTED_PROXIES)
    agent = environ.get("HTTP_USER_AGENT", "")[:1000]
    return address is not None and among.holds(seconds, *what, address, agent)


def tidy() -> None:
    """Forget the hashes whose time is over, also while nobody reads."""
    for each, seconds in ((window, settings.REPEAT_MINUTES * 60), (ways, math.inf)):
        with each.lock:
            each.tidy(seconds)


def forget() -> None:
    """Know nobody any more."""
    window.forget(None)
    ways.forget(None)
