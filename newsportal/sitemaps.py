"""What search engines may list, as sitemaps: an index, a file for each month, one for the rest.

Each is written anew when asked for, so that what is withdrawn is gone at once; who has the same
one already gets 304.
"""

from datetime import date, timedelta
from functools import wraps
from itertools import chain

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from articles import months
from articles.addresses import absolute
from articles.dates import iso
from articles.models import (
    Article,
    ArticleTag,
    Author,
    Byline,
    InformationPage,
    Section,
    Series,
    Tag,
)

ADDRESSES_IN_A_FILE = 10_000  # the format allows 50,000, but the last one would take seconds
NEWS_FOR = timedelta(days=2)
NEWS_IN_A_FILE = 1_000
A_MOMENT = timedelta.resolution


def sitemap(view):
    """A view of the request that gives a template's name and its context."""

    @wraps(view)
    @require_safe
    @cache_control(public=True, no_cache=True)
    @conditional_page
    def answer(request, **kwargs):
        template, context = view(**kwargs)
        return render(request, template, context, content_type="application/xml; charset=utf-8")

    return answer


@sitemap
def index():
    """Every sitemap but the news. Two queries, and two for every 10,000 articles."""
    crowds = crowded_months()
    names = [reverse("sitemap-pages")]
    for month in Article.objects.published().indexable_here().months():
        named = {"year": f"{month:%Y}", "month": f"{month:%m}"}
        names.append(reverse("sitemap-month", kwargs=named))
        for part in range(2, crowds.get(month, 1) + 1):
            names.append(reverse("sitemap-month", kwargs={**named, "part": part}))
    return "newsportal/sitemap_index.xml", {"addresses": map(absolute, names)}


def crowded_months():
    """How many files each month needs that one may not be enough for, by its first day.

    Such a month holds at least one of every 10,000th article, which an index alone tells.
    """
    crowded, moment, nth = {}, timezone.now(), ADDRESSES_IN_A_FILE - 1
    while (
        every := Article.objects.published(moment)
        .latest_first()[nth : nth + 1]
        .values_list("published_at", flat=True)
    ):
        month = months.month_of(every[0])
        if public_in(month).count() > ADDRESSES_IN_A_FILE:
            crowded[month] = -(-public_in(month).indexable_here().count() // ADDRESSES_IN_A_FILE)
        moment = months.bounds(month)[0] - A_MOMENT
    return crowded


def public_in(month):
    return Article.objects.published().between(*months.bounds(month))


@sitemap
def month(year, month, part=1):
    """The articles of a month, the newest first; Http404 where there are none. One query."""
    start = (int(part) - 1) * ADDRESSES_IN_A_FILE
    articles = (
        public_in(date(int(year), int(month), 1))
        .indexable_here()
        .latest_first()
        .select_related("section")
        .only("slug", "published_at", "updated_at", "section__slug")
    )[start : start + ADDRESSES_IN_A_FILE]
    if not articles:
        raise Http404
    pages = [
        (absolute(article.get_absolute_url()), iso(article.updated_at or article.published_at))
        for article in articles
    ]
    return "newsportal/sitemap.xml", {"pages": pages}


@sitemap
def pages():
    """The front page and all lists that hold an article. Five queries."""
    public, now = Article.objects.published(), timezone.now()
    used = ArticleTag.objects.filter(tag=OuterRef("pk")).listed(now)
    signed = Byline.objects.filter(author=OuterRef("pk")).listed(now)
    subjects = chain(
        Section.objects.filter(Exists(public.filter(section=OuterRef("pk")))).in_order(),
        Series.objects.filter(Exists(public.filter(series=OuterRef("pk")))).order_by("pk"),
        Author.objects.filter(Exists(signed)).order_by("pk"),
        Tag.objects.filter(Exists(used)).order_by("pk"),
    )
    names = [
        reverse("articles:front"),
        *(reverse(f"articles:{kind}") for kind in InformationPage.Kind),
        *(subject.get_absolute_url() for subject in subjects),
    ]
    addresses = map(absolute, names[:ADDRESSES_IN_A_FILE])
    return "newsportal/sitemap.xml", {"pages": [(address, "") for address in addresses]}


@sitemap
def news():
    """For Google News: the newest of our own articles of two days, at most 1,000. One query."""
    articles = (
        Article.objects.published()
        .indexable_here()
        .filter(origin=Article.Origin.ORIGINAL, published_at__gte=timezone.now() - NEWS_FOR)
        .latest_first()
        .select_related("section")
        .only("headline", "slug", "published_at", "section__slug")
    )
    return "newsportal/news_sitemap.xml", {"articles": articles[:NEWS_IN_A_FILE]}
