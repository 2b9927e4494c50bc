"""Which articles wait at the related desk, and what comes first."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from newsdesk.related.deeds import do
from newsdesk.related.queue import queue
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    return factories.staff("Moderator")


def waiting(user, narrowed="", at=None):
    return [row.article for row in queue(user, narrowed, at).rows]


def curate(article, number):
    """Lead to so many others, which wait for nothing themselves."""
    for _ in range(number):
        article.related_links.create(target=factories.published(hours_ago=9_999))


def test_what_is_most_read_with_most_places_left_comes_first(anna):
    full, half, none, unread = [factories.published(name) for name in ("6", "3", "0", "unread")]
    curate(full, 6)
    curate(half, 3)
    factories.visits(full, count=1_000)
    factories.visits(half, count=300)
    factories.visits(none, count=100)
    assert waiting(anna)[:3] == [half, none, full]
    assert unread in waiting(anna)
    row = queue(anna).rows[0]
    assert (row.curated, row.visits, row.is_done) == (3, 300, False)
    assert waiting(anna, "read")[:3] == [full, half, none]
    assert none in waiting(anna, "without")
    assert half not in waiting(anna, "without")


def test_of_yesterday_only_the_last_hours_count(anna):
    zone = timezone.get_current_timezone()
    at = datetime(2026, 11, 23, 18, tzinfo=zone)
    article = factories.published(published_at=at - timedelta(days=3))
    factories.visits(article, day=at.date(), count=10)
    factories.visits(article, day=at.date() - timedelta(days=1), count=100)
    factories.visits(article, day=at.date() - timedelta(days=2), count=1_000)
    assert queue(anna, at=at).rows[0].visits == 10 + 25


@pytest.mark.parametrize("day", [(2026, 3, 29), (2026, 10, 25)])
@pytest.mark.parametrize("hour", [0, 2, 3, 23])
def test_days_of_23_and_25_hours_break_nothing(anna, day, hour):
    at = datetime(*day, hour, 30, tzinfo=timezone.get_current_timezone())
    article = factories.published(published_at=at - timedelta(days=3))
    factories.visits(article, day=at.date() - timedelta(days=1), count=100)
    assert 0 <= queue(anna, at=at).rows[0].visits <= 100


@pytest.mark.parametrize("review", ["reviewed", "nothing"])
def test_what_is_reviewed_leaves_until_a_card_goes_missing(anna, review):
    article, target = factories.published(), factories.published(hours_ago=9_999)
    do("add", article, anna, target=target.pk)
    do(review, article, anna)
    assert article not in waiting(anna)
    Article.objects.filter(pk=target.pk).update(withdrawn_at=timezone.now())
    assert article in waiting(anna)
    assert waiting(anna, "expired") == [article]
    assert queue(anna, "expired").rows[0].is_broken
    do(review, article, anna)
    assert article not in waiting(anna)
    assert waiting(anna, "expired") == []


def test_an_ended_link_brings_its_article_back(anna):
    article, target = factories.published(), factories.published(hours_ago=9_999)
    do("add", article, anna, target=target.pk)
    do("expire", article, anna, target=target.pk, until=timezone.now() + timedelta(hours=1))
    do("reviewed", article, anna)
    assert article not in waiting(anna)
    later = timezone.now() + timedelta(hours=2)
    assert article in waiting(anna, at=later)
    assert waiting(anna, "expired", at=later) == [article]


def test_a_target_put_off_to_later_counts_as_missing(anna):
    article, target = factories.published(), factories.published()
    do("add", article, anna, target=target.pk)
    do("reviewed", article, anna)
    target.published_at = timezone.now() + timedelta(days=1)
    target.save()
    assert waiting(anna, "expired") == [article]


def test_where_readers_get_no_cards_nothing_waits(anna):
    article = factories.published()
    do("mode", article, anna, mode="none")
    assert article not in waiting(anna)


def test_mine_is_what_i_did_lately_done_or_not(anna):
    first, second, other = (factories.published() for _ in range(3))
    do("nothing", first, anna)
    do("add", second, anna, target=other.pk)
    do("nothing", other, factories.staff("Moderator"))
    assert set(waiting(anna, "mine")) == {first, second}
    assert {row.is_done for row in queue(anna, "mine").rows} == {True, False}


def test_today_is_what_was_published_since_midnight(anna):
    noon = timezone.localtime().replace(hour=12, minute=0)
    today = factories.published(published_at=noon - timedelta(hours=11))
    factories.published(published_at=noon - timedelta(hours=13))
    assert waiting(anna, "today", at=noon) == [today]


@pytest.mark.parametrize("stage", ["draft", "scheduled", "withdrawn"])
def test_only_public_articles_wait(anna, stage):
    getattr(factories, stage)()
    assert queue(anna).count == 0


@pytest.mark.parametrize("narrowed", ["", "today", "without", "read", "expired", "mine"])
def test_one_question_whatever_there_is(anna, narrowed):
    for article in [factories.published() for _ in range(4)]:
        factories.visits(article)
        do("reviewed", article, anna)
    with CaptureQueriesContext(connection) as questions:
        queue(anna, narrowed)
    assert len(questions) == 1


def test_neighbours_in_the_queue(anna):
    first, second, third = (factories.published(hours_ago=hours) for hours in (1, 2, 3))
    found = queue(anna)
    assert found.keys == [first.pk, second.pk, third.pk]
    assert found.beside(second.pk) == (first.pk, third.pk)
    assert found.beside(first.pk) == (None, second.pk)
    assert found.beside(third.pk) == (second.pk, None)
    assert found.beside(0) == (None, first.pk)
    assert found.position(third) == 3
