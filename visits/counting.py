"""The narrow door to the counts: one function records a visit, one reads, one tallies the rest.

A day is a calendar day of the site's time zone. Each write is one upsert, so that any number of
processes may count at once and none loses another's visit.
"""

from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import Q, Sum
from django.utils import timezone

from visits.models import DailyVisits, UncountedOpenings


class Visits(NamedTuple):
    total: int
    today: int


def record_visit(article_id: int) -> None:
    """Count one more visit of today. One query."""
    _add_one(DailyVisits, article_id=article_id, day=timezone.localdate())


def record_uncounted(reason: str) -> None:
    """Tally an opening that is no visit, under one of `UncountedOpenings.Reason`. One query."""
    _add_one(UncountedOpenings, day=timezone.localdate(), reason=reason)


def visits_of(article_id: int, today: date | None = None) -> Visits:
    """All visits of the article and those of `today` (the site's). One query."""
    counts = DailyVisits.objects.filter(article=article_id).aggregate(
        total=Sum("count", default=0),
        today=Sum("count", default=0, filter=Q(day=today or timezone.localdate())),
    )
    return Visits(**counts)


def _add_one(model, **key):
    """Add one to the row of `key`, made if it is missing: one atomic statement on both databases.

    Django's own upsert can set a value but not add to it.
    """
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    fields = [model._meta.get_field(name) for name in key]
    columns = ", ".join(quote(field.column) for field in fields)
    values = [
        field.get_db_prep_save(value, connection)
        for field, value in zip(fields, key.values(), strict=True)
    ]
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}, count) VALUES ({marks}, 1)"  # noqa: S608, names are ours
            f" ON CONFLICT ({columns}) DO UPDATE SET count = {table}.count + 1",
            values,
        )
