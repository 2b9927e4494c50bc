"""Adjustments: entries beside what is counted, that never overwrite it."""

import pytest

from articles.models import Article
from tests import factories
from visits.ledger import MOST, Refused, adjust
from visits.models import Adjustment, DailyVisits, Posting, VisitTotal

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return factories.published()


@pytest.fixture
def chief():
    return factories.staff("Editor-in-chief")


def total_of(article):
    return VisitTotal.objects.get(article=article).count


def test_an_entry_raises_the_total_and_no_day(article, chief):
    factories.visits(article, count=10)
    entry = adjust(article, 90, " dal vecchio sito ", chief)
    assert total_of(article) == 100
    assert DailyVisits.objects.get().count == 10
    assert (entry.count, entry.reason, entry.by) == (90, "dal vecchio sito", chief)


def test_an_article_without_visits_may_get_some(article, chief):
    adjust(article, 5, "dal vecchio sito", chief)
    assert total_of(article) == 5


def test_an_entry_is_a_posting_that_other_processes_learn_of(article, chief):
    factories.visits(article)
    before = Posting.objects.get().number
    adjust(article, 5, "dal vecchio sito", chief)
    assert VisitTotal.objects.get().posting == Posting.objects.get().number > before


def test_all_visits_may_be_taken_away_but_no_more(article, chief):
    factories.visits(article, count=10)
    with pytest.raises(Refused) as refusal:
        adjust(article, -11, "robot", chief)
    assert refusal.value.total == 10
    assert (total_of(article), Adjustment.objects.count()) == (10, 0)
    adjust(article, -10, "robot", chief)
    assert total_of(article) == 0


def test_an_article_deleted_meanwhile_gets_no_entry(article, chief):
    stale = Article.objects.get(pk=article.pk)
    article.delete()
    with pytest.raises(Refused):
        adjust(stale, 5, "dal vecchio sito", chief)
    assert not Adjustment.objects.exists()


def test_nothing_is_taken_from_an_article_without_visits(article, chief):
    with pytest.raises(Refused):
        adjust(article, -1, "robot", chief)
    assert not VisitTotal.objects.exists()


@pytest.mark.parametrize(
    ("count", "reason"), [(0, "niente"), (5, ""), (5, "  "), (MOST + 1, "tanti")]
)
def test_an_entry_needs_a_number_and_a_reason(article, chief, count, reason):
    with pytest.raises(ValueError, match="a number and a reason"):
        adjust(article, count, reason, chief)
    assert not Adjustment.objects.exists()


def test_the_total_is_days_and_adjustments_together(article, chief):
    for count in (3, 4):
        factories.visits(article, count=count)
        adjust(article, count * 10, "prova", chief)
    days = sum(DailyVisits.objects.values_list("count", flat=True))
    entries = sum(Adjustment.objects.values_list("count", flat=True))
    assert total_of(article) == days + entries == 77
