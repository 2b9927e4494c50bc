"""What was opened on each of the last days: by people, by others and why, and what was lost."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Sum

from visits.models import DailyVisits, UncountedOpenings

DAYS = 30
Reason, LOSSES = UncountedOpenings.Reason, UncountedOpenings.LOSSES


class Day(NamedTuple):
    day: date
    visits: int
    others: list[int]  # by reason, in the order of the table's
    lost: list[int]  # not written, damaged


class Table(NamedTuple):
    reasons: list[Reason]  # those that occurred
    days: list[Day]  # the newest first

    @property
    def lost(self) -> int:
        return sum(sum(day.lost) for day in self.days)


def openings_by_day(today: date, days: int = DAYS) -> Table:
    """Two queries, which read an index of those days."""
    listed = [today - timedelta(days=ago) for ago in range(days)]
    visits = _sums(DailyVisits.objects.filter(day__gte=listed[-1]), "day")
    others = _sums(UncountedOpenings.objects.filter(day__gte=listed[-1]), "day", "reason")
    reasons = [
        r
        for r in Reason
        if r not in UncountedOpenings.LOSSES and any(others.get((day, r)) for day in listed)
    ]

    def counted(day, kinds):
        return [others.get((day, kind), 0) for kind in kinds]

    rows = [
        Day(
            day,
            visits.get((day,), 0),
            counted(day, reasons),
            counted(day, UncountedOpenings.LOSSES),
        )
        for day in listed
    ]
    return Table(reasons, rows)


def _sums(counts, *by):
    rows = counts.order_by().values_list(*by).annotate(Sum("count"))
    return {tuple(key): count for *key, count in rows}
