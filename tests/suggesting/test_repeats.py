"""One story is offered once, however often it was told."""

import pytest

from suggesting.reading import suggestions_of
from suggesting.stories import Story
from tests import factories

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Riapre il ponte vecchio", "Riapre il ponte vecchio", True),
        ("Riapre il ponte vecchio", "RIAPRE il Ponte vecchio!", True),
        ("Riapre il ponte vecchio di Montefalda", "Riapre il ponte vecchio a Montefalda", True),
        ("Riapre il ponte vecchio", "Chiude il ponte vecchio", False),
        ("Lotto, estrazione del 12 novembre", "Lotto, estrazione del 14 novembre", False),
        ("Riapre il ponte", "Un furto in centro", False),
        ("", "", True),
    ],
)
def test_headlines_that_are_nearly_the_same_tell_one_story(one, other, same):
    assert Story.of(one).is_told_by(Story.of(other)) is same


@pytest.mark.parametrize("other", ["https://a.example/x", "https://a.example/x/#due"])
def test_a_common_page_that_they_rest_on_makes_one_story_of_two(other):
    assert Story.of("Uno", ["https://a.example/x/"]).is_told_by(Story.of("Altro", [other]))


def test_only_the_best_of_those_that_tell_the_same_is_offered():
    article = factories.published("Questo", tags=["ponti", "fiume"])
    factories.published("Riapre il ponte vecchio", tags=["ponti"])
    factories.published("Riapre il ponte, vecchio", tags=["ponti", "fiume"])
    found = suggestions_of(article)
    assert [s.target.headline for s in found] == ["Riapre il ponte, vecchio"]


def test_only_one_of_those_that_rest_on_the_same_page_is_offered():
    article = factories.published("Questo", tags=["ponti"])
    for headline in ("La piena è passata", "Il fiume si ritira"):
        target = factories.published(headline, tags=["ponti"])
        target.source_links.create(url="https://ansa.example/piena")
    assert len(suggestions_of(article)) == 1


def test_what_tells_the_same_as_the_article_itself_is_not_offered():
    article = factories.published("Riapre il ponte vecchio", tags=["ponti"])
    factories.published("Riapre il ponte vecchio!", tags=["ponti"])
    assert suggestions_of(article) == []
