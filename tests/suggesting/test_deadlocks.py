"""Suggestions that a database does not take: put off where another was first, else a fault."""

import pytest
from django.db import OperationalError

from articles.models import Suggestion
from suggesting.making import make_for
from tests import factories

pytestmark = pytest.mark.django_db

DEADLOCK, SHUT_DOWN = "40P01", "57P01"


@pytest.fixture
def refused(monkeypatch):
    """Has the database refuse the first rows, with that state."""
    bulk_create = Suggestion.objects.bulk_create

    def by(state):
        def refuses(rows):
            monkeypatch.setattr(Suggestion.objects, "bulk_create", bulk_create)
            cause = Exception()
            cause.sqlstate = state
            raise OperationalError("somebody waits for it") from cause

        monkeypatch.setattr(Suggestion.objects, "bulk_create", refuses)

    return by


@pytest.fixture
def articles():
    return [factories.published(f"Pezzo {number}", tags=["ponti"]) for number in range(3)]


def test_where_two_wait_for_each_other_they_are_made_the_next_time(refused, articles, caplog):
    refused(DEADLOCK)
    make_for(articles)
    assert not Suggestion.objects.exists()
    assert "somebody waits for it" in caplog.text
    make_for(articles)
    assert Suggestion.objects.exists()


def test_a_database_that_goes_away_is_not_passed_over(refused, articles):
    refused(SHUT_DOWN)
    with pytest.raises(OperationalError):
        make_for(articles)
