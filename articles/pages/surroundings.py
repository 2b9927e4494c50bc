"""What stands on an article's page beside the article's own row: one question to the database."""

import json
from collections import defaultdict
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from django.db.models import Count, Q, Subquery, Value
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date

from articles.cursors import Cursor
from articles.models import (
    Article,
    ArticleTag,
    Author,
    Byline,
    Correction,
    Section,
    Source,
    SourceLink,
    Tag,
)
from articles.pages.questions import Question, facts, marked, moment, stored


class Mark(Enum):
    ARTICLE = auto()
    HOME = auto()  # its series if it has one, else its section
    PUBLISHED = auto()
    NOW = auto()


class Neighbour(NamedTuple):
    headline: str
    address: str


class Place(NamedTuple):
    """Where an article stands among the public parts of its series, or else in its section."""

    before: Neighbour | None
    after: Neighbour | None
    number: int = 0  # among the parts of a series, from 1 on
    count: int = 0


class Surroundings(NamedTuple):
    place: Place
    sections: list[Section]  # all of them in their order


def surroundings_of(article: Article) -> Surroundings:
    """Its place and, for the navigation, all sections. One query.

    It finds the article's bylines, sources, corrections and tags too, and leaves them, as lists,
    where `prefetch_related` would: `article.bylines.all()` then asks nothing.
    """
    found = _found(article)
    article._prefetched_objects_cache = {
        "bylines": sorted(map(_byline, found["byline"]), key=_position),
        "source_links": sorted(map(_source_link, found["source_link"]), key=_position),
        "corrections": _corrections(found["correction"]),
        "tags": [Tag(**use["tag"]) for use in sorted(found["tag"], key=lambda use: use["id"])],
    }
    sides = (_neighbour(found[side]) for side in ("before", "after"))
    numbers = found["numbers"][0] if article.series_id else {}
    sections = sorted((Section(**about) for about in found["section"]), key=_position)
    return Surroundings(Place(*sides, **numbers), sections)


def _found(article):
    """The answers by their kinds, unordered."""
    values = {
        Mark.ARTICLE: article.pk,
        Mark.HOME: article.series_id or article.section_id,
        Mark.PUBLISHED: stored(article.published_at),
        Mark.NOW: stored(timezone.now()),
    }
    found = defaultdict(list)
    for kind, about in _question(bool(article.series_id)).ask(values):
        found[kind].append(json.loads(about))
    return found


@cache
def _question(is_in_series):
    article, now = marked(Mark.ARTICLE), marked(Mark.NOW)
    place = Cursor(marked(Mark.PUBLISHED), article)
    others = Article.objects.published(now)
    home = marked(Mark.HOME)
    others = others.in_series(home) if is_in_series else others.in_section(home)
    answers = [
        _side("before", others.before(place).latest_first()),
        _side("after", others.after(place).oldest_first()),
        facts(
            Value("byline"),
            Byline.objects.filter(article=article).order_by(),
            *("id", "position", "role"),
            author=JSONObject(name="author__name", slug="author__slug", kind="author__kind"),
        ),
        facts(
            Value("source_link"),
            SourceLink.objects.filter(article=article).order_by(),
            *("id", "position", "url", "label", "author", "archived_url", "gone_since"),
            source=JSONObject(name="source__name"),
        ),
        facts(
            Value("correction"),
            Correction.objects.filter(article=article).order_by(),
            *("id", "kind", "text", "made_at", "on_top", "supersedes_id"),
        ),
        facts(
            Value("tag"),
            ArticleTag.objects.filter(content_object=article),
            "id",
            tag=JSONObject(id="tag__id", name="tag__name", slug="tag__slug"),
        ),
        facts(Value("section"), Section.objects.all(), "id", "position", "name", "slug"),
    ]
    if is_in_series:
        until = Q(published_at__lt=place.moment) | Q(published_at=place.moment, pk__lte=article)
        answers.append(
            facts(Value("numbers"), others, number=Count("pk", filter=until), count=Count("pk"))
        )
    first, *rest = answers
    return Question.written(first.union(*rest, all=True))


def _side(kind, articles):
    """The first of them, in a form that a union takes."""
    first = Article.objects.filter(pk=Subquery(articles.values("pk")[:1]))
    return facts(Value(kind), first, "headline", "slug", section="section__slug")


def _byline(about):
    return Byline(**about | {"author": Author(**about["author"])})


def _source_link(about):
    source = Source(**about["source"]) if about["source"]["name"] else None
    about["gone_since"] = parse_date(about["gone_since"] or "")
    return SourceLink(**about | {"source": source})


def _corrections(found):
    corrections = {
        about["id"]: Correction(**about | {"made_at": moment(about["made_at"])}) for about in found
    }
    for correction in corrections.values():
        if former := corrections.get(correction.supersedes_id):
            correction.supersedes = former
    return sorted(corrections.values(), key=lambda correction: (correction.made_at, correction.pk))


def _neighbour(found):
    for about in found:
        address = reverse("articles:article", args=[about["section"], about["slug"]])
        return Neighbour(about["headline"], address)
    return None


def _position(row):
    return row.position, row.pk
