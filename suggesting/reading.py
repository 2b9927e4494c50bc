"""The suggestions that an article's list may be filled with, as they are at this moment."""

from django.db.models import Exists, OuterRef

from articles.models import Article, RelatedExclusion, RelatedLink, RelatedList, Suggestion
from suggesting.candidates import MOST
from suggesting.making import make_for


def suggestions_of(article, limit=MOST):
    """At most `limit` suggestions for the article, the best first, each with its target's card.

    Only public targets that nobody excluded here or everywhere, and to which no link in force
    leads. Two queries, one where the article has its list at hand; where none were ever made they
    are made now, which takes thirty more at most.
    """
    if not _are_made(article):
        make_for([article.pk])
    own = OuterRef("target")
    excluded = RelatedExclusion.objects.of(article.pk).filter(target=own)
    linked = RelatedLink.objects.in_force().filter(article=article.pk, target=own)
    public = Article.objects.published().filter(unlisted_reason="")
    return list(
        Suggestion.objects.filter(
            public.holds("target"), ~Exists(excluded), ~Exists(linked), article=article.pk
        )
        .select_related("target__section", "target__photo")
        .defer("target__body")
        .order_by("-score", "-target")[:limit]
    )


def _are_made(article):
    """No query where the article has its list at hand."""
    if Article._meta.get_field("related_list").is_cached(article):
        listed = getattr(article, "related_list", None)
        return bool(listed and listed.suggested_at)
    made = RelatedList.objects.filter(article=article.pk, suggested_at__isnull=False)
    return made.exists()
