"""How a moderator finds an article to lead to; odd input finds nothing and breaks nothing."""

import pytest
from django.conf import settings

from newsdesk.related.deeds import do
from newsdesk.related.finding import found
from tests import factories
from tests.newsdesk.pages import desk
from tests.newsdesk.related import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def bridge():
    """An article with everything one may look for."""
    article = factories.published(
        "Riapre il ponte: è più sicuro",
        section=factories.section("Città e Mare"),
        tags=["Viabilità"],
    )
    article.bylines.create(author=factories.author("Niccolò Bèrti"))
    return article


@pytest.fixture
def other():
    return factories.published("Un altro ponte", section=factories.section("Sport"))


def headlines(typed):
    return [article.headline for article in found(typed).articles]


@pytest.mark.parametrize(
    "typed",
    [
        "è più sicuro",
        "e piu SICURO",
        "sicur",
        "autore:berti",
        "autore:Bèrti ponte",
        'autore:"niccolo berti"',
        "tag:viabilita",
        "tag:viab ponte",
        "sez:citta",
        "SEZ:Città ponte",
        "ponte autore:niccolo tag:viabilità sez:citta-e-mare",
    ],
)
def test_words_in_any_accents_and_who_what_where(bridge, other, typed):
    assert headlines(typed) == [bridge.headline]


def test_what_two_have_is_found_twice_the_best_first(bridge, other):
    assert sorted(headlines("ponte")) == sorted([bridge.headline, other.headline])


@pytest.mark.parametrize(
    "tail", ["", "?utm_source=x&utm_campaign=%E0", "#fine", "?q=%", " e altro dietro"]
)
def test_a_pasted_address_with_whatever_is_behind_it(bridge, other, tail):
    path = bridge.get_absolute_url()
    assert headlines(f"{settings.SITE_URL}{path}{tail}") == [bridge.headline]
    assert headlines(f"{path}{tail}") == [bridge.headline]


def test_an_address_it_once_had(bridge):
    former = bridge.get_absolute_url()
    bridge.slug = "un-altro-indirizzo"
    bridge.save()
    assert former != bridge.get_absolute_url()
    assert headlines(settings.SITE_URL + former) == [bridge.headline]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/sport/altro/",
        "/nessuno/da-nessuna-parte/",
        "/search/",
        "https://[",
        "http://\u2100.it/",
        "/%00/%ff/",
    ],
)
def test_an_address_of_nothing_says_so(bridge, address):
    assert found(address).articles == []
    assert found(address).problem


def test_a_number(bridge, other):
    assert headlines(f"#{bridge.pk}") == [bridge.headline]
    assert headlines(f"# {bridge.pk} ") == [bridge.headline]
    assert headlines("#999999999999999999") == []


@pytest.mark.parametrize("typed", ["autore:nessuno", "tag:", "sez:'", 'tag:"', "autore:%"])
def test_who_or_what_there_is_not_is_said(bridge, typed):
    assert found(typed).articles == []
    assert typed in found(typed).problem


@pytest.mark.parametrize(
    "typed",
    [
        "%",
        "_",
        "ponte%' OR 1=1 --",
        '"',
        '"ponte',
        "«ponte»",
        "*",
        "(((",
        "NEAR AND OR NOT",
        "\0",
        "ponte\0",
        "-ponte",
        "²",
        "#²",
        "#",
        "\ud800",
        " ",
        "x" * 5_000,
        "ponte " * 1_000,
        "http://",
        "://",
        "/",
        "autore:\0",
    ],
)
def test_odd_input_breaks_nothing(bridge, other, typed):
    assert len(found(typed).articles) <= 2


def test_percent_and_underscore_match_only_themselves(bridge):
    assert headlines("%") == headlines("p_nte") == headlines("%nte") == []


@pytest.mark.parametrize("stage", ["draft", "withdrawn"])
def test_what_can_never_be_linked_is_not_found(stage):
    hidden = getattr(factories, stage)("Segreto del ponte")
    assert headlines("segreto") == headlines(f"#{hidden.pk}") == []


def test_what_is_scheduled_is_shown_with_its_date_and_cannot_be_added(bridge):
    scheduled = factories.scheduled("Domani un ponte nuovo")
    assert scheduled.headline in headlines("nuovo")
    assert scheduled.headline in headlines(f"#{scheduled.pk}")
    page = desk(factories.staff("Moderator")).get(page_of(bridge, "?q=nuovo"))
    (candidate,) = page.context["desk"].found["results"]
    assert not candidate.may_be_added
    assert "Programmato per" in candidate.state
    assert candidate.state in page.content.decode()


def test_itself_what_is_there_and_what_is_excluded_say_so(bridge, other):
    anna = factories.staff("Moderator")
    third = factories.published("Il terzo ponte")
    do("add", bridge, anna, target=other.pk)
    do("exclude_everywhere", bridge, anna, target=third.pk)
    page = desk(anna).get(page_of(bridge, "?q=ponte"))
    results = {each.target: each for each in page.context["desk"].found["results"]}
    assert set(results) == {bridge, other, third}
    assert not results[bridge].may_be_added
    assert not results[other].may_be_added
    assert results[third].may_be_added
    assert results[third].is_excluded
