"""What one process keeps of visits: its journals, the numbers that it shows, what it lost."""

import logging
import os
import time
from collections import Counter
from contextlib import suppress
from datetime import date
from threading import Lock

from django.conf import settings
from django.db import Error

from visits import days
from visits.connections import hang_up
from visits.journal import FULL, Journal
from visits.numbers import Numbers, Visits
from visits.records import SIZE, VISIT, record, tally
from visits.standing import standing

logger = logging.getLogger(__name__)
NOTHING_IS_NEW = 2**62  # no posting has this number
REFUSED_FOR = 2  # seconds in which a database that refused is not asked for an unknown article
LONGEST_WAIT = 2  # seconds, for another who asks the database
LOST = "lost"


class Process:
    """One for each process, shared by its threads. A fork begins with nothing."""

    def __init__(self) -> None:
        self._begin()
        os.register_at_fork(after_in_child=self.forget)

    def _begin(self) -> None:
        self.lock = Lock()  # for what is below; held for microseconds
        self.journals: list[Journal] = []  # the last is written to, the others wait to be settled
        self.numbers = Numbers()
        self.lost: Counter[tuple[date, str]] = Counter()
        self.asking = Lock()  # held while the database is asked
        self.posting = NOTHING_IS_NEW  # the last that is known
        self.day = 0  # of the last look into the database
        self.refused_until = 0.0

    def forget(self) -> None:
        """Begin anew. What was written stays in the journals, which belong to nobody then."""
        for journal in self.journals:
            journal.close()
        self._begin()

    def write(self, kind: str, article: int, day: int) -> Visits | None:
        """Write one record, and count it if it is a visit; the numbers of the article then.

        What cannot be written is lost. What is no visit is tallied for the day, not the article.
        """
        with self.lock:
            try:
                self._journal().append(record(kind, article if kind == VISIT else 0, day))
            except OSError:
                self._lose(day)
            else:
                if kind == VISIT:
                    self.numbers.count(article, day)
            return self.numbers.look(article, day)

    def _journal(self) -> Journal:
        if not self.journals or self.journals[-1].size + SIZE > FULL:
            self._begin_journal()
        return self.journals[-1]

    def _begin_journal(self):
        self.journals.append(Journal(settings.JOURNAL_DIR))
        for former in self.journals[-2:-1]:
            former.let_go()

    def gone(self) -> list[Journal]:
        """Our journals that somebody has taken away or cut, and that hold what is not settled.

        They are written to no more, if another can be begun.
        """
        with self.lock:
            gone = [journal for journal in self.journals if not journal.is_in_place()]
            if gone and gone[-1] is self.journals[-1]:
                with suppress(OSError):
                    self._begin_journal()
            last = self.journals[-1:]
        return [each for each in gone if each.size > each.settled and each not in last]

    def _lose(self, day):
        if not self.lost:
            logger.exception("The journal of visits cannot be written: visits are lost")
        self.lost[date.fromordinal(day), LOST] += 1

    def look(self, article: int, day: int) -> Visits | None:
        with self.lock:
            return self.numbers.look(article, day)

    def sync(self) -> None:
        """Have all that is written survive a power cut; waits for the disk."""
        for journal in list(self.journals):
            journal.sync()

    def has_more(self, name: str) -> bool:
        """Whether that journal is ours and holds what is not settled."""
        return any(
            journal.name == name and journal.size > journal.settled for journal in self.journals
        )

    def refresh(self, article: int | None = None) -> None:
        """Learn what was posted since, by whomever; of `article` in any case. One query.

        Error where the database refuses; nothing is learnt where it is slow or has just refused.
        """
        if not self.asking.acquire(timeout=LONGEST_WAIT):
            return
        try:
            if article is None or time.monotonic() >= self.refused_until:
                self._refresh(article)
        except Error:
            self.refused_until = time.monotonic() + REFUSED_FOR
            hang_up()
            raise
        finally:
            self.asking.release()

    def _refresh(self, article):
        day = days.today()
        self.day = self.day or day
        new_day = self.day != day and article is None
        stands = standing(
            date.fromordinal(day),
            self.posting,
            [journal.name for journal in self.journals],
            article=article,
            all_of_today=new_day,
        )
        settled = [(journal, self._end(journal, stands)) for journal in list(self.journals)]
        counts = Counter()
        for journal, end in settled:
            if end > journal.settled:
                counts += tally(journal.read(journal.settled, end), is_whole=True).visits
        with self.lock:
            if article is not None:
                self.numbers.hold(article)
                self.numbers.post([(article, 0, 0)], day)
            self.numbers.post(stands.numbers, day)
            self.numbers.settle(counts)
            for journal, end in settled:
                journal.settled = end
            self._put_away()
        self.refused_until = 0.0
        self.posting = stands.posting
        if article is None:
            self.day = day

    def _end(self, journal, stands):
        return stands.positions.get(journal.name, journal.settled)

    def _put_away(self):
        for journal in self.journals[:-1]:
            if journal.settled == journal.size:
                self.journals.remove(journal)
                journal.close()
