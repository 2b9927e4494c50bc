"""What the search does with input that nobody would type, and while a reader still types."""

import pytest
from django.db import connection

from articles import indexing
from tests import factories
from tests.articles.cast import many
from tests.pages import opened, reader
from tests.questions import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def bridge():
    return factories.published(
        "Riapre il ponte",
        standfirst="Due corsie.",
        tags=["ponti"],
        section=factories.section("Sport"),
    )


@pytest.mark.parametrize(
    "number", ["0", "-1", "51", "100", "1.5", "x", "", "²", "1%00", "9" * 5000]
)
def test_a_page_that_cannot_be_is_not_found(bridge, number):
    opened(f"/search/?q=ponte&page={number}", 404)


@pytest.mark.parametrize("filter", ["section=x", "tag=x", "author=x", "tag=x%00", "author=%FF"])
def test_an_unknown_filter_is_not_found(bridge, filter):
    opened(f"/search/?q=ponte&{filter}", 404)


HOSTILE = [
    "%00",
    "ponte%00",
    "ponte" * 2000,
    "%22" * 500,
    "%22ponte",
    "ponte%22%22%22",
    "ponte%20NEAR(vecchio,%202)",
    "ponte%20AND%20OR%20NOT",
    "tokens:ponte%20^ponte%20*",
    "%27%20OR%201=1--",
    "%28%28%28ponte",
    "%25%25s%20%28x%29s",
    "ponte%3A%2A%20%26%20%21vecchio%20%7C%20%3C-%3E",
    "%C3%28%FF",
    "%F0%9F%98%80%20ponte",
    "%E2%80%AE%20ponte",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "a%20" * 3000,
    "-" * 9000,
    "%CC%81" * 3000,
    "%EF%B7%BA" * 3000,
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_words_are_only_words(bridge, typed):
    page = opened(f"/search/?q={typed}")
    assert not any("alert" in (script.text or "") for script in page.all("script"))
    assert reader().get(f"/search/suggestions/?q={typed}").status_code == 200


# Headlines while typing


def suggested(typed):
    response = reader().get("/search/suggestions/", {"q": typed})
    assert response["Content-Type"] == "application/x-suggestions+json"
    _echo, names, _descriptions, addresses = response.json()
    assert len(names) == len(addresses)
    return names, addresses


def test_headlines_are_offered_with_their_addresses(bridge):
    address = f"http://127.0.0.1:8000{bridge.get_absolute_url()}"
    assert suggested("riapre il po") == (["Riapre il ponte"], [address])
    assert suggested("p") == suggested("") == ([], [])


def test_only_headlines_that_readers_may_see_are_offered(bridge):
    factories.draft("Un ponte in bozza")
    factories.scheduled("Un ponte domani")
    factories.withdrawn("Un ponte ritirato")
    assert suggested("pon")[0] == ["Riapre il ponte"]


def test_at_most_eight_headlines_are_offered():
    for number in range(9):
        factories.published(f"Ponte {number}")
    assert len(suggested("ponte")[0]) == 8


# What it asks the database


@pytest.mark.parametrize("count", [5, 60])
def test_the_same_questions_whatever_there_is(count):
    many(count, tags=["ponti"])
    list(indexing.rebuild())
    stream = {"sqlite": "search_stream", "postgresql": "search_newest"}[connection.vendor]
    assert sorted(asked("/search/?q=testo")) == sorted(
        ["articles_article", "articles_section", "articles_section", "search_document"]
        + [stream] * 4
    )
    assert asked("/search/suggestions/?q=n1") == [stream, "articles_article"]
