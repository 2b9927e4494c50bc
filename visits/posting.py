"""From the journals into the database: each record once, whoever posts and however often.

A posting is one transaction that adds up counts and raises the positions of the journals they come
from. The row of `Posting` is locked first, so postings queue up and their numbers are in the order
of their commits.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from visits.journal import Found, Gone, Journal, journals
from visits.models import JournalPosition, Posting, UncountedOpenings
from visits.records import Tally, tally
from visits.upserts import add_openings, add_to_days, add_to_totals

Days = Mapping[tuple[int, date], int]
Openings = Mapping[tuple[date, str], int]

AT_ONCE = 8 * 1024 * 1024  # bytes of journals in one transaction, at least one journal
# Rows of journals that are gone are kept so long: a copy that comes back adds nothing.
REMEMBERED = timedelta(days=30)
ONLY_ROW = 1


class Posted(NamedTuple):
    """What a posting did."""

    visits: int = 0
    others: int = 0
    damaged: int = 0
    finished: int = 0  # journals of the dead, posted to their end and gone

    def __add__(self, other):
        return Posted(*map(sum, zip(self, other, strict=True)))


def post(folder: Path, is_asked: Callable[[str], bool] = lambda name: True) -> Posted:
    """Post what journals of the dead hold, and those of the living that are asked for by name.

    Two queries for each transaction that finds nothing new, at most eight otherwise; none where
    there is no journal. Whatever fails, what was not committed is posted the next time.
    """
    posted = Posted()
    waiting = journals(folder)
    while waiting:
        with ExitStack() as opened:
            some = []
            while waiting and sum(journal.size for journal in some) < AT_ONCE:
                with suppress(FileNotFoundError):  # another has finished it meanwhile
                    journal = opened.enter_context(waiting.pop(0))
                    if journal.is_orphan or is_asked(journal.name):
                        some.append(journal)
            if some:
                posted += _post(some)
    return posted


def post_gone(gone: list[Journal]) -> Posted:
    """Post to their end journals of this process that are not in the folder any more."""
    return _post([Gone(journal) for journal in gone]) if gone else Posted()


def _post(some: Sequence[Found | Gone]) -> Posted:
    commits_reach_the_disk()
    with transaction.atomic():
        number = next_number()
        tallies = _read(some)
        visits, others = _merged(tallies)
        if visits or others:
            add_to_days(visits)
            add_to_totals(_by_article(visits), number)
            add_openings(others)
    gone = [journal for journal in some if journal.is_orphan]
    for journal in gone:
        journal.path.unlink(missing_ok=True)
    damaged = sum(each.damaged for each in tallies)
    return Posted(visits.total(), others.total() - damaged, damaged, len(gone))


def _read(some: Sequence[Found | Gone]) -> list[Tally]:
    """What stands in the journals after their positions, which go to its end."""
    kept = JournalPosition.objects.in_bulk([each.name for each in some], field_name="name")
    tallies, rows = [], []
    for journal in some:
        row = kept.get(journal.name) or JournalPosition(name=journal.name)
        if row.is_finished:
            continue
        read = tally(journal.read(row.position), is_whole=journal.is_orphan)
        if read.size or journal.is_orphan:
            row.position += read.size
            row.is_finished = journal.is_orphan
            rows.append(row)
        tallies.append(read)
    JournalPosition.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["position", "is_finished", "posted_at"],
    )
    return tallies


def _merged(tallies: list[Tally]) -> tuple[Counter, Counter]:
    visits: Counter[tuple[int, date]] = Counter()
    others: Counter[tuple[date, str]] = Counter()
    for read in tallies:
        visits.update(read.visits)
        others.update(read.others)
        if read.damaged:
            others[timezone.localdate(), UncountedOpenings.Reason.DAMAGED] += read.damaged
    return visits, others


def _by_article(visits: Days) -> Counter[int]:
    totals: Counter[int] = Counter()
    for (article, _day), count in visits.items():
        totals[article] += count
    return totals


@transaction.atomic
def add(days: Days = {}, openings: Openings = {}, adjusted: Mapping[int, int] = {}) -> None:  # noqa: B006, never changed
    """Add what comes from elsewhere than a journal, so that totals agree with their days.

    `days` are visits by (article, day), `openings` those not counted by (day, reason), `adjusted`
    what is added to totals by an `Adjustment` written in the same transaction. Counts of articles
    that are not there are dropped. At most five queries.
    """
    number = next_number()
    add_to_days(days)
    totals = _by_article(days)
    totals.update(adjusted)
    add_to_totals(totals, number)
    add_openings(openings)


def next_number() -> int:
    """The number of the posting that this transaction is; the next waits until it has ended."""
    row = Posting.objects.filter(pk=ONLY_ROW)
    if not row.update(number=F("number") + 1):
        Posting.objects.bulk_create([Posting(pk=ONLY_ROW)], ignore_conflicts=True)
        row.update(number=F("number") + 1)
    return row.values_list("number", flat=True).get()


def commits_reach_the_disk() -> None:
    """From now on this connection's commits survive a power cut, as PostgreSQL's do: a journal
    goes away after one."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")


def forget_old_journals(folder: Path) -> None:
    """Delete the rows of journals that were finished long ago. One query."""
    there = [journal.name for journal in journals(folder)]
    old = JournalPosition.objects.filter(
        is_finished=True, posted_at__lt=timezone.now() - REMEMBERED
    )
    old.exclude(name__in=there).delete()
