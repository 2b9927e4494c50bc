"""The front page: what editors chose for its places, and the newest in those left free."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from django.utils import timezone
from django.views.generic import TemplateView

from articles.models import Article, FrontPlace, Section

LEADS = 5  # places on top: the lead and four beside it
STORIES = 4  # places in the row of a section
HEADLINES = 8  # at most so many in the list of the latest

T = TypeVar("T")


class Front(NamedTuple):
    leads: list[Any]
    latest: list[Any]
    rows: list[tuple[Any, list[Any]]]  # sections that have something to show, with their stories


def composed(at=None):
    """The front page of the moment `at` (now), as cards; no article stands on it twice.

    Filled from the top down: leads, the latest, a row for each section. What stands somewhere by
    hand is kept for that place. Three queries and one for each section.
    """
    at = at or timezone.now()
    chosen, placed = _choices(at)
    public = Article.objects.published(at).latest_first().for_cards()
    newest = [
        article
        for article in public[: LEADS + 2 * HEADLINES + len(placed)]
        if article.pk not in placed
    ]
    leads = arranged(LEADS, chosen[None], newest)
    rest = [article for article in newest if article not in leads]
    latest = rest[: min(HEADLINES, len(rest) // 2)]  # in a small newspaper rows have their share
    shown = placed.union(article.pk for article in [*leads, *latest])
    unseen = public.exclude(pk__in=shown)
    rows = [
        (section, arranged(STORIES, chosen[section.pk], unseen.in_section(section)[:STORIES]))
        for section in Section.objects.in_order()
    ]
    return Front(leads, latest, [(section, stories) for section, stories in rows if stories])


def places_in(section) -> range:
    """The ranks that the page has there; without a section, on top."""
    return range(1, (STORIES if section else LEADS) + 1)


def arranged(size: int, chosen: Mapping[int, T], newest: Iterable[T]) -> list[T]:
    """What stands in `size` places: each one's choice by rank, else the next of the newest.

    Where there are fewer of these than free places, what follows moves up.
    """
    remaining = iter(newest)
    places = (chosen.get(rank) or next(remaining, None) for rank in range(1, size + 1))
    return [story for story in places if story is not None]


def _choices(at):
    """Articles by section and rank, as editors chose them, and the keys of all. One query."""
    chosen, placed = defaultdict(dict), set()
    for place in FrontPlace.objects.in_force(at).with_cards():
        if place.rank in places_in(place.section_id) and place.article.is_published(at):
            chosen[place.section_id][place.rank] = place.article
            placed.add(place.article_id)
    return chosen, placed


class FrontPage(TemplateView):
    """What the newsroom puts first; every article stands in the list of the latest."""

    template_name = "articles/front.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(front=composed(), **kwargs)
