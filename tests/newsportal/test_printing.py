"""Which pages are printed; printed or not, they say the same."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import URLResolver, get_resolver

from articles.models import FrontPlace, RelatedLink
from newsportal.printing import A_STRETCH, PRINTED, RENEWED, midnight_after, next_due, renewed_at
from tests import factories
from tests.newspaper import FILES, PAGES, STATUS, print_newspaper
from tests.newsportal.doors import django, headers_of_the_page, without_numbers, wrapped
from visits.beat import beat
from visits.models import UncountedOpenings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connections_stay")]

NOT_PRINTED = {
    "articles:search": "as many pages as there are words",
    "articles:search-suggestions": "as many answers as there are words",
    "articles:share-image": "a file that is kept as such",
    "oembed": "as many answers as there are sizes",
    "healthz": "tells of this very moment",
    "readyz": "tells of this very moment",
    "visits:beacon": "counts",
    "indexnow-key": "asked for by machines, a few times ever",
    "newsportal.media.media": "files",
    "preview": "shows what is not public yet, to whoever has the secret",
}
PASSED_BY = {"search", "search with results", "search without results", "not found"}
PASSED_BY |= {"suggestions", "embedding", "alive", "withdrawn"}
NOON = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
every_address = pytest.mark.parametrize("name", PAGES | FILES)


@pytest.fixture
def newspaper():
    """On a day on which time stands still, so that both doors answer at the same moment."""
    with time_machine.travel(NOON, tick=False):
        yield print_newspaper(others=3)


# --- Which are printed ------------------------------------------------------------------------


def names(resolver, prefix=""):
    for entry in resolver.url_patterns:
        if not isinstance(entry, URLResolver):
            yield prefix + (entry.name or entry.lookup_str)
        elif str(entry.pattern) != "admin/":
            yield from names(entry, f"{entry.namespace}:" if entry.namespace else prefix)


def test_every_address_of_the_site_is_printed_or_there_is_a_reason_why_not():
    every = set(names(get_resolver()))
    assert every == set(PRINTED) | set(NOT_PRINTED)
    assert not set(PRINTED) & set(NOT_PRINTED)
    assert set(RENEWED) <= set(PRINTED)


@every_address
def test_a_printed_page_says_what_django_says_alone(newspaper, name):
    address, site = (PAGES | FILES)[name], wrapped()
    alone = django()(address)
    replies = [site(address) for _ in range(3)]
    assert alone.status == STATUS.get(name, 200)
    for reply in replies:
        assert reply.status == alone.status
        assert without_numbers(reply) == without_numbers(alone)
        assert headers_of_the_page(reply) == headers_of_the_page(alone)
        assert ("Edition" in reply.headers) == (name not in PASSED_BY)


@every_address
def test_what_holds_for_every_address_holds_for_printed_pages(newspaper, name):
    address, site = (PAGES | FILES)[name], wrapped()
    for cookies in ({}, {"HTTP_COOKIE": "_ga=1; lang=de"}, {}):
        reply = site(address, HTTP_ACCEPT_LANGUAGE="de", **cookies)
        assert "Set-Cookie" not in reply.headers
        varies = {part.strip().lower() for part in reply.headers.get("Vary", "").split(",")}
        assert {"cookie", "accept-language"}.isdisjoint(varies)
        policy = reply.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert b"csrfmiddlewaretoken" not in reply.body


def test_what_staff_are_shown_is_kept_for_nobody(newspaper, settings):
    site = wrapped()
    for address in PAGES.values():
        cookie = f"{settings.SESSION_COOKIE_NAME}=abc"
        assert "Edition" not in site(address, HTTP_COOKIE=cookie).headers


@pytest.mark.parametrize("name", ["latest", "section", "tag", "author", "series", "month"])
def test_a_place_in_a_list_makes_a_page_and_what_others_append_makes_none(newspaper, name):
    assert PRINTED[f"articles:{name}"] == A_STRETCH
    site, address = wrapped(), PAGES[name]
    first = site(address)
    assert site(f"{address}?utm_source=x&fbclid=y").body == first.body
    assert len(site.application.answerer.store) == 1
    assert site(f"{address}?before=x").status == 404
    assert "Edition" not in site(f"{address}?before=x&after=y").headers


def test_a_redirect_keeps_what_the_address_says_and_is_tallied(newspaper):
    section, slug = PAGES["article"].strip("/").split("/")
    reply = wrapped()(f"/former-{section}/{slug}/?utm_source=x")
    assert reply.status == 301
    assert reply.headers["Location"] == f"{PAGES['article']}?utm_source=x"
    beat()
    assert UncountedOpenings.objects.get().reason == UncountedOpenings.Reason.REFUSED


# --- When they end ----------------------------------------------------------------------------


def test_a_page_with_the_most_read_is_renewed_with_each_minute():
    moment = NOON.timestamp()
    assert renewed_at("articles:front", moment) == moment + 60
    assert renewed_at("articles:front", moment + 59.9) == moment + 60
    assert renewed_at("news-sitemap", moment + 1) == moment + 300
    assert renewed_at("articles:article", moment) is None


def test_an_edition_ends_with_the_next_thing_that_is_due(django_assert_num_queries):
    midnight = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
    with django_assert_num_queries(3):
        assert next_due(NOON) == midnight
    article = factories.draft(published_at=NOON + timedelta(hours=3))
    factories.draft(published_at=NOON - timedelta(hours=3))
    factories.draft(published_at=NOON + timedelta(minutes=1), withdrawn_at=NOON)
    assert next_due(NOON) == NOON + timedelta(hours=3)
    place = FrontPlace.objects.create(article=article, rank=1, until=NOON + timedelta(hours=2))
    assert next_due(NOON) == NOON + timedelta(hours=2)
    assert next_due(place.until) == NOON + timedelta(hours=3)
    assert next_due(NOON + timedelta(hours=3)) == midnight
    link = RelatedLink(article=article, target=factories.published())
    link.expires_at = NOON + timedelta(hours=1)
    link.save()
    assert next_due(NOON) == link.expires_at
    assert next_due(link.expires_at) == place.until


@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        ("2026-03-28T23:00:00", "2026-03-29T22:00:00"),  # 23 hours: the clock goes forward
        ("2026-10-24T22:00:00", "2026-10-25T23:00:00"),  # 25 hours: it goes back
        ("2026-10-25T22:59:59", "2026-10-25T23:00:00"),
    ],
)
def test_the_day_turns_by_the_sites_clock(now, midnight):
    now, midnight = (datetime.fromisoformat(f"{moment}+00:00") for moment in (now, midnight))
    assert midnight_after(now) == midnight
