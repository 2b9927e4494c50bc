"""What many articles of this site have, so that what few have weighs more."""

import time
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils import timezone

from articles.models import Article, ArticleTag
from search.likeness import Commonness, commonness
from suggesting.scoring import rarity

LONGEST = 60 * 60  # seconds that it is kept; a second for each article, as small sites grow fast


@dataclass(frozen=True)
class Commons:
    number: int  # public articles
    words: Commonness
    kept_until: float  # of the monotonic clock
    uses: dict[int, int] = field(default_factory=dict)  # by tag how many have it, once asked for

    def rarities(self, tags):
        """By key how rare these tags are, from 0 to 1. One query where one was not asked for."""
        if unknown := [tag for tag in tags if tag not in self.uses]:
            public = ArticleTag.objects.filter(tag__in=unknown, listed_at__lte=timezone.now())
            counts = dict(public.order_by().values_list("tag").annotate(Count("pk")))
            self.uses.update({tag: counts.get(tag, 0) for tag in unknown})
        return {tag: rarity(self.uses[tag], self.number) for tag in tags}


class _Kept:
    commons = None


def commons():
    """As this process knows it. Three queries, some 0.2 s, once an hour; else none."""
    if _Kept.commons is None or _Kept.commons.kept_until < time.monotonic():
        number = Article.objects.published().count()
        until = time.monotonic() + min(number, LONGEST)
        _Kept.commons = Commons(number, commonness(), until)
    return _Kept.commons


def forget():
    _Kept.commons = None
