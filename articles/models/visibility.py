"""How the newsroom chooses articles: above all, what readers may see."""

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from articles.models.author import Byline
from articles.models.correction import Correction
from articles.models.listing import ListingQuerySet
from articles.models.source import SourceLink

UNSEEN = Q(published_at=None) | Q(withdrawn_at__isnull=False)


def is_once_public(article, at=None):
    """Whether readers may see it, or have seen it; the rule of `once_public`."""
    return bool(article.published_at and article.published_at <= (at or timezone.now()))


class ArticleQuerySet(ListingQuerySet):
    """The newsroom's words for choosing articles; chainable."""

    def published(self, at=None):
        """What readers may see at the moment `at` (now): the one rule of visibility."""
        return self.once_public(at).filter(withdrawn_at=None)

    def once_public(self, at=None):
        """What readers may see or have seen: the published and the withdrawn."""
        return self.filter(published_at__lte=at or timezone.now())

    def public_or_scheduled(self):
        """What readers see now or will see."""
        return self.filter(published_at__isnull=False, withdrawn_at=None)

    def unseen(self):
        """Drafts and the withdrawn, the last saved first: what the site's search knows not."""
        return self.filter(UNSEEN).order_by("-modified_at", "-pk")

    def indexable(self):
        """What search engines may list: the one rule of robots, also `Article.is_indexable`.

        Of what is republished only that which names the original as the page to list.
        """
        unnamed = Q(origin=self.model.Origin.REPUBLISHED, canonical_url="")
        return self.filter(~unnamed, unlisted_reason="")

    def indexable_here(self):
        """What search engines may list at our address, not at that of an original elsewhere."""
        return self.indexable().exclude(origin=self.model.Origin.REPUBLISHED)

    def holds(self, key):
        """That it holds the article whose key stands in that field of other rows.

        Asked of each of those rows, where SQLite would first list all of these articles.
        """
        return Exists(self.order_by().filter(pk=OuterRef(key)))

    def for_cards(self):
        """With all that a card shows, and without the bodies."""
        return self.select_related("section", "photo").defer("body")

    def for_page(self):
        """With all that the article's own page shows, at a fixed number of queries."""
        return self.select_related("section", "photo", "series").prefetch_related(
            Prefetch("bylines", Byline.objects.select_related("author")),
            Prefetch("source_links", SourceLink.objects.select_related("source")),
            Prefetch("corrections", Correction.objects.select_related("supersedes")),
            "tags",
        )
