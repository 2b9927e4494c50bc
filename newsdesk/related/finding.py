"""How a moderator finds an article to lead to: by words, an address, a number, who, what, where."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext

from articles.indexing import author_facet, section_facet, tag_facet
from articles.models import Article, Author, FormerSlug, Section, Tag
from articles.slugs import slugify
from search.finding import complete, find
from search.queries import parse

LONGEST = 400  # characters
SHOWN = 12
LOOKED_AT = 60
AHEAD = timedelta(days=60)  # so far what is scheduled is found by words

NUMBER = re.compile(r"#\s*([0-9]{1,18})", re.ASCII)
OPERATOR = re.compile(
    r'(?<!\S)(?P<name>autore|author|tag|sez|section):\s*(?:"(?P<phrase>[^"]*)"?|(?P<word>\S*))',
    re.IGNORECASE,
)
KINDS: dict[str, tuple[type, Callable[[int], str]]] = {
    "autore": (Author, author_facet),
    "author": (Author, author_facet),
    "tag": (Tag, tag_facet),
    "sez": (Section, section_facet),
    "section": (Section, section_facet),
}


class Found(NamedTuple):
    articles: list[Article]
    problem: str = ""


def found(typed: str, at=None) -> Found:
    """Public and scheduled articles for what was typed, the best first.

    `#12`, an address of the site with whatever is behind it, or words beside `autore:`, `tag:` and
    `sez:`. A few queries, whose cost does not grow with the archive.
    """
    typed = typed.replace("\0", "").strip()[:LONGEST]
    at = at or timezone.now()
    if not typed:
        return Found([])
    if number := NUMBER.fullmatch(typed):
        return Found(_linkable(Q(pk=int(number[1]))))
    if "://" in typed or typed.startswith("/"):
        return _at_address(typed)
    facets, problem = _facets(typed)
    if problem:
        return Found([], problem)
    words = OPERATOR.sub(" ", typed).strip()
    language = settings.SITE_LANGUAGE
    keys = find(parse(words, language), facets, at=at + AHEAD, limit=LOOKED_AT).ids
    if words and not facets and len(keys) < SHOWN:
        keys += complete(words, language, at=at + AHEAD, limit=SHOWN)
    articles = {article.pk: article for article in _linkable(Q(pk__in=keys))}
    ordered = [articles[key] for key in dict.fromkeys(keys) if key in articles]
    return Found(ordered[:SHOWN])


def _linkable(which):
    """What readers see or will see, as rows of a list show it."""
    found = Article.objects.public_or_scheduled().filter(which)
    return list(found.select_related("section").defer("body")[:LOOKED_AT])


def _at_address(typed):
    """What lies at an address of the site now, or lay there once."""
    try:
        parts = urlsplit(typed.split()[0])
        place = resolve(parts.path)
    except (Resolver404, ValueError, UnicodeError):
        return Found([], gettext("There is no article at this address."))
    own = {urlsplit(settings.SITE_URL).netloc.removeprefix("www."), ""}
    if parts.netloc.removeprefix("www.") not in own:
        return Found([], gettext("This address is not of this site."))
    if place.view_name != "articles:article":
        return Found([], gettext("There is no article at this address."))
    slug = place.kwargs["slug"]
    former = FormerSlug.objects.filter(slug=slug).values("article")
    articles = _linkable(Q(slug=slug) | Q(pk__in=former))
    problem = "" if articles else gettext("There is no article at this address.")
    return Found(sorted(articles, key=lambda article: article.slug != slug)[:1], problem)


def _facets(typed):
    """What each operator names, as facets of the index; or which of them names nothing."""
    facets = []
    for part in OPERATOR.finditer(typed):
        said = part["phrase"] if part["phrase"] is not None else part["word"]
        model, facet = KINDS[part["name"].lower()]
        key = _named(model, said)
        if key is None:
            words = gettext("Nothing is called so: %(name)s")
            return [], words % {"name": part[0].strip()}
        facets.append(facet(key))
    return facets, ""


def _named(model, said):
    """The key of what is called so, in whatever accents, or has a word that begins so; or None."""
    slug = slugify(said)
    if not slug:
        return None
    named = model.objects.filter(Q(slug__startswith=slug) | Q(slug__contains=f"-{slug}"))
    rows = named.order_by("slug").values_list("slug", "pk")[:LOOKED_AT]
    nearest = min(rows, key=lambda row: (not row[0].startswith(slug), len(row[0])), default=None)
    return nearest and nearest[1]
