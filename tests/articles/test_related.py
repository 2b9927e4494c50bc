"""Where an article leads: the moderators' choices, then what shares a tag, then the section."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, RelatedLink
from tests import factories
from tests.articles.cast import curate, many, suggest
from tests.pages import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return factories.published("Questo", tags=["ponti"])


def related(article):
    return opened(article.get_absolute_url()).cards("related")


def elsewhere(headline, **facts):
    return factories.published(headline, section=factories.section("Sport"), **facts)


def test_choices_come_first_in_their_order_then_tags_then_section(article):
    factories.published("Sezione, vecchio", hours_ago=9)
    factories.published("Sezione, nuovo", hours_ago=2)
    elsewhere("Tag, vecchio", tags=["ponti"], hours_ago=8)
    elsewhere("Tag, nuovo", tags=["ponti"], hours_ago=7)
    first, second = elsewhere("Scelto prima", hours_ago=50), elsewhere("Scelto poi", hours_ago=1)
    elsewhere("Estraneo")
    curate(article, first, second)
    assert related(article) == [
        "Scelto prima",
        "Scelto poi",
        "Tag, nuovo",
        "Tag, vecchio",
        "Sezione, nuovo",
        "Sezione, vecchio",
    ]


def test_a_new_order_is_the_order_of_the_next_page(article):
    a, b, c = (elsewhere(name) for name in "abc")
    curate(article, a, b, c)
    RelatedLink.objects.filter(target=c).update(position=0)
    RelatedLink.objects.filter(target=a).update(position=2)
    assert related(article) == ["c", "b", "a"]


def test_at_most_six_are_shown_choices_too(article):
    curate(article, *(elsewhere(f"Scelto {number}") for number in range(8)))
    for number in range(8):
        factories.published(f"Altro {number}", tags=["ponti"])
    assert related(article) == [f"Scelto {number}" for number in range(6)]


def test_it_never_leads_to_itself_and_to_nothing_twice(article):
    chosen = factories.published("Scelto", tags=["ponti", "fiume"])
    third = factories.published("Terzo", tags=["ponti", "fiume"], hours_ago=3)
    article.tags.add("fiume")
    suggest(article, chosen, third)
    curate(article, chosen)
    assert related(article) == ["Scelto", "Terzo"]
    assert related(chosen) == ["Questo", "Terzo"]


def test_choices_of_other_articles_do_not_matter(article):
    popular = elsewhere("Scelto altrove")
    for number in range(3):
        curate(factories.published(f"Altro {number}", tags=["ponti"]), popular)
    assert sorted(related(article)) == ["Altro 0", "Altro 1", "Altro 2"]


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn"])
def test_only_public_articles_are_shown(article, state):
    curate(article, getattr(factories, state)("Nascosto", tags=["ponti"]))
    getattr(factories, state)("Nascosto anche", tags=["ponti"])
    assert related_or_none(article) == []


def related_or_none(article):
    page = opened(article.get_absolute_url())
    assert bool(page.all(class_="related")) == bool(page.cards("related"))
    return page.cards("related")


def test_a_withdrawn_target_is_gone_at_the_next_request_and_its_place_is_filled(article):
    chosen = [elsewhere(f"Scelto {number}") for number in range(6)]
    curate(article, *chosen)
    factories.published("Riempitivo")
    assert "Riempitivo" not in related(article)
    chosen[2].withdrawn_at = chosen[2].published_at
    chosen[2].save(update_fields=["withdrawn_at"])
    assert related(article) == [
        "Scelto 0",
        "Scelto 1",
        "Scelto 3",
        "Scelto 4",
        "Scelto 5",
        "Riempitivo",
    ]


def test_places_are_filled_even_when_the_newest_are_chosen_already(article):
    shared = [factories.published(f"P{n}", tags=["ponti"], hours_ago=n + 1) for n in range(9)]
    curate(article, *shared[:4])
    assert related(article) == ["P0", "P1", "P2", "P3", "P4", "P5"]


def test_articles_of_the_same_moment_keep_one_order(article):
    moment = article.published_at
    names = [factories.published(f"A{n}", published_at=moment).headline for n in range(9)]
    assert related(article) == related(article) == names[:2:-1]


def test_choices_of_the_same_place_stand_as_they_were_made(article):
    targets = [elsewhere(name) for name in "badc"]
    for target in targets:
        RelatedLink.objects.create(article=article, target=target, position=10)
    assert related(article) == related(article) == ["b", "a", "d", "c"]


def test_a_page_marks_what_no_one_chose(article):
    target = factories.published("Scelto")
    suggest(article, target)
    curate(article, target)
    factories.published("Trovato")
    places = opened(article.get_absolute_url()).one(class_="related__list").findall("li")
    assert ["data-automatic" in place.attrib for place in places] == [False, True]


def test_what_shares_more_tags_comes_before_what_is_newer(article):
    article.tags.add("fiume", "strade")
    elsewhere("Uno", tags=["ponti"], hours_ago=1)
    elsewhere("Tre", tags=["ponti", "fiume", "strade"], hours_ago=9)
    elsewhere("Due", tags=["fiume", "strade"], hours_ago=5)
    factories.published("Nessuno", hours_ago=1)
    assert related(article) == ["Tre", "Due", "Uno", "Nessuno"]


def test_a_tag_with_very_many_uses_hides_no_other(article):
    article.tags.add("fiume")
    many(30, tags=["ponti"], section=factories.section("Sport"))
    elsewhere("Più vecchio", tags=["fiume", "ponti"], hours_ago=24 * 365)
    assert related(article)[0] == "Più vecchio"


def test_all_of_it_is_one_query_beside_that_for_its_tags(article):
    curate(
        article, *(elsewhere(f"S{n}", photo=factories.photo(), tags=["ponti"]) for n in range(3))
    )
    article = Article.objects.for_page().get(pk=article.pk)
    with CaptureQueriesContext(connection) as queries:
        cards = list(Article.objects.related_to(article))
        assert [(card.section.name, card.photo.credit, card.excerpt) for card in cards]
    assert len(queries) == 1


def test_the_clock_is_an_argument(article):
    later = factories.scheduled("Domani", in_hours=24)
    assert list(Article.objects.related_to(article, at=later.published_at)) == [later]
    assert list(Article.objects.related_to(article, limit=0)) == []
