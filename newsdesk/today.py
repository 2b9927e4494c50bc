"""The front page of the newsdesk: what is due, what waits, what is missing, what is read.

Each list is short and read from an index; none counts all there is.
"""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Article, RelatedLink, SourceLink
from editions.current import midnight_after
from jobs.admin import failed
from newsdesk.admin import rights
from newsdesk.admin.filters import waiting_for
from newsdesk.mending.listing import number_to_look_at
from visits.models import DailyVisits
from visits.ranking import Window, rankings

SHOWN = 8
LATELY = timedelta(hours=48)
CURVE_DAYS = 14
CURVE_WIDTH, CURVE_HEIGHT = 84, 24  # units of the drawing


class Read(NamedTuple):
    """An article, its visits in the window, and its last days as the points of a line."""

    article: Article
    visits: int
    curve: str


def due_today(at=None):
    """What readers get before the day ends, the next first."""
    at = at or timezone.now()
    return _shown(
        Article.objects.public_or_scheduled()
        .filter(published_at__gt=at, published_at__lt=midnight_after(at))
        .order_by("published_at", "pk")
    )


def mine(user):
    """What the person writes and readers have not seen yet, the last saved first."""
    own = Article.objects.filter(Q(created_by=user, assignee=None) | Q(assignee=user))
    return _shown(own.filter(published_at=None).order_by("-modified_at", "-pk"))


def waiting(user):
    """What goes no further without the person, the longest waiting first."""
    return _shown(waiting_for(user, Article.objects.all()).order_by("modified_at", "pk"))


def lacking(at=None):
    """Public articles of the last two days that lack a picture, a source or related links.

    Each says in `lacks` what, in codes: `picture`, `source`, `links`. What is all our own needs no
    source.
    """
    since = (at or timezone.now()) - LATELY
    of_article = {"article": OuterRef("pk")}
    found = (
        Article.objects.published(at)
        .filter(published_at__gte=since)
        .annotate(
            has_source=Exists(SourceLink.objects.filter(**of_article))
            | Q(origin=Article.Origin.ORIGINAL),
            has_links=Exists(RelatedLink.objects.filter(**of_article)),
        )
        .filter(Q(photo=None) | Q(has_links=False) | Q(has_source=False))
        .latest_first()
    )
    articles = _shown(found)
    for article in articles:
        article.lacks = [
            code
            for code, is_there in (
                ("picture", article.photo_id),
                ("source", article.has_source),
                ("links", article.has_links),
            )
            if not is_there
        ]
    return articles


def _shown(articles):
    return list(articles.select_related("section").defer("body")[:SHOWN])


def most_read(*windows: Window):
    """For each window the most read, with the curve of the last two weeks. Two queries."""
    found = rankings(*windows, limit=5).lists
    today = timezone.localdate()
    days = [today - timedelta(days=ago) for ago in reversed(range(CURVE_DAYS))]
    keys = {row.article.pk for rows in found.values() for row in rows}
    counts = DailyVisits.objects.filter(article__in=keys, day__in=days)
    by_day = {(each.article_id, each.day): each.count for each in counts}
    return {
        window: [
            Read(article, visits, curve([by_day.get((article.pk, day), 0) for day in days]))
            for article, visits in rows
        ]
        for window, rows in found.items()
    }


def curve(figures: list[int]) -> str:
    """The points of a polyline in a drawing of CURVE_WIDTH by CURVE_HEIGHT; the most on top."""
    most = max(figures) or 1
    step = CURVE_WIDTH // (len(figures) - 1)
    return " ".join(
        f"{number * step},{CURVE_HEIGHT - 2 - figure * (CURVE_HEIGHT - 4) // most}"
        for number, figure in enumerate(figures)
    )


def context_for(user) -> dict:
    """All that the page shows to this person; nothing of what is not theirs to see."""
    context = {"shows_today": True}
    if user.has_perm("articles.change_article"):
        context |= {"waiting": waiting(user), "mine": mine(user)}
    if rights.may_publish(user):
        context |= {"due": due_today(), "is_editor": True}
    if rights.may_publish(user) or rights.may_curate(user):
        context |= {"lacking": lacking(), "shows_lacking": True}
    if user.has_perm("visits.view_visittotal"):
        read = most_read(Window.TODAY, Window.WEEK)
        context |= {"shows_read": True, "read": read[Window.TODAY], "read_week": read[Window.WEEK]}
    if user.has_perm("jobs.view_periodicjob"):
        context["failed_jobs"] = len(failed().values("pk")[:99])
    if rights.may_mend_sources(user):
        context["damaged_sources"] = number_to_look_at(most=99)
    return context
