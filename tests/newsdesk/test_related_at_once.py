"""Several moderators at one related list, or at several, at the same moment: real threads."""

from functools import partial

import pytest

from newsdesk.related import bulk, deeds, refusals, undoing
from newsdesk.related.bulk_deeds import DEEDS
from tests import factories
from tests.newsdesk.related import targets
from tests.newsdesk.related_at_once import PEOPLE, PRESSES, tried, whole
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def articles():
    return [factories.published(f"Notizia {n}", tags=["ponti"]) for n in range(6)]


@pytest.fixture
def people():
    return [factories.staff("Moderator", username=f"m{n}") for n in range(PEOPLE)]


# --- One list ---------------------------------------------------------------------------------


def test_what_several_people_add_at_once_is_all_there(articles, people):
    first, *others = articles
    presses = [
        partial(tried, "add", first, person, target=other.pk)
        for person, other in zip(people, others, strict=False)
    ]
    at_once(*presses)
    assert set(targets(first)) == set(others[:PEOPLE])
    assert whole(first)


def test_of_several_who_add_the_same_one_does(articles, people):
    first, other, *_ = articles
    found = at_once(*[partial(tried, "add", first, each, target=other.pk) for each in people])
    assert found.count(None) == PEOPLE - 1
    assert targets(first) == [other] and whole(first)


def test_a_list_takes_no_more_than_it_may_however_many_press(articles, people):
    first, *others = articles
    for number in range(deeds.MOST_LINKS - 2):
        deeds.do("add", first, people[0], target=factories.published(f"Altra {number}").pk)
    found = at_once(
        *[
            partial(tried, "add", first, person, target=other.pk)
            for person, other in zip(people, others, strict=False)
        ]
    )
    full = str(refusals.FULL) % {"most": deeds.MOST_LINKS}
    assert found.count(full) == 2
    assert len(targets(first)) == deeds.MOST_LINKS and whole(first)


def test_moving_and_removing_at_once_loses_no_other_link(articles, people):
    first, *others = articles
    for other in others:
        deeds.do("add", first, people[0], target=other.pk)
    at_once(
        partial(tried, "up", first, people[0], target=others[2].pk),
        partial(tried, "remove", first, people[1], target=others[0].pk),
        partial(tried, "add_top", first, people[2], target=others[4].pk),
        partial(tried, "headline", first, people[3], target=others[1].pk, text="Altro"),
    )
    assert set(targets(first)) == set(others[1:])
    assert first.related_links.get(target=others[1]).own_headline == "Altro"
    assert whole(first)


def test_a_deed_pressed_twice_in_two_windows_is_taken_back_once(articles, people):
    first, one, two, *_ = articles
    deeds.do("add", first, people[0], target=one.pk)
    batch = deeds.do("add", first, people[0], target=two.pk).batch
    undone = at_once(*[partial(undoing.undo, people[0], batch)] * 2)
    assert undone.count(None) == 1
    assert targets(first) == [one] and whole(first)


def test_taking_back_leaves_what_a_colleague_adds_meanwhile(articles, people):
    first, one, *others = articles
    deeds.do("add", first, people[0], target=one.pk)
    at_once(
        partial(undoing.undo, people[0]),
        *[partial(tried, "add", first, people[1], target=other.pk) for other in others[:3]],
    )
    assert set(targets(first)) == set(others[:3]) and whole(first)


# --- Two lists and more -----------------------------------------------------------------------


def test_two_ways_back_that_cross_wait_for_no_end(articles, people):
    one, two, *_ = articles
    deeds.do("add", one, people[0], target=two.pk)
    deeds.do("add", two, people[1], target=one.pk)
    for _ in range(PRESSES):
        at_once(
            partial(tried, "kind", one, people[0], target=two.pk, kind="update"),
            partial(tried, "two_way", two, people[1], target=one.pk, on=True),
            partial(tried, "kind", two, people[2], target=one.pk, kind="opinion"),
        )
    assert targets(one) == [two] and targets(two) == [one]
    assert whole(one) and whole(two)


def test_what_is_done_to_many_at_once_by_two_is_done_by_both(articles, people):
    *some, one, two = articles
    keys = [each.pk for each in some]
    at_once(
        partial(bulk.carry_out, DEEDS["add"], people[0], keys, {"target": one}),
        partial(bulk.carry_out, DEEDS["add"], people[1], keys[::-1], {"target": two}),
        partial(bulk.carry_out, DEEDS["review"], people[2], keys, {}),
    )
    for each in some:
        assert set(targets(each)) == {one, two} and whole(each)


def test_a_batch_is_taken_back_whole_while_its_lists_change(articles, people):
    *some, one, two = articles
    keys = [each.pk for each in some]
    batch, _plan = bulk.carry_out(DEEDS["add"], people[0], keys, {"target": one})
    at_once(
        partial(undoing.undo, people[0], batch),
        partial(bulk.carry_out, DEEDS["add"], people[1], keys, {"target": two}),
        *[partial(tried, "add_top", each, people[2], target=some[0].pk) for each in some[1:]],
    )
    for each in some:
        assert set(targets(each)) == {two, some[0]} - {each} and whole(each)


def test_both_who_exclude_one_everywhere_get_their_way(articles, people):
    one, two, *others = articles
    for each in (one, two):
        deeds.do("add", each, people[0], target=others[0].pk)
    at_once(
        partial(tried, "exclude_everywhere", one, people[0], target=others[0].pk, reason="Vecchio"),
        partial(tried, "exclude_everywhere", two, people[1], target=others[0].pk, reason="Falso"),
    )
    assert targets(one) == targets(two) == []
    assert whole(one) and whole(two)
