"""How the cards of related lists are used: by place, chosen against found, views and clicks.

A passage is a click on a card where the target stands on the origin's list. The list is that of
the moment in which a job looks, within the hour; what readers saw may have been another one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Min, Sum
from django.utils import timezone

from articles.models import Article
from articles.pages.related import enough
from visits.models import CardUse, DailyVisits, Passage

LOOKED_BACK = 7  # days
AT_ONCE = 200  # articles whose lists are looked at in one transaction
MOST = 20_000  # articles of a day, the most read, whose views are added up
WHOLE = 0  # the place under which a day is noted as added up, whether or not it had a card

Cards = dict[int, tuple[int, bool]]  # by target: its place, and whether it was chosen


def place_clicks() -> None:
    """Tell of passages that nobody has told of yet. A query for each list, and six for many."""
    since = timezone.localdate() - timedelta(LOOKED_BACK)
    untold = Passage.objects.filter(day__gte=since, count__gt=F("placed"))
    last = 0
    while origins := _next_origins(untold, last):
        last = origins[-1]
        lists = lists_of(origins)
        with transaction.atomic():
            _place(untold.filter(article__in=origins), lists)


def _next_origins(untold, last):
    later = untold.filter(article__gt=last).order_by("article_id")
    return list(later.values_list("article_id", flat=True).distinct()[:AT_ONCE])


def _place(untold, lists):
    clicks = Counter()
    rows = list(untold.select_for_update().order_by("day", "article_id", "target_id"))
    for row in rows:
        if card := lists.get(row.article_id, {}).get(row.target_id):
            clicks[row.day, *card] += row.count - row.placed
        row.placed = row.count
    Passage.objects.bulk_update(rows, ["placed"], batch_size=AT_ONCE)
    uses = [CardUse(day=day, place=place, is_curated=kind) for day, place, kind in clicks]
    CardUse.objects.bulk_create(uses, ignore_conflicts=True)
    for (day, place, is_curated), count in clicks.items():
        use = CardUse.objects.filter(day=day, place=place, is_curated=is_curated)
        use.update(clicks=F("clicks") + count)


def place_views() -> None:
    """Add up the views of days that are over, each once. A query for each list.

    A day without visits is asked for again, as some may yet be posted: one query. Days before the
    first passage are left out: what was not counted then is no lack of clicks.
    """
    today = timezone.localdate()
    first = Passage.objects.aggregate(day=Min("day"))["day"] or today
    days = [today - timedelta(ago) for ago in range(LOOKED_BACK, 0, -1)]
    done = set(CardUse.objects.filter(day__in=days, place=WHOLE).values_list("day", flat=True))
    for day in days:
        if day >= first and day not in done:
            _add_up_views(day)


def _add_up_views(day: date) -> None:
    of_day = DailyVisits.objects.filter(day=day, count__gt=0).order_by("-count", "-article_id")
    visits = dict(of_day.values_list("article_id", "count")[:MOST])
    if not visits:
        return
    views = Counter({(WHOLE, False): sum(visits.values())})
    for some in _parts(list(visits)):
        for article, cards in lists_of(some).items():
            for card in cards.values():
                views[card] += visits[article]
    CardUse.objects.bulk_create(
        [
            CardUse(day=day, place=place, is_curated=is_curated, views=count)
            for (place, is_curated), count in views.items()
        ],
        update_conflicts=True,
        unique_fields=["day", "place", "is_curated"],
        update_fields=["views"],
    )


def _parts(keys: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(keys), AT_ONCE):
        yield keys[first : first + AT_ONCE]


def lists_of(article_ids: Iterable[int]) -> dict[int, Cards]:
    """What public articles lead to now. Two queries, and one for each list."""
    articles = Article.objects.published().filter(pk__in=article_ids).defer("body")
    return {
        article.pk: {
            target.pk: (place, bool(target.is_curated))
            for place, target in enumerate(enough(Article.objects.related_to(article)), 1)
        }
        for article in articles.prefetch_related("tags")
    }


def added_up(days: int) -> dict[tuple[int, bool], tuple[int, int]]:
    """Views and clicks by (place, is it chosen), of the last days with known views. One query."""
    today = timezone.localdate()
    cards = CardUse.objects.exclude(place=WHOLE)
    seen = cards.filter(day__gte=today - timedelta(days), day__lt=today, views__gt=0)
    uses = (
        cards.filter(day__in=seen.values("day"))
        .values_list("place", "is_curated")
        .annotate(all_views=Sum("views"), all_clicks=Sum("clicks"))
    )
    return {(place, kind): (views, clicks) for place, kind, views, clicks in uses}
