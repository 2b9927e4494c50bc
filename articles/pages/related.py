"""The articles that a page leads to, asked for in a question that a process writes once."""

import json
from datetime import date
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from django.db.models import Case, Value, When
from django.db.models.functions import JSONObject
from django.utils import timezone

from articles.models import Article, Section
from articles.models.listing import MOST_RELATED, MOST_TAGS
from articles.pages.questions import Question, facts, moment, stored
from photos.models import Photo

CURATED = "curated"
PHOTO = ("image", "image_width", "image_height", "focal_point", "alt", "credit", "rights_until")


class Mark(Enum):
    ARTICLE = auto()
    SECTION = auto()
    NOW = auto()


class RelatedCard(NamedTuple):
    facts: str  # all that it shows
    is_curated: bool

    @property
    def article(self) -> Article:
        return _article(json.loads(self.facts))


def related_cards(article: Article) -> list[RelatedCard]:
    """`ArticleQuerySet.related_to`, each with just what a card shows. One query."""
    tags = [tag.pk for tag in article.tags.all()][:MOST_TAGS]
    values = {
        Mark.ARTICLE: article.pk,
        Mark.SECTION: article.section_id,
        Mark.NOW: stored(timezone.now()),
        **{_tag(number): key for number, key in enumerate(tags)},
    }
    answers = _question(len(tags)).ask(values)
    return [RelatedCard(about, kind == CURATED) for kind, about in answers]


@cache
def _question(number_of_tags):
    tags = [_tag(number) for number in range(number_of_tags)]
    related = Article.objects.related_by(Mark.ARTICLE, Mark.SECTION, tags, Mark.NOW, MOST_RELATED)
    return Question.written(
        facts(
            Case(When(is_curated=True, then=Value(CURATED)), default=Value("found")),
            related,
            *("id", "kicker", "headline", "standfirst", "excerpt", "slug", "published_at"),
            section=JSONObject(name="section__name", slug="section__slug"),
            photo=JSONObject(id="photo_id", **{name: f"photo__{name}" for name in PHOTO}),
        )
    )


def _tag(number):
    return ("tag", number)


def _article(about):
    photo = about["photo"]
    return Article(
        **about
        | {
            "published_at": moment(about["published_at"]),
            "section": Section(**about["section"]),
            "photo": _photo(photo) if photo["id"] else None,
        }
    )


def _photo(about):
    until = about["rights_until"]
    return Photo(**about | {"rights_until": until and date.fromisoformat(until)})
