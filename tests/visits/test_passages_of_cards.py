"""Simulated readers: what is told of the use of cards is what they did."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from articles.models import RelatedLink, RelatedList
from tests import factories
from tests.pages import reader
from visits import card_use
from visits.beat import last_beat
from visits.care import forget_passages, tell_of_cards
from visits.models import CardUse, DailyVisits, Passage

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


@pytest.fixture
def origin():
    """Leads to one that was chosen, and to two that are found."""
    origin = factories.published("Il ponte chiude", hours_ago=9)
    chosen = factories.published("La storia del ponte", hours_ago=90)
    for hours in (2, 3):
        factories.published(hours_ago=hours)
    RelatedLink.objects.create(article=origin, target=chosen, kind="background")
    return origin


def cards(article):
    return card_use.lists_of([article.pk])[article.pk]


def at(article, place):
    (key,) = [key for key, (where, _) in cards(article).items() if where == place]
    return key


def passage(article, target, count, ago=1, **facts):
    day = TODAY() - timedelta(ago)
    return Passage.objects.create(
        article_id=article.pk, target_id=target, day=day, count=count, **facts
    )


def told(ago=1):
    rows = CardUse.objects.filter(day=TODAY() - timedelta(ago), place__gt=0).order_by("place")
    return [(use.place, use.is_curated, use.views, use.clicks) for use in rows]


def test_views_and_clicks_are_told_by_place_and_by_who_chose_the_card(origin):
    factories.visits(origin, TODAY() - timedelta(1), 100)
    passage(origin, at(origin, 1), 30)
    passage(origin, at(origin, 3), 4)
    tell_of_cards.call()
    assert told() == [(1, True, 100, 30), (2, False, 100, 0), (3, False, 100, 4)]
    assert card_use.added_up(30) == {
        (1, True): (100, 30),
        (2, False): (100, 0),
        (3, False): (100, 4),
    }


def test_readers_clicks_arrive_there(origin):
    target = RelatedLink.objects.get().target
    for person in ("192.0.2.1", "192.0.2.2", "192.0.2.3"):
        client = reader(Referer=settings.SITE_URL + origin.get_absolute_url())
        answer = client.get(target.get_absolute_url(), REMOTE_ADDR=person)
        assert answer.status_code == 200
    last_beat()
    tell_of_cards.call()
    assert told(ago=0) == [(1, True, 0, 3)]  # the views of a day are known when it is over
    assert card_use.added_up(30) == {}


def test_what_is_told_is_not_told_again_and_what_comes_later_is(origin):
    row = passage(origin, at(origin, 1), 10, ago=0)
    for _ in range(2):
        tell_of_cards.call()
        assert told(ago=0) == [(1, True, 0, 10)]
    Passage.objects.filter(pk=row.pk).update(count=15)
    tell_of_cards.call()
    assert told(ago=0) == [(1, True, 0, 15)]
    row.refresh_from_db()
    assert (row.count, row.placed) == (15, 15)


def test_a_way_that_no_card_shows_is_no_click(origin):
    other = factories.published(section=factories.section("Sport"), hours_ago=900)
    row = passage(origin, other.pk, 10, ago=0)
    tell_of_cards.call()
    assert told(ago=0) == []
    row.refresh_from_db()
    assert row.placed == 10


def test_what_was_chosen_of_one_list_is_another_one_s_found(origin):
    chosen = at(origin, 1)
    RelatedLink.objects.all().delete()
    RelatedList.objects.filter(article=origin).delete()
    place, is_curated = cards(origin)[chosen]
    passage(origin, chosen, 5, ago=0)
    tell_of_cards.call()
    assert told(ago=0) == [(place, False, 0, 5)] and not is_curated


def test_views_of_several_days_are_made_up_for_once(origin):
    for ago in (1, 2, 3):
        factories.visits(origin, TODAY() - timedelta(ago), 10 * ago)
    passage(origin, at(origin, 1), 1, ago=2)  # counted from that day on
    for _ in range(2):
        tell_of_cards.call()
    assert [told(ago)[0][2] for ago in (1, 2)] == [10, 20]
    assert told(ago=3) == []


def test_a_day_without_a_card_is_looked_through_once(monkeypatch):
    lonely = factories.published()
    factories.visits(lonely, TODAY() - timedelta(1), 5)
    passage(lonely, factories.withdrawn().pk, 1)
    looked = []
    lists_of = card_use.lists_of
    monkeypatch.setattr(card_use, "lists_of", lambda keys: looked.append(keys) or lists_of(keys))
    for _ in range(2):
        card_use.place_views()
    assert looked == [[lonely.pk]]
    assert told() == [] and card_use.added_up(30) == {}


def test_visits_of_a_day_that_are_posted_late_are_added_up(origin):
    passage(origin, at(origin, 1), 1)
    card_use.place_views()
    factories.visits(origin, TODAY() - timedelta(1), 7)
    card_use.place_views()
    assert told()[0] == (1, True, 7, 0)


def test_many_articles_are_looked_at_part_by_part(origin, monkeypatch):
    monkeypatch.setattr(card_use, "AT_ONCE", 1)
    chosen = RelatedLink.objects.get().target
    others = [factories.published(tags=["x"]) for _ in range(3)]
    for other in others:
        RelatedLink.objects.create(article=other, target=chosen)
        factories.visits(other, TODAY() - timedelta(1), 5)
        passage(other, chosen.pk, 2)
    tell_of_cards.call()
    assert told()[0] == (1, True, 15, 6)


def test_a_withdrawn_article_s_list_is_nobody_s(origin):
    target = at(origin, 1)
    factories.visits(origin, TODAY() - timedelta(1), 10)
    row = passage(origin, target, 5)
    origin.withdraw()
    tell_of_cards.call()
    row.refresh_from_db()
    assert told() == [] and row.placed == 5


def test_the_work_of_the_job_does_not_grow_with_what_is_told_already(
    origin, django_assert_max_num_queries
):
    passage(origin, at(origin, 1), 10, ago=0)
    tell_of_cards.call()
    with django_assert_max_num_queries(3):
        tell_of_cards.call()


# --- What is forgotten ------------------------------------------------------------------------


def kept():
    forget_passages.call()
    return set(Passage.objects.values_list("pk", flat=True))


def test_what_was_rarely_followed_in_its_week_is_forgotten_when_the_week_is_over():
    one, other = factories.published(), factories.published()
    days_since_monday = TODAY().weekday()
    last_sunday = days_since_monday + 1  # days ago
    over = last_sunday + 7  # the Sunday before; none of its week is among the last seven days
    rare = [passage(one, other.pk, 2, over), passage(one, other.pk, 2, over + 6)]
    often = [passage(other, one.pk, 2, over), passage(other, one.pk, 3, over + 6)]
    running = passage(one, other.pk, 1, 6)
    new = passage(one, other.pk, 1, 0)
    left = {running.pk, new.pk, *(each.pk for each in often)}
    assert kept() == left and not {each.pk for each in rare} & left
    assert kept() == left


def test_what_is_old_is_forgotten_however_often_it_was_followed():
    one, other = factories.published(), factories.published()
    old, young = passage(one, other.pk, 900, 61), passage(one, other.pk, 900, 59)
    CardUse.objects.create(day=old.day, place=1, is_curated=True, views=1)
    CardUse.objects.create(day=young.day, place=1, is_curated=True, views=1)
    assert kept() == {young.pk}
    assert CardUse.objects.get().day == young.day


def test_articles_that_go_take_their_passages_along(origin):
    target = at(origin, 1)
    passage(origin, target, 5)
    DailyVisits.objects.all().delete()
    origin.delete()
    assert not Passage.objects.exists()
