"""From the journals into the database: every record once, whatever happens on the way."""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from random import Random

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.visits.crashes import Crash, Points
from visits.journal import Journal
from visits.models import (
    DailyVisits,
    JournalPosition,
    Posting,
    UncountedOpenings,
    VisitTotal,
)
from visits.posting import Posted, add, post
from visits.records import SIZE, VISIT, record

DAY = date(2026, 11, 22)


def written(folder, *articles, kind=VISIT, day=DAY):
    """A journal of the living with a visit to each of these."""
    journal = Journal(folder)
    for article in articles:
        journal.append(record(kind, article, day.toordinal()))
    return journal


def orphan(folder, *articles, **facts):
    journal = written(folder, *articles, **facts)
    journal.close()
    return journal


def counted():
    """Visits by article, as days and totals agree on them."""
    days = Counter()
    for article, count in DailyVisits.objects.values_list("article", "count"):
        days[article] += count
    assert days == Counter(dict(VisitTotal.objects.values_list("article", "count")))
    return days


def uncounted():
    return dict(UncountedOpenings.objects.values_list("reason", "count"))


@pytest.fixture
def pair(db):
    return factories.published().pk, factories.published().pk


def test_a_journal_of_the_dead_is_posted_and_taken_away(journals, pair):
    one, two = pair
    journal = orphan(journals, one, two, one)
    orphan(journals, 0, kind="crawler")
    assert post(journals) == Posted(visits=3, others=1, damaged=0, finished=2)
    assert counted() == {one: 2, two: 1}
    assert uncounted() == {"crawler": 1}
    assert list(journals.iterdir()) == []
    row = JournalPosition.objects.get(name=journal.name)
    assert (row.position, row.is_finished) == (3 * SIZE, True)


def test_a_journal_of_the_living_is_posted_as_far_as_it_goes_and_stays(journals, pair):
    one, two = pair
    journal = written(journals, one)
    assert post(journals).visits == 1
    journal.append(record(VISIT, two, DAY.toordinal()))
    assert post(journals) == Posted(visits=1)
    assert post(journals) == Posted()
    assert counted() == {one: 1, two: 1}
    assert journal.path.exists()
    journal.close()
    assert post(journals).finished == 1


def test_only_the_living_that_are_asked_for_are_posted(journals, pair):
    one, two = pair
    ours, others = written(journals, one), written(journals, two)
    post(journals, lambda name: name == ours.name)
    assert counted() == {one: 1}
    others.close()
    post(journals, lambda name: False)
    assert counted() == {one: 1, two: 1}
    ours.close()


def test_a_journal_that_comes_back_is_not_posted_again(journals, pair):
    journal = orphan(journals, pair[0])
    data = journal.path.read_bytes()
    post(journals)
    journal.path.write_bytes(data)
    assert post(journals).visits == 0
    assert counted() == {pair[0]: 1}
    assert not journal.path.exists()


def test_visits_of_an_article_that_is_gone_are_dropped_and_the_others_posted(journals, pair):
    one, two = pair
    factories.Article.objects.get(pk=one).delete()
    orphan(journals, one, two)
    post(journals)
    assert counted() == {two: 1}


def test_damage_costs_only_itself_and_is_tallied(journals, pair):
    one, two = pair
    journal = orphan(journals, one, one, two)
    data = bytearray(journal.path.read_bytes())
    data[SIZE + 3] ^= 1
    journal.path.write_bytes(data + b"torn")
    assert post(journals) == Posted(visits=2, others=0, damaged=2, finished=1)
    assert counted() == {one: 1, two: 1}
    assert uncounted() == {"damaged": 2}


def test_an_empty_journal_of_the_dead_goes(journals, db):
    journal = orphan(journals)
    assert post(journals) == Posted(finished=1)
    assert not journal.path.exists()


@pytest.mark.django_db
def test_no_folder_no_question(journals, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert post(journals) == Posted()


def test_many_articles_cost_no_more_statements_than_one(journals, pair):
    counts = []
    for articles in (pair[:1], [factories.published().pk for _ in range(30)]):
        orphan(journals, *articles)
        orphan(journals, 0, kind="tool")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            post(journals)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10  # two of them for the savepoint of this test


def test_much_is_posted_in_several_transactions(journals, pair, monkeypatch):
    monkeypatch.setattr("visits.posting.AT_ONCE", 2 * SIZE)
    Posting.objects.update(number=0)
    for _ in range(5):
        orphan(journals, pair[0])
    post(journals)
    assert counted() == {pair[0]: 5}
    assert Posting.objects.get().number == 3


def test_numbers_go_on_where_the_only_row_is_missing(pair):
    Posting.objects.all().delete()
    add({(pair[0], DAY): 1})
    add({(pair[0], DAY): 1})
    assert Posting.objects.get().number == VisitTotal.objects.get().posting == 2


def test_a_crash_at_any_point_neither_loses_nor_doubles(journals, pair):
    """Around each statement, the last of which commits, and around the end of the file."""
    expected = Counter()
    orphan(journals, *pair)
    with Points().watched() as all_points:
        post(journals)
    expected.update(pair)
    assert all_points.passed > 16
    for point in range(1, all_points.passed + 1):
        living, dead = written(journals, pair[0]), orphan(journals, *pair)
        expected.update([pair[0], *pair])
        with Points(point).watched(), pytest.raises(Crash):
            post(journals)
        post(journals)
        assert counted() == expected, point
        assert not dead.path.exists() and living.path.exists()
        living.close()


def test_a_thousand_crashes_neither_lose_nor_double(journals, pair):
    random, expected, openings = Random(11), Counter(), 0  # noqa: S311, the same crashes each time
    living = written(journals)
    for _ in range(1_000):
        some = random.choices(pair, k=random.randint(0, 4))
        expected.update(some)
        openings += 1
        living.append(record("tool", 0, DAY.toordinal()))
        if random.random() < 0.5:
            orphan(journals, *some)
        else:
            for article in some:
                living.append(record(VISIT, article, DAY.toordinal()))
        if random.random() < 0.1:
            living.close()
            living = written(journals)
        with Points(random.randint(1, 40)).watched(), suppress(Crash):
            post(journals)
    living.close()
    post(journals)
    assert counted() == expected
    assert uncounted() == {"tool": openings}
    assert list(journals.iterdir()) == []


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
        with ThreadPoolExecutor(4) as pool:
            futures = [pool.submit(in_its_own, function, *arguments) for _ in range(times)]
            return [future.result() for future in futures]

    return run


@pytest.fixture
def article(transactional_db):
    return factories.published().pk


def test_many_posters_at_once_post_each_record_once(journals, article, threads):
    living = written(journals, *[article] * 50)
    for _ in range(20):
        orphan(journals, *[article] * 10)
    posted = threads(8, post, journals)
    assert sum(each.visits for each in posted) == 250
    assert threads(1, counted) == [{article: 250}]
    assert [path.name for path in journals.iterdir()] == [living.name]
    living.close()


def test_a_journal_that_a_power_cut_left_shorter_than_its_position_stops_no_other(tmp_path, pair):
    """Half a second of records may be in the database and not yet on the disk of the journal."""
    first, second = pair
    journal = written(tmp_path, first, first)
    post(tmp_path, lambda name: True)
    os.truncate(journal.path, SIZE)
    journal.close()
    orphan(tmp_path, second)
    assert post(tmp_path).finished == 2
    assert counted() == {first: 2, second: 1}
    assert not journal.path.exists()
