"""A new article becomes a candidate of the old ones that it leads to."""

import pytest

from articles.models import RelatedExclusion, Suggestion
from suggesting.candidates import MOST
from suggesting.making import make_for
from suggesting.reading import suggestions_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    article = factories.published("Chiude il ponte", tags=["ponti"], hours_ago=48)
    make_for([article])
    return article


def headlines(article):
    return [s.target.headline for s in suggestions_of(article)]


def test_the_new_one_is_in_the_old_ones_list(old):
    new = factories.published("Riapre la passerella", tags=["ponti"])
    make_for([new])
    assert headlines(old) == ["Riapre la passerella"]
    assert suggestions_of(old)[0].reasons["tags"] == ["ponti"]


def test_made_twice_it_is_there_once(old):
    new = factories.published("Riapre la passerella", tags=["ponti"])
    make_for([new])
    make_for([new])
    assert Suggestion.objects.filter(article=old, target=new).count() == 1


def test_what_readers_cannot_see_enters_no_list(old):
    make_for([factories.draft(tags=["ponti"]), factories.scheduled(tags=["ponti"])])
    make_for([factories.published(tags=["ponti"], unlisted_reason="Ordinanza")])
    assert not Suggestion.objects.filter(article=old).exists()


def test_a_list_that_was_never_made_waits_for_its_own_time():
    unmade = factories.published("Chiude il ponte", tags=["ponti"])
    make_for([factories.published("Riapre la passerella", tags=["ponti"])])
    assert not Suggestion.objects.filter(article=unmade).exists()


def test_it_does_not_enter_where_somebody_said_no(old):
    new = factories.published("Riapre la passerella", tags=["ponti"])
    RelatedExclusion.objects.create(article=old, target=new)
    make_for([new])
    assert not Suggestion.objects.filter(article=old, target=new).exists()


def test_it_takes_the_last_place_of_a_full_list(old):
    for number in range(MOST):
        factories.published(f"Pezzo {number}", hours_ago=24 * number, tags=["ponti"])
    make_for([old])
    assert len(headlines(old)) == MOST
    last = headlines(old)[-1]
    make_for([factories.published("Riapre la passerella", tags=["ponti"])])
    after = headlines(old)
    assert len(after) == MOST
    assert "Riapre la passerella" in after and last not in after


def test_a_weak_one_enters_no_full_list(old):
    for number in range(MOST):
        factories.published(f"Pezzo {number}", tags=["ponti", "fiume"])
    old.tags.add("fiume")
    make_for([old])
    weak = factories.published("Appena vicino", tags=["altro"])
    make_for([weak])
    assert not Suggestion.objects.filter(article=old, target=weak).exists()


def test_it_takes_the_place_of_what_tells_the_same(old):
    factories.published("Riapre la passerella sul fiume", hours_ago=20, tags=["ponti"])
    make_for([old])
    make_for([factories.published("Riapre la passerella sul Fiume!", tags=["ponti"])])
    assert headlines(old) == ["Riapre la passerella sul Fiume!"]
