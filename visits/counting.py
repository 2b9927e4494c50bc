"""The narrow door to the counts: what was opened goes in, the live numbers come out.

All that a visit costs is one record at the end of this process's journal and a look into memory.
A day is a calendar day of the site's time zone.
"""

import logging
from collections.abc import Mapping
from typing import Any

from django.db import Error

from visits import days, passages, repeats
from visits.connections import hang_up
from visits.line import line
from visits.models import UncountedOpenings
from visits.numbers import Visits
from visits.openings import uncounted
from visits.process import Process
from visits.records import VISIT
from visits.repeats import is_repeat

__all__ = ["Visits", "forget", "live", "opened", "record_uncounted", "record_visit", "visits_of"]

logger = logging.getLogger(__name__)
Reason = UncountedOpenings.Reason
process = Process()


def record_visit(article_id: int) -> None:
    """Count one more visit of today. Where the journal cannot be written it is lost, and that is
    tallied."""
    process.write(VISIT, article_id, days.today())


def record_uncounted(reason: str) -> None:
    """Tally an opening that is no visit, under one of `UncountedOpenings.Reason`."""
    process.write(reason, 0, days.today())


def visits_of(article_id: int) -> Visits | None:
    """All visits of the article and those of today: what is posted, as of at most a second ago,
    and what this process has counted since. They never fall, but by an adjustment or an import.

    One query when the article is first asked for; None where the database refuses it.
    """
    day = days.today()
    return process.look(article_id, day) or _asked_for(article_id, day)


def _asked_for(article_id, day):
    try:
        process.refresh(article_id)
        hang_up()  # nobody else does it where no request of Django's goes on
    except Error:
        logger.exception("The visits of article %s cannot be had", article_id)
    return process.look(article_id, day)


def opened(environ: Mapping[str, Any], article_id: int) -> Visits | None:
    """Count or tally this opening of the article's page, and the article that led to it; its
    numbers, this visit included."""
    day = days.today()
    kind = uncounted(environ) or VISIT
    if kind is VISIT:
        if is_repeat(environ, article_id):
            kind = Reason.REPEAT
        else:
            passages.note(environ, article_id, day)
    return process.write(kind, article_id, day) or _asked_for(article_id, day)


def live(environ: Mapping[str, Any], article_id: int) -> bytes:
    """`opened`, and the numbers as they stand in the page; empty where they cannot be had."""
    return line(opened(environ, article_id))


def refused(environ: Mapping[str, Any], article_id: int) -> None:
    """Tally a person's opening of an article that was answered with a redirect or an error."""
    if environ.get("REQUEST_METHOD") == "GET" and uncounted(environ) is None:
        record_uncounted(Reason.REFUSED)


def forget() -> None:
    """Begin anew, with another journal, in the folder that the settings name now."""
    process.forget()
    passages.pairs.forget()
    repeats.forget()
    days.forget()
