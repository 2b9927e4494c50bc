"""Which article an address in a file means."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from django.urls import Resolver404, resolve

from articles.models import Article, FormerSlug

LARGEST_KEY = 2**63 - 1


def keys_of(addresses: Iterable[str]) -> dict[str, int]:
    """The keys of those that mean an article, whatever its state. At most three queries.

    Figures alone are a key. Of an address only the path counts, and of that the slug: the host and
    the section may have changed since.
    """
    keys = {text: int(text) for text in addresses if _is_key(text)}
    there = set(Article.objects.filter(pk__in=keys.values()).values_list("pk", flat=True))
    found = {text: key for text, key in keys.items() if key in there}
    slugs = {text: slug for text in addresses if text not in keys and (slug := slug_of(text))}
    by_slug = _by_slug(set(slugs.values()))
    return found | {text: by_slug[slug] for text, slug in slugs.items() if slug in by_slug}


def _by_slug(slugs: set[str]) -> dict[str, int]:
    if not slugs:
        return {}
    former = FormerSlug.objects.filter(slug__in=slugs).values_list("slug", "article")
    present = Article.objects.filter(slug__in=slugs).values_list("slug", "pk")
    return dict(former) | dict(present)


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST_KEY


@lru_cache(10_000)
def slug_of(address: str) -> str:
    """The slug of the article that an address, a path or a slug means; "" for another page."""
    if "\0" in address:
        return ""
    if "/" not in address:
        return address
    try:
        parts = [part for part in unquote(urlsplit(address).path).split("/") if part]
    except ValueError:  # no address at all
        return ""
    if not parts or "\0" in parts[-1]:
        return ""
    try:
        match = resolve(f"/{'/'.join(parts)}/")
    except Resolver404:
        return parts[-1]  # of a site whose addresses were longer
    return match.kwargs["slug"] if match.view_name == "articles:article" else ""
