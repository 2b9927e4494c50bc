"""What the card of a moderator's choice says: what it is to the article, and in whose words."""

import pytest

from articles.models import RelatedLink
from tests import factories
from tests.articles.cast import HOSTILE, curate
from tests.articles.test_related_list import elsewhere, page, related
from tests.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return factories.published("Questo", hours_ago=20)


def test_a_card_says_above_all_else_what_it_is_to_the_article(article):
    for kind in RelatedLink.Kind:
        curate(article, elsewhere(kind.name, kicker="Occhiello"), kind=kind)
    cards = page(article).one(class_="related").findall(".//article")
    said = {
        words(card.find(".//h3")): [words(line) for line in card.findall(".//p")[:2]]
        for card in cards
    }
    assert said.pop("RELATED")[0] == "Occhiello"
    assert said == {
        kind.name: [str(kind.label), "Occhiello"]
        for kind in RelatedLink.Kind
        if kind != RelatedLink.Kind.RELATED
    }
    assert len({heading for heading, _ in said.values()}) == 4


def test_an_own_headline_is_on_the_card_alone(article):
    target = elsewhere("Il titolo vero")
    curate(article, target, own_headline="Detto altrimenti")
    factories.published("Un terzo")
    assert related(article) == ["Detto altrimenti", "Un terzo"]
    curate(target, article)
    assert related(target) == ["Questo"]
    assert page(target).says("h1") == "Il titolo vero"
    assert "Il titolo vero" not in page(article).html


@pytest.mark.parametrize("headline", HOSTILE)
def test_an_own_headline_is_words_whatever_it_holds(article, headline):
    curate(article, elsewhere("Altro"), own_headline=headline[:120])
    (link,) = page(article).one(class_="related").findall(".//a")
    assert words(link) == " ".join(RelatedLink.objects.get().own_headline.split())
    assert list(link) == []
    assert "<script>alert" not in page(article).html
