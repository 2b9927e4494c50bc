"""The articles that a page leads to, asked for in a question that a process writes once."""

import json
from datetime import date
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from django.db.models import F
from django.db.models.functions import JSONObject
from django.utils import timezone

from articles.models import Article, RelatedLink, Section
from articles.models.listing import MOST_RELATED, MOST_TAGS
from articles.pages.questions import Question, facts, moment, stored
from photos.models import Photo

PHOTO = ("image", "image_width", "image_height", "focal_point", "alt", "credit", "rights_until")


class Mark(Enum):
    ARTICLE = auto()
    SECTION = auto()
    NOW = auto()


class RelatedCard(NamedTuple):
    """What the card of an article says; values alone, so that what is printed of it can be kept."""

    kind: str  # a `RelatedLink.Kind`; empty where no one chose it
    facts: str

    @property
    def is_curated(self) -> bool:
        return bool(self.kind)

    @property
    def heading(self) -> str:
        return heading(self.kind)

    @property
    def article(self) -> Article:
        """With the `own_headline` of the choice."""
        return _article(json.loads(self.facts))


def heading(kind: str) -> str:
    """What a card of that kind says above all else, in readers' words."""
    return RelatedLink.Kind(kind).heading if kind else ""


def enough(cards):
    """The cards, unless there is but one and no one chose it: that is no list to read on in."""
    cards = list(cards)
    return cards if len(cards) > 1 or any(card.is_curated for card in cards) else []


def related_cards(article: Article) -> list[RelatedCard]:
    """`ArticleQuerySet.related_to`, each with just what a card shows. One query."""
    tags = [tag.pk for tag in article.tags.all()][:MOST_TAGS]
    values = {
        Mark.ARTICLE: article.pk,
        Mark.SECTION: article.section_id,
        Mark.NOW: stored(timezone.now()),
        **{_tag(number): key for number, key in enumerate(tags)},
    }
    return [RelatedCard(*answer) for answer in _question(len(tags)).ask(values)]


@cache
def _question(number_of_tags):
    tags = [_tag(number) for number in range(number_of_tags)]
    related = Article.objects.related_by(Mark.ARTICLE, Mark.SECTION, tags, Mark.NOW, MOST_RELATED)
    return Question.written(
        facts(
            F("kind"),
            related,
            *("id", "kicker", "headline", "standfirst", "excerpt", "slug", "published_at"),
            "own_headline",
            section=JSONObject(name="section__name", slug="section__slug"),
            photo=JSONObject(id="photo_id", **{name: f"photo__{name}" for name in PHOTO}),
        )
    )


def _tag(number):
    return ("tag", number)


def _article(about):
    photo, own_headline = about["photo"], about.pop("own_headline")
    article = Article(
        **about
        | {
            "published_at": moment(about["published_at"]),
            "section": Section(**about["section"]),
            "photo": _photo(photo) if photo["id"] else None,
        }
    )
    article.own_headline = own_headline
    return article


def _photo(about):
    until = about["rights_until"]
    return Photo(**about | {"rights_until": until and date.fromisoformat(until)})
