"""All counts as CSV, for other programs and for `import_visits`."""

import csv
from collections.abc import Iterator
from functools import lru_cache
from typing import TextIO

from django.urls import reverse

from articles.addresses import absolute
from visits.exchange.lines import COLUMNS, safe_cell
from visits.models import DailyVisits

AT_ONCE = 2_000


def export_visits(file: TextIO) -> int:
    """Write a line for each article and day, under a header; answers how many lines.

    By article and day, in memory that does not grow. Adjustments are no counts of a day and stay
    behind.
    """
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for row in _rows():
        writer.writerow(row)
        count += 1
    return count


def _rows() -> Iterator[tuple[object, ...]]:
    days = DailyVisits.objects.order_by("article", "day").values_list(
        "article_id", "article__section__slug", "article__slug", "day", "count"
    )
    for article, section, slug, day, count in days.iterator(AT_ONCE):
        yield article, safe_cell(_address(section, slug)), day.isoformat(), count


@lru_cache(1_000)
def _address(section: str | None, slug: str) -> str:
    """The public address; of what has no section yet the slug, which an import finds as well."""
    return absolute(reverse("articles:article", args=[section, slug])) if section else slug
