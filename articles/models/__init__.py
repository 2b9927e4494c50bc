"""What we publish. One model a file; import them from here."""

from articles.models.article import Article
from articles.models.author import Author, Byline
from articles.models.correction import Correction
from articles.models.former_slug import FormerSlug
from articles.models.front import FrontPlace
from articles.models.information import InformationPage
from articles.models.related import (
    LinkedArticle,
    RelatedExclusion,
    RelatedLink,
    RelatedList,
    Suggestion,
)
from articles.models.section import Section
from articles.models.series import Series
from articles.models.source import Source, SourceLink
from articles.models.tag import ArticleTag, Tag

__all__ = [
    "Article",
    "ArticleTag",
    "Author",
    "Byline",
    "Correction",
    "FormerSlug",
    "FrontPlace",
    "InformationPage",
    "LinkedArticle",
    "RelatedExclusion",
    "RelatedLink",
    "RelatedList",
    "Section",
    "Series",
    "Source",
    "SourceLink",
    "Suggestion",
    "Tag",
]
