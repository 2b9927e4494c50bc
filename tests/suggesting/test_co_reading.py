"""Readers who went from one article to the other speak for it, once there are enough of them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from suggesting.making import make_for
from suggesting.reading import suggestions_of
from tests import factories
from visits.models import Passage
from visits.passages import TOLD

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return factories.published("Questo", tags=["ponti"])


@pytest.fixture
def elsewhere():
    """An article that has nothing in common with the other."""
    return factories.published(
        "Tutt’altra faccenda",
        section=factories.section("Sport"),
        body="<p>Rete al novantesimo.</p>",
    )


def follow(article, target, count, days_ago=0):
    day = timezone.localdate() - timedelta(days=days_ago)
    Passage.objects.create(article=article, target=target, day=day, count=count)


def readers(article):
    make_for([article])
    return {s.target: s.reasons.get("readers") for s in suggestions_of(article)}


def test_a_pair_that_enough_readers_followed_comes_first(article, elsewhere):
    factories.published("Anche questo", tags=["ponti"])
    follow(article, elsewhere, TOLD - 1)
    follow(article, elsewhere, 1, days_ago=3)
    found = readers(article)
    assert next(iter(found)) == elsewhere
    assert found[elsewhere] == TOLD


def test_a_pair_under_the_threshold_is_never_shown(article, elsewhere):
    follow(article, elsewhere, TOLD - 1)
    assert elsewhere not in readers(article)


def test_nor_does_it_speak_for_what_is_suggested_anyway(article):
    near = factories.published("Anche questo", tags=["ponti"])
    follow(article, near, TOLD - 1)
    assert readers(article) == {near: None}


def test_what_was_followed_a_month_ago_is_forgotten(article, elsewhere):
    follow(article, elsewhere, 100, days_ago=30)
    assert elsewhere not in readers(article)


def test_each_way_has_its_own_readers(article, elsewhere):
    follow(article, elsewhere, 40)
    make_for([elsewhere])  # has a list, which the other may enter
    assert readers(article) == {elsewhere: 40}
    assert readers(elsewhere) == {}
