"""Which articles to curate next: the most read whose list has the most places to choose for.

None of it looks at the whole archive: what is waiting is read, or new, or has a card missing.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import (
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    Window,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Article, RelatedLink, RelatedList
from articles.models.listing import IN_PARENTHESES, MOST_RELATED
from editions.current import midnight_after
from newsdesk.models import RelatedChange
from visits.models import DailyVisits

SHOWN = 60
MOST_READ = 400  # of each of the two days, that may be worth the most
NEWEST = 300
BROKEN = 500
LOOKED_THROUGH = 2_000  # of what readers do not see
LATELY_MINE = 300  # deeds of a person that are looked through

FILTERS = {
    "": _("All"),
    "today": _("Today"),
    "without": _("Without links"),
    "read": _("Most read"),
    "expired": pgettext_lazy("articles", "Expired"),
    "mine": _("Mine"),
}


class Waiting(NamedTuple):
    """`curated`: how many chosen cards readers see; `visits`: of the last 24 hours; `is_broken`: a
    card went missing since the review; `is_done`: reviewed."""

    article: Article
    curated: int
    visits: int
    is_broken: bool
    is_done: bool


class Queue(NamedTuple):
    rows: list[Waiting]
    count: int  # also of those that are not among `rows`

    @property
    def keys(self):
        return [row.article.pk for row in self.rows]

    def position(self, article) -> int | None:
        """The place of the article in it, from 1."""
        keys = self.keys
        return keys.index(article.pk) + 1 if article.pk in keys else None

    def beside(self, key) -> tuple[int | None, int | None]:
        """The keys before and after that of an article; if it is not in it, none and the first."""
        keys = self.keys
        if key not in keys:
            return None, next(iter(keys), None)
        at = keys.index(key)
        return (keys[at - 1] if at else None), (keys[at + 1] if at + 1 < len(keys) else None)


def queue(user, narrowed: str = "", at: datetime | None = None) -> Queue:
    """What waits, what is worth most first; `narrowed`: one of FILTERS. One query."""
    at = at or timezone.now()
    articles = _known(at).filter(pk__in=_candidates(user, narrowed, at))
    if narrowed != "mine":
        waits = Q(reviewed_at=None) | Q(is_broken=True)
        articles = articles.filter(waits).exclude(mode=RelatedList.Mode.NONE)
    if narrowed == "expired":
        articles = articles.filter(is_broken=True)
    if narrowed == "without":
        articles = articles.filter(curated=0)
    order = ["-visits"] if narrowed == "read" else ["-worth", "-visits"]
    rows = articles.annotate(number=Window(Count("pk"))).order_by(*order, "-published_at", "-pk")
    found = [
        Waiting(
            article,
            article.curated,
            round(article.visits),
            article.is_broken,
            bool(article.reviewed_at) and not article.is_broken,
        )
        for article in rows[:SHOWN]
    ]
    return Queue(found, found[0].article.number if found else 0)


def _known(at):
    """Public articles with what decides of their place."""
    links = RelatedLink.objects.filter(article=OuterRef("pk"))
    seen = links.in_force(at).filter(Article.objects.published(at).holds("target"))
    number = seen.order_by().values("article").annotate(number=Count("pk")).values("number")
    return (
        Article.objects.published(at)
        .annotate(
            mode=Coalesce("related_list__mode", Value(RelatedList.Mode.FILLED)),
            reviewed_at=F("related_list__reviewed_at"),
            curated=Coalesce(Subquery(number, output_field=IntegerField()), 0),
            visits=_visits(at),
            is_broken=Exists(_broken(at).filter(article=OuterRef("pk"))),
        )
        .annotate(places=Greatest(MOST_RELATED - F("curated"), 0))
        .annotate(
            worth=ExpressionWrapper(F("visits") * F("places"), output_field=FloatField()),
        )
        .select_related("section")
        .only("headline", "slug", "published_at", "section__name", "section__slug")
    )


def _visits(at):
    """Those of today, and of yesterday the part that is less than 24 hours ago."""
    today = timezone.localdate(at)
    rest = max(0.0, (midnight_after(at) - at) / timedelta(days=1))

    def of(day):
        counts = DailyVisits.objects.filter(article=OuterRef("pk"), day=day)
        return Coalesce(Subquery(counts.values("count")[:1], output_field=FloatField()), 0.0)

    return ExpressionWrapper(
        of(today) + of(today - timedelta(days=1)) * Value(min(rest, 1.0)),
        output_field=FloatField(),
    )


def _broken(at):
    """Links that readers lost since the article of theirs was reviewed."""
    reviewed_at = F("article__related_list__reviewed_at")
    ended = Q(expires_at__lte=at) & (
        Q(article__related_list__reviewed_at=None) | Q(expires_at__gt=reviewed_at)
    )
    hidden = ~Q(Article.objects.published(at).holds("target")) & (
        Q(article__related_list__reviewed_at=None)
        | Q(target__withdrawn_at__gt=reviewed_at)
        | Q(target__modified_at__gt=reviewed_at)
    )
    return RelatedLink.objects.filter(ended | hidden)


def _candidates(user, narrowed, at):
    """Keys of what may wait. Each part of them is read from an index, and bounded."""
    today = timezone.localdate(at)
    published = Article.objects.published(at)
    match narrowed:
        case "mine":
            deeds = RelatedChange.objects.filter(made_by=user).order_by("-pk")
            parts = [deeds.values("article")[:LATELY_MINE]]
        case "expired":
            parts = _with_broken(at)
        case "today":
            since = midnight_after(at - timedelta(days=1))
            newest = published.within(Q(published_at__gte=since)).latest_first()
            parts = [newest.values("pk")[:BROKEN]]
        case _:
            parts = [
                *(_most_read(day) for day in (today, today - timedelta(days=1))),
                published.latest_first().values("pk")[:NEWEST],
                *_with_broken(at),
            ]
    written = [part.query.sql_with_params() for part in parts]
    union = " UNION ".join(IN_PARENTHESES.format(sql) for sql, _ in written)
    values = [value for _, of_part in written for value in of_part]
    return RawSQL(union, values)  # noqa: S611, ours


def _most_read(day):
    counts = DailyVisits.objects.filter(day=day, count__gt=0)
    return counts.order_by("-count", "-article").values("article")[:MOST_READ]


def _with_broken(at):
    """What leads to something that ended, that was taken from readers, or that they do not get."""
    ended = RelatedLink.objects.filter(expires_at__isnull=False, expires_at__lte=at)
    ended = ended.order_by("-expires_at")
    unseen = Article.objects.unseen().values("pk")[:LOOKED_THROUGH]
    later = Article.objects.public_or_scheduled().filter(published_at__gt=at).latest_first()
    hidden = [
        RelatedLink.objects.filter(target__in=targets).order_by("-pk")
        for targets in (unseen, later.values("pk")[:LOOKED_THROUGH])
    ]
    return [links.values("article")[:BROKEN] for links in (ended, *hidden)]
