"""What the related desk is worth: coverage, health, work, and what readers make of it.

Of the last thirty days, read from indexes; none of it counts all articles.
"""

from collections import Counter
from datetime import datetime, timedelta
from statistics import mean, median
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Article, RelatedExclusion, RelatedLink, RelatedList
from articles.models.listing import MOST_RELATED
from articles.models.visibility import UNSEEN
from newsdesk.models import RelatedChange
from newsdesk.related.deeds import REVIEWS
from visits.card_use import added_up
from visits.passages import most_followed

WEEK, MONTH = timedelta(days=7), timedelta(days=30)
SOON = timedelta(hours=2)  # after publication
MANY_LINKS = 3
OVERUSED, OVERUSED_FROM = 0.2, 5  # of the lists, and in so many at least
LONGEST = 15 * 60  # seconds; who has a list open for longer does something else as well
MOST_CHANGES = 20_000  # the newest
MOST_EXCLUSIONS = 2_000
SHOWN = 8  # overused targets, reasons, pairs
ENOUGH = 500  # views, for a share of clicks to mean anything


class Share(NamedTuple):
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        return 100 * self.part / self.whole if self.whole else None

    @property
    def length(self) -> int:
        """Of its bar, of 100."""
        return round(self.percent or 0)


class Coverage(NamedTuple):
    """Of the articles of some days: with many chosen links that readers see, with one, reviewed
    soon after publication."""

    articles: int
    many: Share
    some: Share
    soon: Share


class Health(NamedTuple):
    withdrawn: int  # links to what is withdrawn
    unpublished: int
    scheduled: int
    expired: int
    orphans: Share  # articles of the month to which no chosen link leads
    overused: list[tuple[int, str, Share]]  # targets that stand in too many lists of the month


class Work(NamedTuple):
    reviews: int
    median_seconds: int | None
    per_hour: int | None
    first_taken: Share
    exclusions: list[tuple[str, int]]  # by reason, "" where none was given


class Use(NamedTuple):
    """Cards of one kind on one place. `longest`: the highest share of all, for the bars."""

    views: int
    clicks: int
    longest: float = 0.0

    @property
    def is_enough(self) -> bool:
        return self.views >= ENOUGH

    @property
    def percent(self) -> float | None:
        """Clicks for each hundred views; None where there are too few to say."""
        return 100 * self.clicks / self.views if self.is_enough else None

    @property
    def length(self) -> int:
        return round(100 * (self.percent or 0) / self.longest) if self.longest else 0


class Place(NamedTuple):
    number: int  # 0: all places together
    chosen: Use
    found: Use


def measures(now: datetime | None = None) -> dict:
    """All that the page shows. Eleven queries at most, however many articles there are."""
    now = now or timezone.now()
    week, month, orphans = covered(now)
    return {
        "week": week,
        "month": month,
        "health": health(now, month, orphans),
        "work": work(now),
        "places": places(),
        "pairs": most_followed(SHOWN),
        "enough": ENOUGH,
        "longest_minutes": LONGEST // 60,
    }


# --- Coverage ---------------------------------------------------------------------------------


def covered(now: datetime) -> tuple[Coverage, Coverage, Share]:
    """Of the week, of the month, and what no chosen link leads to. One query."""
    links = RelatedLink.objects.in_force(now).order_by()
    public = Article.objects.published(now)
    seen = links.filter(public.holds("target_id"), article=OuterRef("pk"))
    incoming = links.filter(public.holds("article_id"), target=OuterRef("pk"))
    reviewed = RelatedChange.objects.filter(
        article=OuterRef("pk"), deed__in=REVIEWS, undone_at=None
    ).order_by()
    articles = _of_the_month(now).annotate(
        seen=Coalesce(Subquery(seen.values("article").annotate(n=Count("pk")).values("n")), 0),
        is_soon=Exists(reviewed.filter(made_at__lte=OuterRef("published_at") + SOON)),
        is_orphan=~Exists(incoming),
    )
    has_cards = ~Q(related_list__mode=RelatedList.Mode.NONE)
    asked = {"all": Q(), "many": has_cards & Q(seen__gte=MANY_LINKS)}
    asked |= {"some": has_cards & Q(seen__gte=1), "soon": Q(is_soon=True)}
    asked |= {"orphans": Q(is_orphan=True)}
    since = {"week": Q(published_at__gte=now - WEEK), "month": Q(published_at__gte=now - MONTH)}
    found = articles.aggregate(
        **{
            f"{days}_{name}": Count("pk", filter=condition & of_days)
            for days, of_days in since.items()
            for name, condition in asked.items()
        }
    )
    week, month = (
        Coverage(
            found[f"{days}_all"],
            *(Share(found[f"{days}_{name}"], found[f"{days}_all"]) for name in asked_for),
        )
        for days in since
        for asked_for in [("many", "some", "soon")]
    )
    return week, month, Share(found["month_orphans"], found["month_all"])


def _of_the_month(now: datetime):
    return Article.objects.published(now).filter(published_at__gte=now - MONTH).order_by()


# --- Health -----------------------------------------------------------------------------------


def health(now: datetime, month: Coverage, orphans: Share) -> Health:
    """Five queries at most. Links count in all lists that readers may open."""
    links = RelatedLink.objects.in_force(now).order_by()
    links = links.filter(Article.objects.published(now).holds("article_id"))
    unseen = links.filter(target__in=Article.objects.filter(UNSEEN).values("pk"))
    hidden = unseen.aggregate(
        all=Count("pk"), withdrawn=Count("pk", filter=Q(target__withdrawn_at__isnull=False))
    )
    waiting = Article.objects.filter(published_at__gt=now, withdrawn_at=None).values("pk")
    return Health(
        hidden["withdrawn"],
        hidden["all"] - hidden["withdrawn"],
        links.filter(target__in=waiting).count(),
        RelatedLink.objects.filter(expires_at__lte=now).count(),
        orphans,
        overused(now, month.some.part),
    )


def overused(now: datetime, lists: int) -> list[tuple[int, str, Share]]:
    """Targets in more than a fifth of the month's lists, the most frequent first. Two queries,
    one where there are none."""
    found = (
        RelatedLink.objects.in_force(now)
        .order_by()
        .filter(article__in=_of_the_month(now).values("pk"))
        .values_list("target_id")
        .annotate(lists=Count("pk"))
        .filter(lists__gte=OVERUSED_FROM, lists__gt=OVERUSED * lists)
        .order_by("-lists", "target_id")[:SHOWN]
    )
    numbers = dict(found)
    public = Article.objects.published(now).only("headline").in_bulk(numbers) if numbers else {}
    return [
        (key, public[key].headline, Share(number, lists))
        for key, number in numbers.items()
        if key in public
    ]


# --- Work -------------------------------------------------------------------------------------


def work(now: datetime) -> Work:
    """Two queries. What was taken back does not count."""
    changes = (
        RelatedChange.objects.filter(made_at__gte=now - MONTH, undone_at=None)
        .filter(Q(deed__in=REVIEWS) | Q(place=1))
        .order_by("-made_at")
        .values_list("article_id", "deed", "place", "seconds")[:MOST_CHANGES]
    )
    reviewed, first_taken, seconds = set(), set(), []
    for article, deed, place, took in changes:
        if deed in REVIEWS:
            reviewed.add(article)
            seconds += [took] if took is not None and took <= LONGEST else []
        elif place == 1:
            first_taken.add(article)
    excluded = RelatedExclusion.objects.filter(excluded_at__gte=now - MONTH).order_by("-pk")
    reasons = Counter(excluded.values_list("reason", flat=True)[:MOST_EXCLUSIONS])
    return Work(
        len(reviewed),
        round(median(seconds)) if seconds else None,
        round(3600 / max(1, mean(seconds))) if seconds else None,
        Share(len(first_taken & reviewed), len(reviewed)),
        reasons.most_common(SHOWN),
    )


# --- Use --------------------------------------------------------------------------------------


def places() -> list[Place]:
    """Each place of the related lists, then all of them together; [] where nothing is known yet.
    One query."""
    uses = {key: Use(*figures) for key, figures in added_up(MONTH.days).items()}
    if not uses:
        return []
    nobody = Use(0, 0)
    rows = [
        Place(number, uses.get((number, True), nobody), uses.get((number, False), nobody))
        for number in range(1, MOST_RELATED + 1)
    ]
    rows.append(Place(0, _together(row.chosen for row in rows), _together(r.found for r in rows)))
    longest = max(each.percent or 0.0 for row in rows for each in row[1:])
    return [
        Place(number, *(each._replace(longest=longest) for each in both)) for number, *both in rows
    ]


def _together(uses):
    return Use(*map(sum, zip(*((each.views, each.clicks) for each in uses), strict=True)))
