"""What is added to an article's visits by hand, or taken away: entries that stay as they are."""

from django.db import transaction

from visits.models import Adjustment, VisitTotal
from visits.posting import add

MOST = 10**12  # visits in one entry, so that no total outgrows its column


class Refused(ValueError):
    """The total, which is `total`, would fall below zero."""

    def __init__(self, total: int):
        super().__init__(f"More than the {total} visits that there are cannot be taken away.")
        self.total = total


@transaction.atomic
def adjust(article, count: int, reason: str, by) -> Adjustment:
    """Add `count` (with a minus: take away) to the article's total, with who and why.

    Whatever is counted meanwhile is kept. Refused where the total would fall below zero; ValueError
    without a reason, or for a count that is none or beyond `MOST`. Five queries.
    """
    if not count or abs(count) > MOST or not reason.strip():
        raise ValueError("An adjustment has a number and a reason.")
    add(adjusted={article.pk: count})  # waits for other postings: nothing changes until we end
    row = VisitTotal.objects.filter(article=article).first()
    if row is None:  # the article has been deleted meanwhile
        raise Refused(0)
    if row.count < 0:
        raise Refused(row.count - count)
    return Adjustment.objects.create(article=article, count=count, reason=reason.strip(), by=by)
