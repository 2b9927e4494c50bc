"""How often one address may ask in a minute."""

import secrets
import time
from collections import Counter
from collections.abc import Mapping
from hashlib import blake2b
from ipaddress import IPv6Address
from threading import Lock
from typing import Any

from django.conf import settings

from visits.addresses import Address, client_address

MINUTE = 60  # seconds
HELD = 100_000  # addresses; who comes later in that minute is not held back


class Cap:
    """Counts by a keyed hash of the address, in memory; count and key go with the minute.

    Each process counts for itself.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = Lock()
        self._begin(None)

    def is_over(self, environ: Mapping[str, Any]) -> bool:
        """Whether whoever asks has done so more than `most` times in this minute."""
        address: Address | None = client_address(environ, settings.TRUSTED_PROXIES)
        if address is None:
            return False
        with self._lock:
            minute = int(time.time() // MINUTE)
            if minute != self._minute:
                self._begin(minute)
            who = blake2b(_household(address), key=self._key, digest_size=16).digest()
            if who in self._asked or len(self._asked) < HELD:
                self._asked[who] += 1
            return self._asked[who] > self.most

    def _begin(self, minute: int | None) -> None:
        self._minute = minute
        self._key = secrets.token_bytes(32)
        self._asked: Counter[bytes] = Counter()


def _household(address: Address) -> bytes:
    """Of a long address the part that its owner cannot choose."""
    return address.packed[:8] if isinstance(address, IPv6Address) else address.packed
