"""What search engines are told of an article by where it comes from."""

from articles.addresses import absolute
from articles.models import Article

LISTED = "max-image-preview:large, max-snippet:-1, max-video-preview:-1"
NOT_LISTED = "noindex, follow"


def robots(article: Article) -> str:
    return LISTED if article.is_indexable else NOT_LISTED


def canonical(article: Article) -> str:
    """The whole address of the page that search engines should list for this text.

    It is our own page, unless an agreement asks for the original's. Never a foreign one together
    with `noindex`: an engine could take that as a word on the original. That the original is gone
    changes nothing: whose text it is stays true, and the agreement is the publisher's to end.
    """
    foreign = article.origin == Article.Origin.REPUBLISHED and article.is_indexable
    return article.canonical_url if foreign else absolute(article.get_absolute_url())
