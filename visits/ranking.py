"""Which public articles are read most: today, in the last days, of all time.

Each list is made at most once a minute and process, and only its keys are kept: whether an article
is public is asked each time, so that a withdrawn one is gone at once.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta
from enum import Enum
from typing import NamedTuple

from django.db import connection
from django.db.models import Sum
from django.utils import timezone

from articles.models import Article
from visits.minute import OnceAMinute
from visits.models import DailyVisits, VisitTotal

SHOWN = 10
KEPT = 4 * SHOWN  # of each list; some may be withdrawn within the minute
DEPTHS = (50, 400)  # so many of each day are looked at before all are

TOP_OF_DAY = """SELECT * FROM (SELECT day, article_id, count FROM "visits_dailyvisits"
    WHERE day = %s ORDER BY count DESC, article_id DESC LIMIT %s) AS part"""


class Window(Enum):
    """The days that a list is of, today among them."""

    TODAY = 1
    WEEK = 7
    MONTH = 30
    EVER = None


class Ranked(NamedTuple):
    article: Article
    visits: int


class Rankings(NamedTuple):
    updated_at: datetime
    lists: dict[Window, list[Ranked]]


def rankings(*windows: Window, limit: int = SHOWN) -> Rankings:
    """The most read of each window, as cards with their visits; of equals the newest first.

    One query; in each minute the first asker makes the lists as well, at one query for today and
    for all time, two for the others, three where many articles are read alike.
    """
    made = {window: kept(window) for window in windows}
    keys = {key for each in made.values() for key, _ in each.thing}
    public = Article.objects.published().for_cards().in_bulk(keys) if keys else {}
    lists = {
        window: [Ranked(public[key], count) for key, count in each.thing if key in public][:limit]
        for window, each in made.items()
    }
    return Rankings(min(each.at for each in made.values()), lists)


def favourites(limit: int) -> list[Article]:
    """The most read of today, filled up with those of the week: what a front page shows."""
    both = rankings(Window.TODAY, Window.WEEK, limit=KEPT).lists
    articles = {row.article.pk: row.article for window in both for row in both[window]}
    return list(articles.values())[:limit]


def forget() -> None:
    """The next asker has the lists made anew."""
    kept.forget()


# --- Making a list: pairs of key and visits ---------------------------------------------------


def _make(window):
    if window is Window.EVER:
        return _first(VisitTotal.objects.filter(_is_public(), count__gt=0), "count")
    today = timezone.localdate()
    if window is Window.TODAY:
        return _first(DailyVisits.objects.filter(_is_public(), day=today, count__gt=0), "count")
    return most_read_on([today - timedelta(days=ago) for ago in range(window.value)])


def most_read_on(days: list[date], depths=DEPTHS):
    """The most read of these days together, exactly, without adding up all that was read.

    Who is not among the first so many of any day has at most as many visits as the last of each of
    them together. Only where that could still be a place in the list are more looked at. Two
    queries; at most five.
    """
    counts = DailyVisits.objects.filter(_is_public(), day__in=days, count__gt=0)
    for depth in depths:
        tops = _tops(days, depth)
        seen = {article for of_day in tops.values() for article, _ in of_day}
        unseen = sum(of_day[-1][1] for of_day in tops.values() if len(of_day) == depth)
        best = _added_up(counts.filter(article__in=seen))
        if not unseen or (len(best) == KEPT and best[-1][1] > unseen):
            return best
    return _added_up(counts)


def _tops(days, depth):
    """Articles with their counts, the most read first, by day. Each day is read from one index."""
    values = [value for day in days for value in (connection.ops.adapt_datefield_value(day), depth)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([TOP_OF_DAY] * len(days)), values)
        rows = cursor.fetchall()
    tops = defaultdict(list)
    for day, article, count in sorted(rows, key=lambda row: (-row[2], -row[1])):
        tops[day].append((article, count))
    return tops


def _added_up(counts):
    return _first(counts.order_by().values("article_id").annotate(visits=Sum("count")), "visits")


def _first(rows, visits):
    ordered = rows.order_by(f"-{visits}", "-article_id")
    return list(ordered.values_list("article_id", visits)[:KEPT])


def _is_public():
    """Asked of each row, so that a list ends where it is full."""
    return Article.objects.published().holds("article_id")


kept = OnceAMinute(_make)
