"""How the newsroom finds an article by words, whether readers see it or not."""

from datetime import UTC, datetime

from django.conf import settings

from articles.models import Article
from search.analyser import words
from search.finding import COUNTED, complete, find
from search.queries import parse

EVER = datetime(2100, 1, 1, tzinfo=UTC)  # what is scheduled is in the index already
BEGUN = 200  # articles whose headline has a word that was only begun
LOOKED_THROUGH = 2_000


def ids_by_words(typed: str, is_being_typed: bool = False) -> list[int]:
    """Ids of at most some 3,000 articles that have these words, the newest of each kind.

    What is or will be public is found by the index of the site's search, in all it says; drafts
    and what is withdrawn, of which the index knows nothing, by the headlines of those saved last.
    Where nothing has the last word, or while it is being typed, it may be begun only. Three
    queries, whose cost does not grow with the archive.
    """
    language = settings.SITE_LANGUAGE
    found = find(parse(typed, language), at=EVER, limit=COUNTED, newest_first=True).ids
    if is_being_typed or not found:
        found = found + complete(typed, language, at=EVER, limit=BEGUN)
    return [*found, *_unseen(words(typed))]


def _unseen(wanted):
    """Ids of those out of readers' sight whose headline has all these words, or their beginning."""
    if not wanted:
        return []
    saved_last = Article.objects.unseen().values_list("pk", "headline")[:LOOKED_THROUGH]
    return [key for key, headline in saved_last if _has(words(headline), wanted)]


def _has(found, wanted):
    return all(any(word.startswith(begun) for word in found) for begun in wanted)
