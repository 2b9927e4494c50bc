"""What stands in the database: numbers of articles, and how far journals are posted."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

# All of one moment, because it is one statement: numbers that are posted and how far journals are
# must agree, or a visit would be seen twice or not at all.
CHANGED = """
    SELECT total.article_id, total.count, today.count, NULL
    FROM "visits_visittotal" total
    LEFT JOIN visits_dailyvisits today ON today.article_id = total.article_id AND today.day = %s
    WHERE total.posting > %s
"""
OR_ASKED_FOR = " OR total.article_id = %s"
OF_TODAY = """
    UNION ALL SELECT total.article_id, total.count, today.count, NULL
    FROM visits_dailyvisits today
    JOIN visits_visittotal total ON total.article_id = today.article_id
    WHERE today.day = %s
"""
POSTING = " UNION ALL SELECT NULL, number, NULL, NULL FROM visits_posting"
POSITIONS = """
    UNION ALL SELECT NULL, position, NULL, name FROM visits_journalposition WHERE name IN ({})
"""


class Standing(NamedTuple):
    posting: int  # the last
    numbers: list[tuple[int, int, int]]  # article, total, today
    positions: dict[str, int]  # of the journals asked for that are begun


def standing(day, since: int, names: Sequence[str], *, article=None, all_of_today=False):
    """The numbers that changed after the posting `since`, and of `article` in any case.

    `all_of_today` adds those with visits on `day`, whenever they were posted. One query.
    """
    day = connection.ops.adapt_datefield_value(day)
    statement, values = CHANGED, [day, since]
    if article is not None:
        statement += OR_ASKED_FOR
        values.append(article)
    if all_of_today:
        statement += OF_TODAY
        values.append(day)
    statement += POSTING
    if names:
        statement += POSITIONS.format(", ".join(["%s"] * len(names)))
        values += names
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    return Standing(
        posting=next((row[1] for row in rows if row[0] is None and row[3] is None), 0),
        numbers=[(row[0], row[1], row[2] or 0) for row in rows if row[0] is not None],
        positions={row[3]: row[1] for row in rows if row[3] is not None},
    )
