"""The lists of several articles, read at once, and why something cannot join one of them."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext

from articles.models import Article, RelatedExclusion, RelatedLink
from newsdesk.related import refusals


@dataclass(frozen=True)
class Listed:
    """An article with its choices by target, in their order, and what is excluded for it."""

    article: Article
    links: dict[int, RelatedLink]
    excluded: frozenset[int]

    @property
    def room(self):
        """How many more choices it takes."""
        return max(refusals.MOST_LINKS - len(self.links), 0)

    def leads_to(self, target: int) -> bool:
        link = self.links.get(target)
        return bool(link) and link.is_in_force()

    def why_not(self, target: int) -> str:
        """Why nobody adds this target in bulk; "" where it may join."""
        if target == self.article.pk:
            return str(refusals.ITSELF)
        if self.leads_to(target):
            return gettext("It leads there already.")
        if target in self.excluded:
            return str(refusals.EXCLUDED)
        if target not in self.links and not self.room:
            return str(refusals.FULL) % {"most": refusals.MOST_LINKS}
        return ""


def lists_of(articles) -> list[Listed]:
    """The lists of these articles, in their order. Two queries."""
    keys = [article.pk for article in articles]
    links, excluded = defaultdict(dict), defaultdict(set)
    for link in RelatedLink.objects.filter(article__in=keys).order_by("position", "pk"):
        links[link.article_id][link.target_id] = link
    exclusions = RelatedExclusion.objects.of_any(keys)
    for article, target in exclusions.values_list("article", "target"):
        excluded[article].add(target)
    everywhere = excluded[None]
    return [
        Listed(article, links[article.pk], frozenset(excluded[article.pk] | everywhere))
        for article in articles
    ]
