"""Which edition is the current one. A process knows; it asks the database apart from requests.

The number is how many changes there ever were. A change is a row of its own, written in its own
transaction: who commits late, or in another order, is counted when it can be seen, neither sooner
nor not at all, and nobody waits for anybody.
"""

import logging
import math
import os
import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import Error, close_old_connections, connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from editions.models import Change, Edition

logger = logging.getLogger(__name__)

FRESH = 1.0  # seconds for which a good look is good
FOLDED_FROM = 1_000  # changes
FIRST_WAIT, DUE_WAIT = 5.0, 1.0  # seconds that a request waits for another one's look
PAUSE = 1.0  # seconds in which requests do not ask again after one has asked in vain

NUMBER = (
    f"SELECT COALESCE((SELECT SUM(number) FROM {Edition._meta.db_table}), 0), "  # noqa: S608, names
    f"(SELECT COUNT(*) FROM {Change._meta.db_table})"
)


@dataclass(frozen=True, slots=True)
class Current:
    """An edition, and when it ends by itself, in seconds since 1970."""

    number: int
    until: float


NEVER_LOOKED = Current(-1, 0.0)


def raise_edition() -> bool:
    """What readers see changes with this transaction: a change, and so the next edition.

    Call it in the transaction of the change. One insert for each transaction, however often it is
    called; True for the call that makes it. When a savepoint is taken back, its change and what
    follows from it are, too. This process knows at once, the others with their next look.
    """
    # Its entry lives and dies with the savepoint in which it and the change were made.
    if any(function == look for _, function, _ in connection.run_on_commit):
        return False
    Change.objects.create()
    transaction.on_commit(look)
    return True


class Watch:
    """What this process knows. `known` and `fresh_until` may be read at any time."""

    def __init__(self):
        self.forget()

    def forget(self):
        """As in a new process."""
        self.known = NEVER_LOOKED
        self.fresh_until = self.failed_at = -math.inf  # of the monotonic clock
        self.waiting = 0  # changes that are to be folded
        self.lock = threading.Lock()

    def look(self):
        """Ask the database for the current edition; one query, some more if it is another one.

        Errors of the database are logged; the last edition stays known.
        """
        with self.lock:
            self._look()
        if self.waiting > FOLDED_FROM:
            _fold()

    def current(self) -> tuple[Current | None, bool]:
        """The current edition, and whether it is stale: the database could not be asked lately.

        No query if somebody has looked in the last second. None if no edition is known.
        """
        if self._has_to_look() and self.lock.acquire(timeout=self._patience()):
            try:
                if self._has_to_look():
                    self._look()
                    _let_go()  # a thread of the server may not ask again for long
            finally:
                self.lock.release()
        return None if self.known is NEVER_LOOKED else self.known, self._is_old()

    def _patience(self):
        """Seconds to wait for the look of another: none where the last edition will do."""
        if self.known is NEVER_LOOKED:
            return FIRST_WAIT
        return DUE_WAIT if self._is_over() else 0

    def _has_to_look(self):
        return self._is_old() and time.monotonic() >= self.failed_at + PAUSE

    def _is_old(self):
        return time.monotonic() >= self.fresh_until or self._is_over()

    def _is_over(self):
        return time.time() >= self.known.until

    def _look(self):
        began = time.monotonic()
        try:
            number, self.waiting = _asked()
            if number != self.known.number or self._is_over():
                self.known = Current(number, _end())
        except Error:
            if self.failed_at == -math.inf:  # not again until all was well
                logger.exception("Edition %s stays: no other can be asked for", self.known.number)
            self.failed_at = time.monotonic()
            _let_go()
        else:
            self.fresh_until, self.failed_at = began + FRESH, -math.inf


def _let_go():
    """Give the connection back where it is no more needed or broken, outside of transactions."""
    if not connection.in_atomic_block:
        close_old_connections()


def _asked() -> tuple[int, int]:
    """The number, and how many changes wait to be folded into the row. One statement: exact."""
    with connection.cursor() as cursor:
        cursor.execute(NUMBER)
        folded, waiting = cursor.fetchone()
    return int(folded) + waiting, waiting


def _end() -> float:
    """When an edition of now ends: when something changes by itself, or the day turns."""
    now = timezone.now()
    midnight = midnight_after(now)
    due = settings.EDITION_DUE and import_string(settings.EDITION_DUE)(now)
    end = min(due, midnight) if due else midnight
    # One that were over already would be asked for by every request.
    return max(end, now + timedelta(seconds=1)).timestamp()


def midnight_after(now: datetime) -> datetime:
    """When the next day of the site's time zone begins."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))


def _fold():
    """Take the changes that can be seen out of their table, into the number of the row."""
    try:
        with transaction.atomic():
            row = Edition.objects.select_for_update(skip_locked=True).order_by("pk").first()
            if row:
                changes, _ = Change.objects.all().delete()
                Edition.objects.filter(pk=row.pk).update(number=F("number") + changes)
            elif not Edition.objects.exists():
                Edition.objects.get_or_create(pk=1)
    except Error:
        logger.warning("The changes of editions are folded later", exc_info=True)


watch = Watch()
look, current = watch.look, watch.current
os.register_at_fork(after_in_child=watch.forget)
