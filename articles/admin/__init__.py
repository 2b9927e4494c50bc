"""The newsdesk's pages for articles and all that belongs to them."""

from articles.admin.article import ArticleAdmin
from articles.admin.linked import LinkedArticleAdmin
from articles.admin.vocabulary import AuthorAdmin, SectionAdmin, SourceAdmin, TagAdmin

__all__ = [
    "ArticleAdmin",
    "AuthorAdmin",
    "LinkedArticleAdmin",
    "SectionAdmin",
    "SourceAdmin",
    "TagAdmin",
]
