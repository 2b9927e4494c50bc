"""The archive: months and years of the site's time zone, and what lies beside them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import months
from articles.models import Article
from tests import factories
from tests.articles.cast import many
from tests.pages import opened, reader, words

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
NOVEMBER = datetime(2026, 10, 31, 23, 0, tzinfo=UTC)  # begins in Rome
JANUARY = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)
JULY = datetime(2026, 6, 30, 22, 0, tzinfo=UTC)


def public_months():
    return Article.objects.published(JANUARY + timedelta(days=99)).months()


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (NOVEMBER - SECOND, date(2026, 10, 1)),
        (NOVEMBER, date(2026, 11, 1)),
        (JANUARY - timedelta(microseconds=1), date(2026, 12, 1)),
        (JANUARY, date(2027, 1, 1)),
        (JULY - SECOND, date(2026, 6, 1)),
        (JULY, date(2026, 7, 1)),
    ],
)
def test_a_month_begins_at_midnight_where_the_newspaper_is(moment, month):
    factories.published(published_at=moment)
    assert public_months() == [month]
    start, end = months.bounds(month)
    assert start <= moment < end
    assert list(Article.objects.all().between(start, end)) == list(Article.objects.all())


def test_months_are_those_with_public_articles_the_newest_first():
    for moment in (NOVEMBER, NOVEMBER + SECOND, JULY, datetime(1999, 2, 3, tzinfo=UTC)):
        factories.published(published_at=moment)
    factories.scheduled(in_hours=24 * 400)
    factories.withdrawn(published_at=datetime(2025, 5, 5, tzinfo=UTC))
    factories.draft()
    found = [date(2026, 11, 1), date(2026, 7, 1), date(1999, 2, 1)]
    assert Article.objects.published().months() == found
    assert Article.objects.published().in_section(factories.section("Sport")).months() == []


ZONES = ["Europe/Rome", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "UTC"]
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2026, 10, 1), timezones=st.just(UTC))


@pytest.mark.parametrize("zone", ZONES)
def test_months_are_the_same_as_counted_by_hand_in_any_zone(zone):
    @settings(max_examples=20)
    @given(st.lists(MOMENTS, min_size=1, max_size=12))
    def check(moments):
        Article.objects.all().delete()
        section = factories.section()
        Article.objects.bulk_create(
            Article(headline="A", slug=f"a-{n}", section=section, body="x", published_at=moment)
            for n, moment in enumerate(moments)
        )
        by_hand = {moment.astimezone(ZoneInfo(zone)).date().replace(day=1) for moment in moments}
        assert Article.objects.published().months() == sorted(by_hand, reverse=True)

    with override_settings(TIME_ZONE=zone):
        check()


def test_the_cost_of_months_is_one_query():
    many(60, published_at=NOVEMBER)
    with CaptureQueriesContext(connection) as queries:
        assert Article.objects.published().months() == [date(2026, 11, 1)]
    assert len(queries) == 1


def test_the_page_of_a_month_holds_its_articles_and_leads_to_its_neighbours():
    for name, moment in {
        "Giugno": JULY - SECOND,
        "Primo": NOVEMBER,
        "Ultimo": NOVEMBER + timedelta(days=20),
        "Ottobre": NOVEMBER - SECOND,
    }.items():
        factories.published(name, published_at=moment)
    page = opened("/2026/11/")
    assert page.says("h1") == "Novembre 2026"
    assert page.cards("listing__list") == ["Ultimo", "Primo"]
    assert page.one(class_="archive__earlier").find("a").get("href") == "/2026/10/"
    assert page.all(class_="archive__later") == []
    october = opened("/2026/10/")
    assert october.one(class_="archive__earlier").find("a").get("href") == "/2026/06/"
    assert october.one(class_="archive__later").find("a").get("href") == "/2026/11/"


def test_a_year_lists_its_months_and_the_latest_lists_the_years():
    for moment in (NOVEMBER, JULY, JANUARY - timedelta(days=400)):
        factories.published(published_at=moment)
    year = opened("/2026/")
    links = year.one(class_="archive__months").findall(".//a")
    assert [(words(link), link.get("href")) for link in links] == [
        ("Luglio 2026", "/2026/07/"),
        ("Novembre 2026", "/2026/11/"),
    ]
    years = opened("/latest/").one(class_="archive__list").findall(".//a")
    assert [link.get("href") for link in years] == ["/2026/", "/2025/"]


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn"])
def test_a_month_without_public_articles_is_404(state):
    getattr(factories, state)()
    today = timezone.localdate()
    for path in (f"/{today:%Y}/{today:%m}/", f"/{today:%Y}/"):
        assert reader().get(path).status_code == 404


NO_MONTHS = ["0000/01", "0001/01", "9999/12", "2026/00", "2026/13", "2026/99", "2026/1", "2026/011"]


@pytest.mark.parametrize(
    "path", [*NO_MONTHS, "0000", "9999", "٢٠٢٦", "٢٠٢٦/١١", "2026/11/22", "2026/x", "20266/11"]
)
def test_what_is_no_month_is_404(path):
    factories.published(published_at=NOVEMBER)
    assert reader().get(f"/{path}/").status_code == 404
