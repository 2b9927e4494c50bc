"""Ways on from an article: the parts of its series, its neighbours in the section, the way up."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Series
from tests import factories
from tests.articles.cast import many, sign
from tests.pages import opened, words

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def series():
    return Series.objects.create(name="Il fiume e noi", slug="il-fiume")


@pytest.fixture
def parts(series):
    return [
        factories.published(
            f"Parte {number}",
            series=series,
            section=factories.section(("Cronaca", "Ambiente")[number % 2]),
            published_at=MOMENT + number * HOUR,
        )
        for number in range(1, 5)
    ]


def page_of(article):
    return opened(article.get_absolute_url())


def ways(page):
    """The words of the links that lead to what lies before the article and after it."""
    return [[words(link) for link in page.all("a", rel=rel)] for rel in ("prev", "next")]


# --- Series -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [(1, [], ["Parte 2"]), (2, ["Parte 1"], ["Parte 3"]), (4, ["Parte 3"], [])],
)
def test_a_part_leads_to_the_parts_beside_it(parts, number, before, after):
    page = page_of(parts[number - 1])
    assert ways(page) == [before, after]
    assert page.says(class_="series__title") == "Della serie «Il fiume e noi»"
    assert page.says(class_="series__place") == f"Parte {number} di 4"
    assert page.one(class_="series__title").find("a").get("href") == "/series/il-fiume/"


def test_only_public_parts_count(parts, series):
    parts[1].withdraw()
    factories.scheduled("Domani", series=series)
    factories.draft("Bozza", series=series)
    page = page_of(parts[2])
    assert ways(page) == [["Parte 1"], ["Parte 4"]]
    assert page.says(class_="series__place") == "Parte 2 di 3"
    assert ways(page_of(parts[3])) == [["Parte 3"], []]


def test_parts_of_one_moment_have_one_order(series):
    articles = many(3, series=series, published_at=MOMENT)
    page = page_of(articles[1])
    assert ways(page) == [["N0"], ["N2"]]
    assert page.says(class_="series__place") == "Parte 2 di 3"


def test_a_series_of_one_part_only_says_its_name(series):
    page = page_of(factories.published(series=series))
    assert "Il fiume e noi" in page.says(class_="series__title")
    assert page.all(class_="series__place") == page.all(class_="series__parts") == []


# --- Neighbours in the section ----------------------------------------------------------------


def test_an_article_leads_to_what_its_section_had_before_and_after_it():
    articles = [
        factories.published(f"N{number}", published_at=MOMENT + number * HOUR)
        for number in range(3)
    ]
    other = factories.published(section=factories.section("Sport"), published_at=MOMENT + HOUR)
    assert ways(page_of(articles[0])) == [[], ["N1"]]
    assert ways(page_of(articles[1])) == [["N0"], ["N2"]]
    assert ways(page_of(articles[2])) == [["N1"], []]
    assert page_of(other).all(class_="neighbours") == []
    articles[0].withdraw()
    assert ways(page_of(articles[1])) == [[], ["N2"]]


def test_neighbours_of_one_moment_have_one_order():
    articles = many(3, published_at=MOMENT)
    assert ways(page_of(articles[1])) == [["N0"], ["N2"]]


# --- The way up -------------------------------------------------------------------------------


def steps(path):
    (trail,) = opened(path).all("nav", class_="breadcrumb")
    assert trail.get("aria-label") == "Percorso"
    items = [(words(item), item.find("a")) for item in trail.iter("li")]
    current = [item.get("aria-current") for item in trail.iter("li")]
    assert all(bool(mark) == (link is None) for mark, (_, link) in zip(current, items, strict=True))
    return [(name, "" if link is None else link.get("href")) for name, link in items]


def test_every_list_says_where_it_is(parts, series):
    parts[0].tags.add("ponti")
    sign(parts[0], "Anna Neri")
    home = ("Prima pagina", "/")
    assert steps("/cronaca/") == [home, ("Cronaca", "")]
    assert steps("/tag/ponti/") == [home, ("ponti", "")]
    assert steps("/author/anna-neri/") == [home, ("Anna Neri", "")]
    assert steps("/series/il-fiume/") == [home, ("Il fiume e noi", "")]
    assert steps("/latest/") == [home, ("Ultime notizie", "")]
    assert steps("/2026/") == [home, ("2026", "")]
    assert steps("/2026/11/") == [home, ("2026", "/2026/"), ("Novembre 2026", "")]


def test_an_article_says_its_section_and_its_series(parts):
    home, section = ("Prima pagina", "/"), ("Ambiente", "/ambiente/")
    part = parts[0].get_absolute_url()
    assert steps(part) == [home, section, ("Il fiume e noi", "/series/il-fiume/")]
    alone = factories.published(section=factories.section("Ambiente"))
    assert steps(alone.get_absolute_url()) == [home, section]
