"""What a process makes at most once a minute, however often it is asked for."""

import time
from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
MINUTE = 60  # seconds


class Made(NamedTuple, Generic[T]):
    minute: int
    at: datetime
    thing: T


class OnceAMinute(Generic[T]):
    """Asked for a key it answers what `make(key)` gave in this minute of the clock.

    Threads wait for the one that makes. A failure of `make` is the asker's and is not kept. The
    turn of the minute is that of every process and every printed page, midnight among them.
    """

    def __init__(self, make: Callable[[Hashable], T], clock: Callable[[], float] = time.time):
        self._make, self.clock = make, clock
        self._made: dict[Hashable, Made[T]] = {}
        self._lock = Lock()

    def __call__(self, key: Hashable) -> Made[T]:
        now = self.clock()
        minute = int(now // MINUTE)
        with self._lock:
            made = self._made.get(key)
            if not made or made.minute != minute:
                made = Made(minute, datetime.fromtimestamp(now, UTC), self._make(key))
                self._made[key] = made
            return made

    def forget(self) -> None:
        """The next asker has it made anew."""
        with self._lock:
            self._made.clear()
