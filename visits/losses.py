from datetime import date

from django.db.models import Sum

from visits.counting import process
from visits.models import UncountedOpenings


def lost_since(day: date) -> int:
    """Visits that could not be written or not be read again, from that day on, and those that this
    process has not reported yet. One query."""
    told = UncountedOpenings.objects.filter(day__gte=day, reason__in=UncountedOpenings.LOSSES)
    return told.aggregate(all=Sum("count", default=0))["all"] + process.lost.total()
