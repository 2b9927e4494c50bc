"""Counts from elsewhere, added to ours; the same again adds nothing."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from django.db import transaction

from visits.exchange.articles import keys_of
from visits.exchange.lines import Line, Skipped
from visits.exchange.staging import Staging
from visits.models import ImportedVisits, VisitTotal
from visits.posting import add
from visits.upserts import take_from_days

AT_ONCE = 1_000


class Negative(ValueError):
    """Totals would fall below zero, as more was taken away by hand than would be left."""

    def __init__(self, articles: list[int]):
        super().__init__(f"Articles {', '.join(map(str, articles))} would have less than no visits")


class Report(NamedTuple):
    """Article's days that were created, updated or the same as before; lines that were skipped."""

    created: int
    updated: int
    unchanged: int
    skipped: int


def import_visits(
    lines: Iterable[Line | Skipped],
    origin: str,
    skip: Callable[[Skipped], None],
    *,
    is_dry: bool = False,
) -> Report:
    """Add the counts of the lines, less what the same `origin` said of those days before.

    All or nothing, in one transaction that other postings wait for; memory does not grow with the
    file. `skip` is told of each line that does not count. With `is_dry` nothing is written.
    """
    with Staging() as staged:
        skipped = _stage(lines, staged, skip)
        with transaction.atomic():
            kinds = [_import(batch, origin, is_dry) for batch in staged.batches(AT_ONCE)]
            _refuse_negative_totals()
    return Report(*map(sum, zip((0, 0, 0), *kinds, strict=True)), skipped)


def _stage(lines, staged, skip):
    lines, skipped = iter(lines), 0
    while batch := list(islice(lines, AT_ONCE)):
        keys = keys_of({line.article for line in batch if isinstance(line, Line)})
        counts = []
        for line in batch:
            if isinstance(line, Line):
                key = keys.get(line.article)
                if key:
                    counts.append(((key, line.day), line.visits))
                    continue
                line = Skipped(line.number, f"no article at “{line.article[:200]}”")
            skip(line)
            skipped += 1
        staged.add(counts)
    return skipped


def _import(batch, origin, is_dry):
    """How many are new, changed, the same. Eight queries."""
    before = _imported(batch, origin)
    new = {key: count for key, count in batch.items() if before.get(key) != count}
    more = {key: count - before.get(key, 0) for key, count in new.items()}
    if new and not is_dry:
        _write(new, more, origin)
    created = len(new.keys() - before.keys())
    return created, len(new) - created, len(batch) - len(new)


def _imported(batch, origin):
    rows = ImportedVisits.objects.filter(
        origin=origin,
        article__in={article for article, _ in batch},
        day__in={day for _, day in batch},
    ).values_list("article_id", "day", "count")
    return {
        (article, day): count for article, day, count in rows.iterator() if (article, day) in batch
    }


def _write(new, more, origin):
    less = {key: -count for key, count in more.items() if count < 0}
    add(days={key: count for key, count in more.items() if count > 0})
    if less:
        take_from_days(less)
        adjusted = {}
        for (article, _), count in less.items():
            adjusted[article] = adjusted.get(article, 0) - count
        add(adjusted=adjusted)
    ImportedVisits.objects.bulk_create(
        (
            ImportedVisits(origin=origin, article_id=article, day=day, count=count)
            for (article, day), count in new.items()
        ),
        update_conflicts=True,
        unique_fields=["origin", "article", "day"],
        update_fields=["count"],
    )


def _refuse_negative_totals():
    negative = VisitTotal.objects.filter(count__lt=0).order_by("count")
    articles = list(negative.values_list("article_id", flat=True)[:10])
    if articles:
        raise Negative(articles)
