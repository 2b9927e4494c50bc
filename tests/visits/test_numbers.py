"""The numbers on the page: this visit included, never falling, right as soon as all is posted."""

from collections import Counter
from contextlib import suppress
from datetime import date

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from hypothesis import HealthCheck
from hypothesis import settings as example_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests import factories
from tests.visits.crashes import Crash, Points
from visits import counting, days, numbers
from visits.beat import beat, patience
from visits.counting import process, record_visit, visits_of
from visits.journal import Journal
from visits.models import JournalPosition, VisitTotal
from visits.numbers import Numbers
from visits.posting import post
from visits.process import Process
from visits.records import SIZE, VISIT, record

DAY = date(2026, 11, 22).toordinal()
WHICH = st.integers(0, 2)


class Readers(RuleBasedStateMachine):
    """Visits here and in another process, postings by anybody, and failures, in any order."""

    def __init__(self):
        super().__init__()
        counting.forget()
        patience.relieve()
        self.articles = [factories.published().pk for _ in range(3)]
        self.seen, self.made = Counter(), Counter()
        self.other = Process()

    @rule(which=WHICH)
    def visit(self, which):
        record_visit(self.articles[which])
        self.made[self.articles[which]] += 1
        assert self.look(which)

    @rule(which=WHICH)
    def visit_elsewhere(self, which):
        self.other.write(VISIT, self.articles[which], days.today())
        self.made[self.articles[which]] += 1

    @rule(which=WHICH)
    def only_look(self, which):
        self.look(which)

    def look(self, which):
        article = self.articles[which]
        total, today = visits_of(article)
        assert total == today >= self.seen[article]
        assert total <= self.made[article]
        self.seen[article] = total
        return total

    @rule()
    def beat(self):
        beat()

    @rule()
    def others_post_theirs(self):
        post(settings.JOURNAL_DIR, self.other.has_more)

    @rule()
    def others_post_everything(self):
        post(settings.JOURNAL_DIR)

    @rule()
    def learn(self):
        process.refresh()

    @rule(point=st.integers(1, 20))
    def crash_while_posting(self, point):
        with Points(point).watched(), suppress(Crash):
            post(settings.JOURNAL_DIR)

    @rule()
    def fail_while_posting(self):
        def refuse(execute, sql, *args):
            if "visits_visittotal" in sql:
                raise OperationalError("gone")
            return execute(sql, *args)

        with connection.execute_wrapper(refuse):
            beat()
        patience.relieve()  # as if time had passed
        process.refused_until = 0

    @rule()
    def forget_what_is_posted(self):
        """As if many other articles had been read meanwhile."""
        with process.lock:
            process.numbers._make_room()

    @invariant()
    def never_falls(self):
        for which in range(3):
            if self.articles[which] in self.seen:
                self.look(which)

    def teardown(self):
        post(settings.JOURNAL_DIR)
        process.refresh()
        for article in self.articles:
            assert visits_of(article) == (self.made[article], self.made[article])
        assert dict(VisitTotal.objects.values_list("article", "count")) == dict(self.made)
        self.other.forget()
        VisitTotal.objects.all().delete()


class NumbersNeverFall(Readers.TestCase, TestCase):
    settings = example_settings(
        max_examples=40,
        stateful_step_count=30,
        suppress_health_check=[HealthCheck.too_slow],
    )


@pytest.mark.django_db
def test_an_article_costs_a_query_when_it_is_first_asked_for_and_none_later(
    django_assert_num_queries,
):
    article = factories.published().pk
    with django_assert_num_queries(1):
        record_visit(article)
        assert visits_of(article) == (1, 1)
        record_visit(article)
        assert visits_of(article) == (2, 2)


@pytest.mark.django_db
def test_a_beat_in_which_nothing_happened_costs_one_query(django_assert_num_queries):
    article = factories.published().pk
    record_visit(article)
    assert visits_of(article) == (1, 1)
    beat()
    with django_assert_num_queries(1):
        beat()


@pytest.mark.django_db
def test_what_others_post_is_seen_at_the_next_beat():
    article = factories.published()
    assert visits_of(article.pk) == (0, 0)
    factories.visits(article, count=5)
    factories.visits(article, day=date(2026, 1, 1), count=7)
    assert visits_of(article.pk) == (0, 0)
    beat()
    assert visits_of(article.pk) == (12, 5)


@pytest.mark.django_db
def test_our_visits_are_settled_though_another_has_posted_them_and_taken_the_file():
    article = factories.published().pk
    record_visit(article)
    assert visits_of(article) == (1, 1)
    (journal,) = process.journals
    journal.let_go()
    assert post(settings.JOURNAL_DIR).finished == 1
    process.refresh()
    assert visits_of(article) == (1, 1)
    assert journal.settled == journal.size


def test_no_more_numbers_are_held_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(numbers, "HELD", 10)
    held = Numbers()
    held.count(1, DAY)
    for article in range(2, 100):
        held.hold(article)
        held.post([(article, 5, 5)], DAY)
    assert len(held._held) <= 10
    assert held.look(99, DAY) == (5, 5)
    held.post([(1, 2, 2)], DAY)
    assert held.look(1, DAY) == (3, 3)  # it waits, so it was not forgotten


@pytest.mark.django_db
def test_another_process_s_journal_is_not_ours():
    journal = Journal(settings.JOURNAL_DIR)
    journal.append(record(VISIT, 7, DAY))
    assert not process.has_more(journal.name)
    journal.close()


@pytest.mark.django_db
def test_a_backup_that_is_put_back_while_the_site_runs_stops_nothing():
    article, other = factories.published().pk, factories.published().pk
    record_visit(article)
    beat()
    record_visit(article)
    beat()
    JournalPosition.objects.update(position=SIZE)
    VisitTotal.objects.update(count=1, posting=1)
    for _ in range(3):
        beat()
    record_visit(article)
    assert visits_of(other) == (0, 0)
    beat()
    assert visits_of(article).total == VisitTotal.objects.get().count == 3
