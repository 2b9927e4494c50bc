"""The pages that all processes have together, in Redis, where there is one.

It only saves printing: whatever is the matter with it, the page is printed once more.
"""

import hashlib
import logging
import time

from django.conf import settings
from django.core.cache import caches

from editions.release import release
from editions.sheets import Sheet

logger = logging.getLogger(__name__)

CACHE = "editions"  # in CACHES
DAY = 24 * 60 * 60
PAUSE = 5.0  # seconds for which a cache that failed is left alone
PRINTING = 10  # seconds after which the printer of another process is taken for dead


class Bytes:
    """Serialises nothing: what comes from the cache is never run as pickle would be."""

    def dumps(self, value):
        return value

    loads = dumps


class Shared:
    """Sheets by key and edition; without the cache there are none, and everybody may print."""

    def __init__(self):
        self.cache = caches[CACHE] if CACHE in settings.CACHES else None
        self.release = release() if self.cache else ""
        self.back_at = 0.0  # of the monotonic clock

    def get(self, key, number):
        """The sheet of that edition, unless it has ended by itself; None if there is none."""
        data = self._ask("get", self._name("sheet", key, number))
        try:
            sheet = Sheet.from_bytes(data) if data else None
        except (ValueError, TypeError):
            logger.warning("The cache of editions holds something else for %s", key)
            return None
        return sheet if sheet and sheet.until > time.time() else None

    def keep(self, key, sheet):
        seconds = min(sheet.until - time.time(), DAY)
        if self.cache and seconds >= 1:
            name = self._name("sheet", key, sheet.number)
            self._ask("set", name, sheet.to_bytes(), seconds)

    def may_print(self, key, number):
        """Whether nobody else prints it; say `printed` then. True if nobody can tell."""
        answer = self._ask("add", self._name("printer", key, number), b"1", PRINTING)
        return answer is not False

    def printed(self, key, number):
        self._ask("delete", self._name("printer", key, number))

    def _ask(self, verb, *arguments):
        """What the cache answers; None if there is none, or if it fails."""
        if self.cache is None or time.monotonic() < self.back_at:
            return None
        try:
            return getattr(self.cache, verb)(*arguments)
        except Exception:  # a cache may fail in any way, and its client in others
            logger.warning(
                "The cache of editions fails; it is left alone for a while", exc_info=True
            )
            self.back_at = time.monotonic() + PAUSE
            return None

    def _name(self, kind, key, number):
        return hashlib.sha256(repr((kind, self.release, key, number)).encode()).hexdigest()
