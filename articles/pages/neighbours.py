"""Where an article stands among others: the parts of its series, or its section day by day."""

from typing import NamedTuple

from articles.models import Article


class Place(NamedTuple):
    before: Article | None
    after: Article | None
    number: int = 0  # among the parts of a series, from 1 on
    count: int = 0


def place_in_series(article):
    """Its place among the public parts of its series. Two queries."""
    parts = Article.objects.published().in_series(article.series_id)
    return Place(*parts.beside(article), *parts.position_of(article))


def place_in_section(article):
    """Its place among the public articles of its section, without numbers. One query."""
    return Place(*Article.objects.published().in_section(article.section_id).beside(article))
