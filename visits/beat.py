"""What a process does for the counts beside its requests, about twice a second."""

import logging
import time

from django.conf import settings
from django.db import Error

from visits import passages
from visits.connections import hang_up
from visits.counting import process
from visits.posting import add, forget_old_journals, post, post_gone
from visits.repeats import tidy

logger = logging.getLogger(__name__)
LONGEST_PAUSE = 5.0  # seconds between two tries while the database refuses


class Patience:
    """How long to leave a database alone that has refused: longer each time."""

    def __init__(self) -> None:
        self.relieve()

    def relieve(self) -> None:
        self.pause = self.until = 0.0

    def is_waiting(self) -> bool:
        return time.monotonic() < self.until

    def try_later(self) -> None:
        self.pause = min(LONGEST_PAUSE, self.pause * 2 or 0.5)
        self.until = time.monotonic() + self.pause


patience = Patience()
told: set[str] = set()  # failures that last, so that none is told twice a second


def beat(write_passages=passages.write_when_due) -> None:
    """Bring the journals to the disk and into the database, and learn what others have posted.

    Never fails: what cannot be done is logged once and tried again.
    """
    tidy()
    _attempt("The journals of visits cannot be brought to the disk", process.sync)
    if patience.is_waiting():
        return
    if _attempt("Visits wait in the journals: they cannot be posted", _post):
        patience.relieve()
        _attempt("Passages wait in memory: they cannot be written", write_passages)
    else:
        patience.try_later()


def last_beat() -> None:
    """A beat that leaves no passages to a later one: the process ends."""
    beat(passages.write)


def _attempt(failure, deed):
    try:
        deed()
    except (Error, OSError):
        if failure not in told:
            logger.exception(failure)
        told.add(failure)
        hang_up()
        return False
    told.discard(failure)
    return True


def _post():
    if post(settings.JOURNAL_DIR, process.has_more).finished:
        forget_old_journals(settings.JOURNAL_DIR)
    post_gone(process.gone())
    _report_lost()
    process.refresh()


def _report_lost():
    with process.lock:
        lost = process.lost.copy()
    if lost:
        add(openings=lost)
        with process.lock:
            process.lost -= lost
