"""Readers who go straight from one article to another: pairs by day, and nothing of a person.

A browser that follows a link within the site names the page it comes from (Referer). What is kept
of that is on a day how many readers it was from which of our articles; no cookie, no parameter.
Each process gathers pairs in its memory and writes them out about once a minute: a crash loses
that minute.
"""

import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from threading import Lock
from typing import Any, NamedTuple

from django.conf import settings
from django.db import Error
from django.db.models import Sum
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils import timezone

from articles.models import Article, FormerSlug
from visits.models import Passage
from visits.repeats import has_passed
from visits.upserts import add_passages

TOLD = 5  # a pair that was followed more rarely is told to nobody
HELD = 5_000  # pairs in a process; others are not counted before these are written out
LONGEST = 200  # characters of a path; no article has a longer one
SLASHES = 3  # in the path of an article, at least
PAUSE = 60  # seconds between two writings
# What browsers say when they load the same page anew; they name where they came from once more.
ANEW = ("max-age=0", "no-cache")

Pair = tuple[str, int, int]  # path of the page before, article, day


class Pairs:
    """What one process has not written out yet, shared by its threads. A fork has nothing."""

    def __init__(self) -> None:
        self.forget()
        os.register_at_fork(after_in_child=self.forget)

    def forget(self) -> None:
        self.lock = Lock()
        self.waiting: Counter[Pair] = Counter()
        self.due_at = 0.0  # of the monotonic clock

    def add(self, pair: Pair, count: int = 1) -> None:
        with self.lock:
            if pair in self.waiting or len(self.waiting) < HELD:
                self.waiting[pair] += count

    def take(self) -> Counter[Pair]:
        with self.lock:
            taken, self.waiting = self.waiting, Counter()
        return taken


pairs = Pairs()


def note(environ: Mapping[str, Any], article_id: int, day: int) -> None:
    """Count whence a person opened the article, if it was a page of ours that may be an article's.

    Once a day for each reader, as far as readers can be told apart. The page before is taken at the
    browser's word. Without a Referer, or with that of another site, one test of a string.
    """
    referer = environ.get("HTTP_REFERER")
    if not referer or not referer.startswith(settings.SITE_URL):
        return
    path = referer[len(settings.SITE_URL) :].partition("?")[0]  # what was searched for stays out
    is_long_enough = path.startswith("/") and path.count("/") >= SLASHES
    if not is_long_enough or len(path) > LONGEST or environ.get("HTTP_CACHE_CONTROL") in ANEW:
        return
    if not has_passed(environ, path, article_id):
        pairs.add((path, article_id, day))


def write_when_due() -> None:
    """`write`, about once a minute."""
    if time.monotonic() >= pairs.due_at:
        pairs.due_at = time.monotonic() + PAUSE
        write()


def write() -> None:
    """Write out what this process has gathered: two queries, none where there is nothing.

    Error where the database refuses; the pairs wait on, then. What is no public article's page,
    or leads to itself, is dropped.
    """
    taken = pairs.take()
    slugs = {path: slug for path in {pair[0] for pair in taken} if (slug := slug_in(path))}
    if not slugs:
        return
    try:
        articles = _articles_at(set(slugs.values()))
        add_passages(_by_articles(taken, slugs, articles))
    except Error:
        for pair, count in taken.items():
            pairs.add(pair, count)
        raise


def slug_in(path: str) -> str | None:
    """That of the article whose page this path may be; None where it is another page, or none."""
    try:
        found = resolve(f"/{path.removeprefix(get_script_prefix())}")
    except Resolver404:
        return None
    return found.kwargs["slug"] if found.view_name == "articles:article" else None


def _articles_at(slugs: set[str]) -> dict[str, int]:
    """Public articles by their slugs, present and former ones. One query."""
    public = Article.objects.published().order_by()
    former = FormerSlug.objects.order_by().filter(public.holds("article"), slug__in=slugs)
    present = public.filter(slug__in=slugs).values_list("slug", "pk")
    return dict(present.union(former.values_list("slug", "article_id"), all=True))


def _by_articles(
    taken: Counter[Pair], slugs: Mapping[str, str], articles: Mapping[str, int]
) -> Counter[tuple[date, int, int]]:
    counts: Counter[tuple[date, int, int]] = Counter()
    for (path, target, day), count in taken.items():
        article = articles.get(slugs.get(path, ""))
        if article and article != target:
            counts[date.fromordinal(day), article, target] += count
    return counts


def followed(article_ids: Iterable[int], days: int = 7) -> dict[int, dict[int, int]]:
    """By article how many readers went on to which target, day by day, today and the days before.

    Only pairs that were followed `TOLD` times or more in these days. One query.
    """
    since = timezone.localdate() - timedelta(days)
    often = (
        Passage.objects.filter(article__in=article_ids, day__gt=since)
        .order_by()
        .values_list("article_id", "target_id")
        .annotate(all=Sum("count"))
        .filter(all__gte=TOLD)
    )
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for article, target, count in often:
        found[article][target] = count
    return dict(found)


class Followed(NamedTuple):
    """A pair of public articles, and how often readers went from one to the other."""

    article: Article
    target: Article
    count: int


def most_followed(limit: int, days: int = 7) -> list[Followed]:
    """The pairs that are followed most, today and the days before; only what `followed` tells of.
    Two queries, one where there are none."""
    since = timezone.localdate() - timedelta(days)
    often = (
        Passage.objects.filter(day__gt=since)
        .order_by()
        .values_list("article_id", "target_id")
        .annotate(all=Sum("count"))
        .filter(all__gte=TOLD)
        .order_by("-all", "article_id", "target_id")[:limit]
    )
    rows = list(often)
    keys = {key for pair in rows for key in pair[:2]}
    public = Article.objects.published().for_cards().in_bulk(keys) if keys else {}
    return [
        Followed(public[article], public[target], count)
        for article, target, count in rows
        if article in public and target in public
    ]
