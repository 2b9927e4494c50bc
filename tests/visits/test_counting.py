"""Visits: counted once each, on the right day, whoever else counts, and told in good words."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.db.utils import InterfaceError, OperationalError
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import translation

from tests import factories
from tests.pages import opened, reader, words
from visits import middleware
from visits.counting import Visits, record_uncounted, record_visit, visits_of
from visits.models import DailyVisits, UncountedOpenings

SECOND = timedelta(seconds=1)


def line(page):
    """What is seen of the visits; another wording is for the ear."""
    return words(page.one(class_="visits").find("span"))


@pytest.mark.django_db
def test_the_first_opening_counts_itself_and_the_second_both():
    path = factories.published().get_absolute_url()
    assert line(opened(path)) == "Visite totali: 1 · 1 visita oggi"
    assert line(opened(path)) == "Visite totali: 2 · 2 visite oggi"


@pytest.mark.django_db
def test_each_article_has_its_own_count():
    first, second = factories.published(), factories.published()
    opened(first.get_absolute_url())
    assert line(opened(second.get_absolute_url())) == "Visite totali: 1 · 1 visita oggi"


@pytest.mark.django_db
def test_yesterdays_visits_are_in_the_total_only():
    article = factories.published(hours_ago=100)
    today = datetime(2026, 11, 22, 12, tzinfo=UTC)
    with time_machine.travel(today - timedelta(days=1), tick=False) as clock:
        article.published_at = today - timedelta(days=9)
        article.save()
        opened(article.get_absolute_url())
        clock.move_to(today)
        assert line(opened(article.get_absolute_url())) == "Visite totali: 2 · 1 visita oggi"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("headers", "method"),
    [({"User-Agent": "curl/8"}, "get"), ({"Sec-Purpose": "prefetch"}, "get"), ({}, "head")],
)
def test_whoever_is_not_counted_sees_the_numbers_as_they_are(headers, method):
    path = factories.published().get_absolute_url()
    opened(path)
    getattr(reader(**headers), method)(path)
    assert b"Visite totali: 1 " in reader(**{"User-Agent": "curl/8"}).get(path).content


FORMS = [
    ((1, 1), "Visite totali: 1 · 1 visita oggi", "Total views: 1 · 1 view today"),
    ((2, 1), "Visite totali: 2 · 1 visita oggi", "Total views: 2 · 1 view today"),
    ((0, 0), "Visite totali: 0 · nessuna visita oggi", "Total views: 0 · no views today"),
    (
        (1_234, 0),
        "Visite totali: 1.234 · nessuna visita oggi",
        "Total views: 1,234 · no views today",
    ),
    (
        (15_000, 12),
        "Visite totali: 15.000 · 12 visite oggi",
        "Total views: 15,000 · 12 views today",
    ),
    (
        (1_234_567, 1_000),
        "Visite totali: 1.234.567 · 1.000 visite oggi",
        "Total views: 1,234,567 · 1,000 views today",
    ),
]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(("numbers", "italian", "english"), FORMS)
def test_the_line_agrees_with_its_numbers_in_both_languages(numbers, italian, english, language):
    code = {"it": "it", "en": "en-gb"}[language]
    with override_settings(SITE_LANGUAGE=language, LANGUAGE_CODE=code), translation.override(code):
        html = render_to_string("visits/_line.html", {"visits": Visits(*numbers)})
    seen = {"it": italian, "en": english}[language]
    assert f'<span aria-hidden="true">{seen}</span>' in html
    assert f'<span class="visually-hidden">{seen.replace(" ·", ",")}</span>' in html


MIDNIGHTS = [
    (date(2026, 1, 15), datetime(2026, 1, 14, 23, tzinfo=UTC)),  # winter: an hour ahead of UTC
    (date(2026, 7, 15), datetime(2026, 7, 14, 22, tzinfo=UTC)),  # summer: two hours
    (date(2026, 3, 29), datetime(2026, 3, 28, 23, tzinfo=UTC)),  # a day of 23 hours begins
    (date(2026, 3, 30), datetime(2026, 3, 29, 22, tzinfo=UTC)),  # and ends
    (date(2026, 10, 25), datetime(2026, 10, 24, 22, tzinfo=UTC)),  # a day of 25 hours begins
    (date(2026, 10, 26), datetime(2026, 10, 25, 23, tzinfo=UTC)),  # and ends
]


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "midnight"), MIDNIGHTS)
def test_the_day_turns_at_midnight_of_the_site(day, midnight):
    article = factories.published(published_at=datetime(2025, 1, 1, tzinfo=UTC))
    with time_machine.travel(midnight - SECOND, tick=False) as clock:
        record_visit(article.pk)
        record_uncounted("tool")
        assert visits_of(article.pk) == (1, 1)
        clock.move_to(midnight)
        assert visits_of(article.pk) == (1, 0)
        record_visit(article.pk)
        record_uncounted("tool")
        assert visits_of(article.pk) == (2, 1)
        assert visits_of(article.pk, today=day - timedelta(days=1)) == (2, 1)
    for model in (DailyVisits, UncountedOpenings):
        rows = model.objects.order_by("day").values_list("day", "count")
        assert list(rows) == [(day - timedelta(days=1), 1), (day, 1)]


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_a_day_of_clock_change_has_all_its_hours(day, hours):
    article = factories.published(published_at=datetime(2025, 1, 1, tzinfo=UTC))
    start = dict(MIDNIGHTS)[day]
    with time_machine.travel(start, tick=False) as clock:
        for hour in range(-1, 27):
            clock.move_to(start + timedelta(hours=hour, minutes=30))
            record_visit(article.pk)
    counts = dict(DailyVisits.objects.values_list("day", "count"))
    assert counts == {
        day - timedelta(days=1): 1,
        day: hours,
        day + timedelta(days=1): 27 - hours,
    }


@pytest.fixture
def threads(transactional_db, tmp_path, monkeypatch):
    """Runs a function several times at once, each thread with a connection of its own.

    SQLite's test database lives in memory, where threads lock each other out. A copy of it in a
    file has the locks of a real site.
    """
    if connection.vendor == "sqlite":
        file = tmp_path / "copy.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
        monkeypatch.setitem(
            connections.settings, "default", connection.settings_dict | {"NAME": str(file)}
        )

    def in_its_own(function, *arguments):
        try:
            return function(*arguments)
        finally:
            connection.close()

    def run(times, function, *arguments):
        with ThreadPoolExecutor(8) as pool:
            futures = [pool.submit(in_its_own, function, *arguments) for _ in range(times)]
            return [future.result() for future in futures]

    return run


@pytest.fixture
def article(transactional_db):
    return factories.published()


def test_visits_at_the_same_time_lose_nothing(article, threads):
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        threads(60, record_visit, article.pk)
        threads(40, record_uncounted, "crawler")
        assert threads(1, visits_of, article.pk) == [(60, 60)]
    tally = threads(1, lambda: list(UncountedOpenings.objects.values_list("reason", "count")))
    assert tally == [[("crawler", 40)]]


class Refusing:
    """Stands for a function of `visits.counting` whose database says no."""

    def __init__(self, error):
        self.error = error

    def __call__(self, *args):
        raise self.error("the disk is full")


@pytest.mark.django_db
@pytest.mark.parametrize("deed", ["record_visit", "visits_of"])
@pytest.mark.parametrize("error", [OperationalError, DatabaseError, InterfaceError])
def test_a_database_that_refuses_costs_the_numbers_and_not_the_page(
    monkeypatch, caplog, deed, error
):
    article = factories.published("Resta leggibile")
    monkeypatch.setattr(middleware, deed, Refusing(error))
    with caplog.at_level(logging.ERROR, logger="visits"):
        page = opened(article.get_absolute_url())
    assert page.says("h1") == "Resta leggibile"
    assert page.all(class_="visits") == []
    assert middleware.PLACE.decode() not in page.html
    (record,) = caplog.records
    assert str(article.pk) in record.getMessage()
    assert record.exc_info


@pytest.mark.django_db
def test_a_database_that_takes_no_tally_still_serves_tools(monkeypatch, caplog):
    article = factories.published()
    monkeypatch.setattr(middleware, "record_uncounted", Refusing(OperationalError))
    assert reader(**{"User-Agent": "curl/8"}).get(article.get_absolute_url()).status_code == 200
    assert len(caplog.records) == 1


@pytest.mark.django_db
def test_the_reserved_place_is_filled_once_and_only_on_article_pages():
    article = factories.published(body="<p>&lt;!--visits--&gt;</p><!--visits-->")
    html = opened(article.get_absolute_url()).html
    assert html.count("Visite totali: 1 ·") == 1
    assert middleware.PLACE.decode() not in html
    assert "Visite totali" not in opened("/").text


@pytest.mark.parametrize("model", [DailyVisits, UncountedOpenings])
def test_nothing_that_identifies_a_reader_is_stored(model):
    fields = {field.name for field in model._meta.get_fields()}
    assert fields <= {"id", "article", "day", "reason", "count"}


@pytest.mark.django_db
def test_opening_a_page_writes_to_no_other_table():
    article = factories.published()
    tables = connection.introspection.table_names()
    before = {table: size(table) for table in tables}
    opened(article.get_absolute_url())
    reader(**{"User-Agent": "curl/8"}).get(article.get_absolute_url())
    grown = {table for table in tables if size(table) != before[table]}
    assert grown == {"visits_dailyvisits", "visits_uncountedopenings"}


def size(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
        return cursor.fetchone()[0]


def test_the_middleware_stands_inside_the_compression():
    order = settings.MIDDLEWARE
    assert order.index("django.middleware.gzip.GZipMiddleware") < order.index(
        "visits.middleware.VisitCounterMiddleware"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_the_page_is_as_long_as_it_says_in_every_encoding(encoding):
    article = factories.published()
    answer = reader(**{"Accept-Encoding": encoding}).get(article.get_absolute_url())
    assert int(answer.headers["Content-Length"]) == len(answer.content)


@pytest.mark.django_db
def test_a_script_that_fetches_the_page_is_no_visit():
    article = factories.published()
    reader(**{"Sec-Fetch-Dest": "empty"}).get(article.get_absolute_url())
    assert visits_of(article.pk) == (0, 0)
    reader(**{"Sec-Fetch-Dest": "document"}).get(article.get_absolute_url())
    assert visits_of(article.pk) == (1, 1)
