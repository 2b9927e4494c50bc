"""What waits to be chosen for an article, also before readers see it."""

from articles.models import RelatedList
from suggesting.making import make_for
from suggesting.reading import suggestions_of


def already_suggested(article):
    """The suggestions that were made for an article by now; none are made."""
    made = RelatedList.objects.filter(article=article.pk, suggested_at__isnull=False)
    return suggestions_of(article) if made.exists() else []


def suggested_for(article, limit=20):
    """The suggestions for an article, the best first; of one not public from what is saved of it.

    What readers see has its own made by jobs. The queries of `suggestions_of`, and of making them
    where a draft was changed since.
    """
    if not article.is_published():
        made = RelatedList.objects.filter(article=article.pk)
        if not made.filter(suggested_at__gte=article.modified_at).exists():
            make_for([article.pk])
    return suggestions_of(article, limit)
