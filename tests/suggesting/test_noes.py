"""A remembered no: what was excluded is never suggested again, however often lists are made."""

import pytest

from articles.models import RelatedExclusion, Suggestion
from suggesting.jobs import afresh
from suggesting.making import make_for
from suggesting.reading import suggestions_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return [factories.published(name, tags=["ponti"]) for name in ("Questo", "Quello")]


def targets(article):
    return [suggestion.target for suggestion in suggestions_of(article)]


def test_what_is_excluded_goes_at_once(pair):
    article, target = pair
    make_for(pair)
    assert targets(article) == [target]
    RelatedExclusion.objects.create(article=article, target=target)
    assert targets(article) == []
    assert targets(target) == [article]


@pytest.mark.parametrize("everywhere", [False, True], ids=["here", "everywhere"])
def test_it_never_comes_back(pair, everywhere):
    article, target = pair
    RelatedExclusion.objects.create(article=None if everywhere else article, target=target)
    for _ in range(2):
        make_for(pair)
        make_for([target])  # nor by the way back
        afresh.func()
        assert targets(article) == []
        assert not Suggestion.objects.filter(article=article, target=target).exists()


def test_excluded_everywhere_it_enters_no_list(pair):
    article, target = pair
    other = factories.published("Altro", tags=["ponti"])
    RelatedExclusion.objects.create(article=None, target=target)
    make_for([*pair, other])
    make_for([target])
    assert not Suggestion.objects.filter(target=target).exists()
    assert set(targets(target)) == {article, other}


def test_once_it_is_allowed_again_it_is_suggested_again(pair):
    article, target = pair
    no = RelatedExclusion.objects.create(article=article, target=target)
    make_for(pair)
    no.delete()
    make_for(pair)
    assert targets(article) == [target]
