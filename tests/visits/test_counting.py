"""Visits: counted once each, whoever else counts, and shown to the reader who makes them."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.utils import InterfaceError, OperationalError

from tests import factories
from tests.pages import opened, reader, words
from visits import middleware, process
from visits.beat import beat
from visits.counting import record_uncounted, record_visit, visits_of
from visits.models import DailyVisits, UncountedOpenings, VisitTotal


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


@pytest.mark.django_db
def test_visits_at_the_same_time_lose_nothing():
    article = factories.published()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(record_visit, [article.pk] * 600))
        list(pool.map(record_uncounted, ["crawler"] * 400))
    assert visits_of(article.pk) == (600, 600)
    beat()
    assert visits_of(article.pk) == (600, 600)
    assert VisitTotal.objects.get(article=article).count == 600
    assert UncountedOpenings.objects.values_list("reason", "count").get() == ("crawler", 400)


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, DatabaseError, InterfaceError])
def test_a_database_that_refuses_costs_the_numbers_and_not_the_visit(monkeypatch, caplog, error):
    def refuse(*args, **more):
        raise error("the disk is full")

    article = factories.published("Resta leggibile")
    with monkeypatch.context() as away, caplog.at_level(logging.ERROR, logger="visits"):
        away.setattr(process, "standing", refuse)
        page = opened(article.get_absolute_url())
    assert page.says("h1") == "Resta leggibile"
    assert page.all(class_="visits") == []
    assert middleware.PLACE.decode() not in page.html
    (record,) = caplog.records
    assert str(article.pk) in record.getMessage()
    assert record.exc_info
    beat()
    assert visits_of(article.pk) == (1, 1)


@pytest.mark.django_db
def test_a_database_that_refused_is_left_alone_for_a_while(monkeypatch):
    asked = []

    def refuse(*args, **more):
        asked.append(more)
        raise OperationalError("could not connect")

    monkeypatch.setattr(process, "standing", refuse)
    assert [visits_of(1), visits_of(2), visits_of(1)] == [None] * 3
    assert len(asked) == 1


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
def test_opening_a_page_writes_to_no_table_and_posting_to_those_of_visits():
    article = factories.published()
    tables = connection.introspection.table_names()
    before = {table: size(table) for table in tables}
    opened(article.get_absolute_url())
    reader(**{"User-Agent": "curl/8"}).get(article.get_absolute_url())
    assert not [table for table in tables if size(table) != before[table]]
    beat()
    grown = {table for table in tables if size(table) != before[table]}
    assert grown == {
        "visits_dailyvisits",
        "visits_visittotal",
        "visits_uncountedopenings",
        "visits_journalposition",
    }


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
