"""Whether totals are the sums of what they are made of: days and adjustments."""

from typing import NamedTuple

from django.db import connection

# One statement sees one moment: postings may go on meanwhile.
SUMS = """
    SELECT article_id, SUM(total), SUM(days), SUM(adjusted) FROM (
        SELECT article_id, count AS total, 0 AS days, 0 AS adjusted FROM visits_visittotal
        UNION ALL SELECT article_id, 0, count, 0 FROM visits_dailyvisits
        UNION ALL SELECT article_id, 0, 0, count FROM visits_adjustment
    ) AS parts
    GROUP BY article_id
    HAVING SUM(total) <> SUM(days) + SUM(adjusted)
    ORDER BY article_id
"""


class Disagreement(NamedTuple):
    article: int
    total: int
    days: int
    adjusted: int


def disagreements() -> list[Disagreement]:
    """Articles whose total is another than their days and adjustments together. One query that
    reads all counts there are."""
    with connection.cursor() as cursor:
        cursor.execute(SUMS)
        return [Disagreement(*map(int, row)) for row in cursor.fetchall()]
