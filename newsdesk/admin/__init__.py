"""The newsdesk's pages for articles and all that belongs to them."""

from newsdesk.admin.article import ArticleAdmin
from newsdesk.admin.front import FrontPlaceAdmin
from newsdesk.admin.information import InformationPageAdmin
from newsdesk.admin.linked import LinkedArticleAdmin
from newsdesk.admin.photos import PhotoAdmin
from newsdesk.admin.sources import SourceCheckAdmin
from newsdesk.admin.vocabulary import AuthorAdmin, SectionAdmin, SourceAdmin, TagAdmin

__all__ = [
    "ArticleAdmin",
    "AuthorAdmin",
    "FrontPlaceAdmin",
    "InformationPageAdmin",
    "LinkedArticleAdmin",
    "PhotoAdmin",
    "SectionAdmin",
    "SourceAdmin",
    "SourceCheckAdmin",
    "TagAdmin",
]
