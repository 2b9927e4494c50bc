"""What is suggested for an article at this moment, and what asking for it costs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import RelatedLink, RelatedList, Suggestion
from suggesting.making import make_for
from suggesting.reading import suggestions_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return factories.published("Questo", tags=["ponti"])


def headlines(article, **choices):
    return [suggestion.target.headline for suggestion in suggestions_of(article, **choices)]


def test_they_are_made_when_first_asked_for(article):
    factories.published("Quello", tags=["ponti"])
    assert headlines(article) == ["Quello"]
    assert RelatedList.objects.get(article=article).suggested_at


def test_a_draft_has_some_too():
    factories.published("Quello", tags=["ponti"])
    assert headlines(factories.draft("Bozza", tags=["ponti"])) == ["Quello"]


def test_a_draft_without_anything_has_none_yet():
    factories.published("Quello", section=factories.section("Sport"))
    assert headlines(factories.draft("Bozza", section=None, body="")) == []


def test_none_is_the_article_itself_or_one_that_readers_cannot_see(article):
    for make in (factories.draft, factories.scheduled, factories.withdrawn):
        make(make.__name__, tags=["ponti"])
    factories.published("Per legge", tags=["ponti"], unlisted_reason="Ordinanza")
    assert headlines(article) == []


def test_what_goes_after_they_were_made_is_none_of_them_any_more(article):
    target = factories.published("Quello", tags=["ponti"])
    make_for([article])
    target.withdraw()
    assert headlines(article) == []
    target.restore()
    assert headlines(article) == ["Quello"]


def test_what_the_article_leads_to_already_is_none_until_that_ends(article):
    target = factories.published("Quello", tags=["ponti"])
    link = RelatedLink.objects.create(article=article, target=target)
    assert headlines(article) == []
    link.expires_at = timezone.now() - timedelta(minutes=1)
    link.save()
    assert headlines(article) == ["Quello"]


def test_the_best_come_first_and_no_more_than_wanted(article):
    for number in range(4):
        factories.published(f"Pezzo {number}", hours_ago=24 * 30 * (number + 1), tags=["ponti"])
    assert headlines(article, limit=3) == ["Pezzo 0", "Pezzo 1", "Pezzo 2"]


def test_cards_and_reasons_need_no_further_query(article):
    for number in range(5):
        factories.published(f"Pezzo {number}", photo=factories.photo(), tags=["ponti"])
    make_for([article])
    with CaptureQueriesContext(connection) as queries:
        for suggestion in suggestions_of(article):
            assert suggestion.target.section.name and suggestion.target.photo.alt
            assert "body" not in suggestion.target.__dict__
    assert len(queries) == 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what there is")
def test_whether_a_target_is_public_is_asked_of_it_alone(article):
    make_for([article])
    with CaptureQueriesContext(connection) as queries:
        suggestions_of(article)
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + queries[-1]["sql"])
        steps = [row[-1] for row in cursor]
    assert any("CORRELATED" in step for step in steps)
    assert not any("LIST SUBQUERY" in step for step in steps)


@pytest.mark.parametrize("others", [5, 60])
def test_making_asks_no_more_of_a_large_newspaper(article, others):
    for number in range(others):
        factories.published(f"Pezzo {number}", tags=["ponti", "città"])
    make_for([article])
    with CaptureQueriesContext(connection) as queries:
        make_for([article])
    assert len(queries) <= 28
    assert Suggestion.objects.filter(article=article).count() == min(others, 20)
