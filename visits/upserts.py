"""Adds many counts to their rows, made where they are missing: one statement for each table.

The statements take their rows as one value, JSON, so that a thousand cost little more than one;
Django's own upsert can set a value but not add to it. Articles that are gone are left out.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db import connection

ADD_TO_DAYS = """
    WITH new (day, article, visits) AS ({rows})
    INSERT INTO visits_dailyvisits (article_id, day, count)
    SELECT article, day, visits FROM new
    WHERE article IN (SELECT id FROM articles_article)
    ON CONFLICT (article_id, day)
    DO UPDATE SET count = visits_dailyvisits.count + excluded.count
"""
# A row of its own for a count below zero would be refused before it met the one that is there.
TAKE_FROM_DAYS = """
    WITH taken (day, article, visits) AS ({rows})
    UPDATE visits_dailyvisits SET count = count - taken.visits FROM taken
    WHERE article_id = taken.article AND visits_dailyvisits.day = taken.day
"""
ADD_TO_TOTALS = """
    WITH new (posting, article, visits) AS ({rows})
    INSERT INTO visits_visittotal (article_id, count, posting)
    SELECT article, visits, posting FROM new
    WHERE article IN (SELECT id FROM articles_article)
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
ADD_PASSAGES = """
    WITH new (day, article, target, passages) AS ({rows})
    INSERT INTO visits_passage (day, article_id, target_id, count, placed)
    SELECT day, article, target, passages, 0 FROM new
    WHERE article IN (SELECT id FROM articles_article)
    AND target IN (SELECT id FROM articles_article)
    ON CONFLICT (article_id, target_id, day)
    DO UPDATE SET count = visits_passage.count + excluded.count
"""


def add_to_days(visits: Mapping[tuple[int, date], int]) -> None:
    """Visits by (article, day). One query, none where there are none."""
    _run(ADD_TO_DAYS, ("date", "bigint"), _by_day(visits))


def take_from_days(visits: Mapping[tuple[int, date], int]) -> None:
    """The same the other way, from rows that are there. One query, none where there are none."""
    _run(TAKE_FROM_DAYS, ("date", "bigint"), _by_day(visits))


def add_to_totals(counts: Mapping[int, int], posting: int) -> None:
    """Visits by article, as of the posting of that number. One query, none where there are none."""
    rows = [(posting, article, count) for article, count in sorted(counts.items())]
    _run(ADD_TO_TOTALS, ("bigint", "bigint"), rows)


def add_openings(openings: Mapping[tuple[date, str], int]) -> None:
    """Openings that are no visits by (day, reason). One query, none where there are none."""
    rows = [(day, reason, count) for (day, reason), count in sorted(openings.items())]
    _run(ADD_OPENINGS, ("date", "text"), rows)


def add_passages(counts: Mapping[tuple[date, int, int], int]) -> None:
    """From article to target, by (day, article, target). One query, none where there are none."""
    rows = [[str(day), *of_pair, count] for (day, *of_pair), count in sorted(counts.items())]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(ADD_PASSAGES.format(rows=_listed_source()), [json.dumps(rows)])


def _by_day(visits):
    return [(day, article, count) for (article, day), count in sorted(visits.items())]


def _run(statement, types, rows):
    """With rows of two keys of those types and a count."""
    if rows:
        nested = defaultdict(dict)
        for one, other, count in rows:
            nested[str(one)][other] = count
        with connection.cursor() as cursor:
            cursor.execute(statement.format(rows=_source(*types)), [json.dumps(nested)])


def _source(one, other):
    """The JSON as something to select from; SQLite keeps days as text."""
    if connection.vendor == "sqlite":
        each, one = "json_each", one.replace("date", "text")
    else:
        each = "jsonb_each"
    return f"""
        SELECT CAST(part.key AS {one}), CAST(entry.key AS {other}), CAST(entry.value AS bigint)
        FROM {each}(%s) AS part, {each}(part.value) AS entry
    """  # noqa: S608, our own words


def _listed_source():
    """JSON that is a list of rows: a day and three numbers each."""
    if connection.vendor == "sqlite":
        each, place, day = "json_each", "json_extract(entry.value, '$[{}]')", "text"
    else:
        each, place, day = "jsonb_array_elements", "entry.value ->> {}", "date"
    columns = [
        f"CAST({place.format(number)} AS {kind})"
        for number, kind in enumerate((day, "bigint", "bigint", "bigint"))
    ]
    return f"SELECT {', '.join(columns)} FROM {each}(%s) AS entry"  # noqa: S608, our own words
