"""Makes the suggestions of articles anew, and lets new articles into the lists of old ones."""

import logging
from collections import defaultdict
from itertools import islice

from django.conf import settings
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from articles.indexing import entry
from articles.models import Article, RelatedList, Suggestion
from photos.public import changed_in_bulk
from search.entries import tokens
from search.likeness import kept_tokens
from suggesting.candidates import Shelves, candidates_of, story_of, without_repeats
from suggesting.commons import commons
from suggesting.newcomers import let_in
from visits.passages import followed

logger = logging.getLogger(__name__)
AT_ONCE = 25  # articles of a transaction
DEADLOCK = "40P01"  # PostgreSQL ends one of two transactions that wait for each other


def make_for(articles, in_bulk=False):
    """Make the suggestions of these articles, or of those with these keys.

    Those that are public also enter the lists of what they lead to. Public pages are told, in the
    same transaction, if a list of theirs leads elsewhere than before. Some 40 ms an article, in
    transactions of a few articles, which are all that is held in memory.

    `in_bulk`: a part of very many that are all made. They find each other by themselves, and pages
    are told once, at the end of the part: told by each transaction, a night would have all pages
    printed anew every second. A worker that is killed leaves pages behind, then; so whoever makes
    in bulk tells them first, also when he begins again.
    """
    ids = iter([getattr(article, "pk", article) for article in articles])
    is_changed = False
    try:
        while some := list(islice(ids, AT_ONCE)):
            is_changed |= _attempt(some, in_bulk)
    finally:
        if is_changed and in_bulk:
            changed_in_bulk.send(Suggestion)


def _attempt(ids, in_bulk):
    """`_make`; where an article was deleted in between, or its address changed, these wait for the
    next time."""
    try:
        return _make(ids, in_bulk)
    except (IntegrityError, OperationalError) as error:
        if isinstance(error, OperationalError) and not _is_deadlock(error):
            raise
        logger.warning("Suggestions for %d articles are put off: %s", len(ids), error)
        return False


def _is_deadlock(error):
    """A form that changes an address holds the article, and then wants the list that we hold."""
    return getattr(error.__cause__, "sqlstate", "") == DEADLOCK


def _make(ids, in_bulk):
    """Whether any list that readers see leads elsewhere now; pages know, if not `in_bulk`."""
    at, followers = timezone.now(), followed(ids)
    shelves, kept = Shelves(at), kept_tokens(ids)
    articles = Article.objects.filter(pk__in=ids).defer("body").order_by("pk")
    chosen = {}
    for article in articles.prefetch_related("tags", "source_links__source"):
        own, text = followers.get(article.pk, {}), kept.get(article.pk) or _tokens(article)
        found = candidates_of(article, text, commons(), shelves, own)
        chosen[article] = without_repeats(found, story_of(article))
    with transaction.atomic():
        _lock(chosen)
        moved = _write({article.pk: found for article, found in chosen.items()})
        is_changed = any(article.pk in moved and article.is_published(at) for article in chosen)
        if not in_bulk:
            public = {
                article: found
                for article, found in chosen.items()
                if article.is_published(at) and not article.unlisted_reason
            }
            is_changed |= let_in(public, at)
        RelatedList.objects.filter(pk__in=[a.pk for a in chosen]).update(suggested_at=at)
        if is_changed and not in_bulk:
            changed_in_bulk.send(Suggestion)
    return is_changed


def _tokens(article):
    """Of a text that the index does not keep, as of a draft. Reads tags, bylines and the body."""
    return " ".join(tokens(entry(article), settings.SITE_LANGUAGE))


def _lock(chosen):
    """All lists that may be written, in one order, so that no two makers wait for each other."""
    own = [article.pk for article in chosen]
    RelatedList.objects.bulk_create([RelatedList(pk=pk) for pk in own], ignore_conflicts=True)
    theirs = {candidate.id for found in chosen.values() for candidate in found}
    lists = RelatedList.objects.filter(pk__in=theirs.union(own)).order_by("pk")
    list(lists.select_for_update(no_key=True).values_list("pk"))


def _write(chosen):
    """Put candidates, by the key of the article, in the place of what was suggested before.

    The keys of the lists that lead elsewhere now.
    """
    before = defaultdict(list)
    old = Suggestion.objects.filter(article__in=chosen)
    for pk, target in old.order_by("-score", "-target").values_list("article", "target"):
        before[pk].append(target)
    old.delete()
    Suggestion.objects.bulk_create(
        Suggestion(
            article_id=pk,
            target_id=candidate.id,
            score=candidate.score,
            reasons=candidate.tie.reasons,
        )
        for pk, found in chosen.items()
        for candidate in found
    )
    return {
        pk for pk, found in chosen.items() if before[pk] != [candidate.id for candidate in found]
    }
