"""The newsdesk's pages for articles and all that belongs to them."""

from articles.admin.article import ArticleAdmin
from articles.admin.front import FrontPlaceAdmin
from articles.admin.information import InformationPageAdmin
from articles.admin.linked import LinkedArticleAdmin
from articles.admin.vocabulary import AuthorAdmin, SectionAdmin, SourceAdmin, TagAdmin

__all__ = [
    "ArticleAdmin",
    "AuthorAdmin",
    "FrontPlaceAdmin",
    "InformationPageAdmin",
    "LinkedArticleAdmin",
    "SectionAdmin",
    "SourceAdmin",
    "TagAdmin",
]
