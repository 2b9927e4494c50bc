"""Which pages are printed once for each edition, and when an edition ends by itself."""

import time

from django.conf import settings
from django.db.models import Min
from django.utils import timezone
from django.utils.http import http_date

from articles.feeds.urls import paths as feeds
from articles.models import Article, FrontPlace, InformationPage, RelatedLink
from articles.pages.stretches import AFTER, BEFORE
from editions.current import midnight_after
from editions.printing import Printed

MINUTE = 60  # seconds: how old the list of the most read may be
NEWS_MAY_WAIT = 5 * MINUTE  # until an article of two days ago leaves the sitemap for news
A_STRETCH = (BEFORE, AFTER)
LISTS = ("latest", "section", "tag", "author", "series", "month")
FILES = (
    "sitemap sitemap-pages sitemap-month news-sitemap robots tdm-reservation security humans ads"
    " manifest favicon apple-touch-icon opensearch"
).split()

# By the name of the address: the parameters that make another page. Whatever else an address says
# makes none, and the view never hears of it.
PRINTED: dict[str, tuple[str, ...]] = {
    "articles:front": (),
    "articles:article": (),
    "articles:year": (),
    **{f"articles:{name}": A_STRETCH for name in LISTS},
    **{f"articles:{kind}": () for kind in InformationPage.Kind.values},
    "articles:corrections": A_STRETCH,
    **{f"articles:{feed.name}": () for feed in feeds},
    **{name: () for name in FILES},
    "visits:most-read": (),
    "visits:most-read-json": (),
}
# What changes by itself, with the seconds after which it is printed anew.
RENEWED = {
    "articles:front": MINUTE,
    "visits:most-read": MINUTE,
    "visits:most-read-json": MINUTE,
    "news-sitemap": NEWS_MAY_WAIT,
}


class PrintedMiddleware:
    """Says of a response that it is a page of the edition, by its attribute `printed`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        began = time.time()  # what it says may be of this moment, however long it takes
        response = self.get_response(request)
        name = request.resolver_match and request.resolver_match.view_name
        if name in PRINTED and response.status_code == 200:
            counts_itself = settings.VISITS == "beacon"
            live = None if counts_itself else getattr(response, "article_id", None)
            response.printed = Printed(renewed_at(name, began), live)
            if counts_itself and request.META.get("editions.printing"):
                response.headers.setdefault("Expires", end_of(name))  # for newsportal/copies.py
        return response


def renewed_at(name, now=None):
    """The next moment at which this page is out of date whatever happens; None if there is none."""
    every = RENEWED.get(name)
    return every and ((now or time.time()) // every + 1) * every


def end_of(name):
    """When this page, printed now, ends by itself, as a header says it. Three queries."""
    now = timezone.now()
    due = next_due(now).timestamp()
    return http_date(min(due, renewed_at(name, now.timestamp()) or due))


def next_due(now):
    """The next moment at which something public changes by itself. Three queries.

    The turn of the day at the latest: dates on the front page, and rights of photos, go by days.
    """
    scheduled = Article.objects.public_or_scheduled().filter(published_at__gt=now)
    places = FrontPlace.objects.filter(until__gt=now)
    links = RelatedLink.objects.filter(expires_at__gt=now)
    moments = [
        scheduled.aggregate(moment=Min("published_at"))["moment"],
        places.aggregate(moment=Min("until"))["moment"],
        links.aggregate(moment=Min("expires_at"))["moment"],
        midnight_after(now),
    ]
    return min(moment for moment in moments if moment)
