"""The latest, sections, tags and authors, whatever is asked of them."""

from datetime import UTC, datetime

import pytest

from tests import factories
from tests.articles.cast import many, sign
from tests.pages import opened, reader, words

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)
LISTS = ["/latest/", "/tecnologia/", "/tag/ponti/", "/author/anna-neri/"]


@pytest.fixture
def newspaper():
    """Headlines of 45 articles of one moment: three pages of every list."""
    articles = many(45, tags=["ponti"], author=factories.author(), published_at=MOMENT)
    return [article.headline for article in reversed(articles)]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("query", ["page=1", "page=2", "page=x", "page=9999", "page[]=2"])
def test_numbers_of_pages_mean_nothing_any_more(newspaper, path, query):
    page = opened(f"{path}?{query}")
    assert page.cards("listing__list") == newspaper[:20]
    assert page.link("canonical") == f"http://127.0.0.1:8000{path}"


@pytest.mark.parametrize("path", LISTS)
def test_a_list_leads_to_the_archive_of_the_month_that_it_has_come_to(newspaper, path):
    assert opened(path).one("a", class_="pages__month").get("href") == "/2026/11/"


HOSTILE_QUERIES = ["x=" + "y" * 10_000, "&" * 900, "%ff%fe=%c0%80", "%00=%00", "q=%00", "?" * 99]


@pytest.mark.parametrize("query", HOSTILE_QUERIES)
def test_a_query_that_says_nothing_to_us_changes_nothing(query):
    article = factories.published(tags=["ponti"])
    sign(article, "Anna Neri")
    for path in ["/", *LISTS, article.get_absolute_url(), "/feed/", "/tecnologia/feed/"]:
        assert reader().get(f"{path}?{query}").status_code == 200, path


def test_thousands_of_parameters_are_refused_without_a_fault():
    for path in ["/", "/non/esiste/", "/feed/"]:
        assert reader().get(f"{path}?{'&' * 10_000}").status_code in (200, 400, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/sconosciuta/",
        "/tag/sconosciuto/",
        "/author/nessuno/",
        "/sconosciuta/feed/",
        "/tecnologia/sconosciuto/",
        "/tecnologia/ponti%00/",
        "/%00/",
        "/%ff%fe/",
        "/tag/%ff/",
        "/tag/" + "a" * 10_000 + "/",
        "/" + "a" * 10_000 + "/" + "b" * 10_000 + "/",
        "/tag/città/",
        "/tag/%E0%A4%A/",
        "/tag/-1/",
        "/tag/../author/",
        "/wp-login.php",
        "/.git/config",
        "/.env",
    ],
)
def test_an_unknown_address_is_404_in_the_sites_style(path):
    factories.published()
    response = reader().get(path)
    assert response.status_code == 404
    assert "Questa pagina non esiste" in response.content.decode()


@pytest.mark.parametrize("path", LISTS)
def test_lists_are_read_and_nothing_else(newspaper, path):
    browser = reader()
    assert browser.head(path).status_code == 200
    assert browser.head(path).content == b""
    for method in ("post", "put", "patch", "delete", "trace"):
        assert getattr(browser, method)(path).status_code == 405


def test_an_empty_newspaper_says_so():
    assert "Qui non è ancora stato pubblicato nulla." in opened("/").text
    factories.section("Sport")
    assert "Qui non è ancora stato pubblicato nulla." in opened("/sport/").text


def test_the_navigation_lists_all_sections_in_order_and_marks_where_one_is():
    for position, name in enumerate(["Zeta", "Alfa", "Media"]):
        factories.section(name, position=position)
    article = factories.published(section=factories.section("Alfa"))
    here = opened("/alfa/").one(class_="masthead__nav").findall(".//a")
    assert [words(link) for link in here] == ["Zeta", "Alfa", "Media"]
    assert [link.get("aria-current") for link in here] == [None, "page", None]
    inside = opened(article.get_absolute_url()).one(class_="masthead__nav").findall(".//a")
    assert [link.get("aria-current") for link in inside] == [None, "true", None]
