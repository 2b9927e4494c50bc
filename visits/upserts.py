"""Adds many counts to their rows, made where they are missing: one statement for each table.

The statements take their rows as arrays, so that a thousand cost little more than one; Django's
own upsert can set a value but not add to it. Articles that are gone are left out.
"""

import json
from collections.abc import Mapping
from datetime import date

from django.db import connection

ADD_TO_DAYS = """
    WITH new (article, day, visits) AS ({rows})
    INSERT INTO visits_dailyvisits (article_id, day, count)
    SELECT article, day, visits FROM new
    WHERE EXISTS (SELECT 1 FROM articles_article WHERE id = article)
    ON CONFLICT (article_id, day)
    DO UPDATE SET count = visits_dailyvisits.count + excluded.count
"""
# A row of its own for a count below zero would be refused before it met the one that is there.
TAKE_FROM_DAYS = """
    WITH taken (article, day, visits) AS ({rows})
    UPDATE visits_dailyvisits SET count = count - taken.visits FROM taken
    WHERE article_id = taken.article AND visits_dailyvisits.day = taken.day
"""
ADD_TO_TOTALS = """
    WITH new (article, visits, posting) AS ({rows})
    INSERT INTO visits_visittotal (article_id, count, posting)
    SELECT article, visits, posting FROM new
    WHERE EXISTS (SELECT 1 FROM articles_article WHERE id = article)
    ON CONFLICT (article_id)
    DO UPDATE SET count = visits_visittotal.count + excluded.count, posting = excluded.posting
"""
ADD_OPENINGS = """
    WITH new (day, reason, openings) AS ({rows})
    INSERT INTO visits_uncountedopenings (day, reason, count)
    SELECT day, reason, openings FROM new WHERE true
    ON CONFLICT (day, reason)
    DO UPDATE SET count = visits_uncountedopenings.count + excluded.count
"""


def add_to_days(visits: Mapping[tuple[int, date], int]) -> None:
    """Visits by (article, day). One query, none where there are none."""
    rows = [(article, day, count) for (article, day), count in sorted(visits.items())]
    _run(ADD_TO_DAYS, ("bigint", "date", "bigint"), rows)


def take_from_days(visits: Mapping[tuple[int, date], int]) -> None:
    """The same the other way, from rows that are there. One query, none where there are none."""
    rows = [(article, day, count) for (article, day), count in sorted(visits.items())]
    _run(TAKE_FROM_DAYS, ("bigint", "date", "bigint"), rows)


def add_to_totals(counts: Mapping[int, int], posting: int) -> None:
    """Visits by article, as of the posting of that number. One query, none where there are none."""
    rows = [(article, count, posting) for article, count in sorted(counts.items())]
    _run(ADD_TO_TOTALS, ("bigint", "bigint", "bigint"), rows)


def add_openings(openings: Mapping[tuple[date, str], int]) -> None:
    """Openings that are no visits by (day, reason). One query, none where there are none."""
    rows = [(day, str(reason), count) for (day, reason), count in sorted(openings.items())]
    _run(ADD_OPENINGS, ("date", "text", "bigint"), rows)


def _run(statement, types, rows):
    if rows:
        source, values = _as_table(types, rows)
        with connection.cursor() as cursor:
            cursor.execute(statement.format(rows=source), values)


def _as_table(types, rows):
    """The rows as something to select from: JSON for SQLite, an array a column for PostgreSQL."""
    if connection.vendor == "sqlite":
        columns = ", ".join(f"json_extract(value, '$[{place}]')" for place in range(len(types)))
        values = [json.dumps(rows, default=date.isoformat)]
        return f"SELECT {columns} FROM json_each(%s)", values  # noqa: S608, our own words
    columns = ", ".join(f"%s::{each}[]" for each in types)
    values = [list(each) for each in zip(*rows, strict=True)]
    return f"SELECT * FROM unnest({columns})", values  # noqa: S608, our own words
