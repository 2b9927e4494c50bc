"""The months of an archive: where they begin and end, and which of them hold something."""

from datetime import UTC, date, datetime

from django.db import connections
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils import timezone

# The moment at which the month of the newest article begins in a time zone.
BEGINNING = {
    "postgresql": ("DATE_TRUNC('month', newest, %s)", 1),
    "sqlite": (
        "django_datetime_trunc('second',"
        " django_datetime_trunc('month', newest, %s, 'UTC'), 'UTC', %s)",
        2,
    ),
}


def bounds(first: date, last: date | None = None) -> tuple[datetime, datetime]:
    """The moments at which the month of `first` begins and that of `last` (the same) is over.

    In the site's time zone; OverflowError or ValueError at the ends of the calendar.
    """
    last = last or first
    following = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return _midnight(first.replace(day=1)), _midnight(following)


def month_of(moment: datetime) -> date:
    """First day of the month in which that moment lies in the site's time zone."""
    return timezone.localdate(moment, timezone.get_default_timezone()).replace(day=1)


def of(articles) -> list[date]:
    """First days of the months in which those articles were published, the newest first.

    One query: from the newest article it leaps to the newest before that one's month, and so on.
    """
    connection = connections[articles.db]
    beginning, times = BEGINNING[connection.vendor]
    zone = timezone.get_default_timezone_name()
    before = Q(published_at__lt=RawSQL(beginning, [zone] * times))  # noqa: S611, ours
    newest = articles.latest_first().values("published_at")
    earlier = articles.within(before).latest_first().values("published_at")
    (first, first_values), (leap, leap_values) = (
        query[:1].query.get_compiler(connection=connection).as_sql() for query in (newest, earlier)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE leaps (newest) AS (SELECT ({first}) UNION ALL"  # noqa: S608, ours
            f" SELECT ({leap}) FROM leaps WHERE newest IS NOT NULL)"
            " SELECT newest FROM leaps WHERE newest IS NOT NULL",
            [*first_values, *leap_values],
        )
        return [month_of(_aware(moment)) for (moment,) in cursor]


def _midnight(day: date) -> datetime:
    midnight = datetime(day.year, day.month, day.day, tzinfo=timezone.get_default_timezone())
    return midnight.astimezone(UTC)


def _aware(moment: datetime) -> datetime:
    """SQLite keeps moments in UTC without saying so."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
