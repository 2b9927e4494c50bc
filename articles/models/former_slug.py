from django.db import models

from photos.public import PublicModel

RESERVED_SLUGS = frozenset({"feed"})  # what stands under a section beside its articles


class FormerSlug(PublicModel):
    """An address that an article had while it was public; it leads to the present one."""

    slug = models.SlugField(max_length=80, unique=True)
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="former_slugs")

    class Meta:  # one of its own: an inherited one would want a migration
        pass

    def __str__(self):
        return self.slug


def slug_is_taken(slug: str, article) -> bool:
    """Whether the site or another article has this slug, or had it while public. Two queries."""
    if slug in RESERVED_SLUGS:
        return True
    others = type(article).objects.exclude(pk=article.pk).filter(slug=slug)
    former = FormerSlug.objects.exclude(article=article.pk).filter(slug=slug)
    return others.exists() or former.exists()
