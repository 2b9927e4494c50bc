"""Front page, sections, tags and authors, page by page, whatever is asked of them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests import factories
from tests.articles.cast import many, sign
from tests.pages import opened, reader, words
from visits.models import DailyVisits

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
LISTS = ["/", "/tecnologia/", "/tag/ponti/", "/author/anna-neri/"]


@pytest.fixture
def newspaper():
    """Headlines of 45 articles of one moment: three pages of every list."""
    articles = many(45, tags=["ponti"], author=factories.author(), published_at=MOMENT)
    return [article.headline for article in reversed(articles)]


@pytest.mark.parametrize("path", LISTS)
def test_the_pages_hold_every_article_once_in_a_stable_order(newspaper, path):
    pages = [opened(f"{path}?page={number}").cards("listing__list") for number in (2, 3)]
    assert pages == [newspaper[20:40], newspaper[40:]]
    if path != "/":
        assert opened(path).cards("listing__list") == newspaper[:20]


@pytest.mark.parametrize("path", LISTS)
def test_pages_lead_to_their_neighbours(newspaper, path):
    second = opened(f"{path}?page=2")
    assert second.one("a", rel="prev").get("href") == "./"
    assert second.one("a", rel="next").get("href") == "?page=3"
    assert second.says(class_="pages__now") == "Pagina 2 di 3"
    last = opened(f"{path}?page=3")
    assert last.one("a", rel="prev").get("href") == "?page=2"
    assert last.all("a", rel="next") == []


@pytest.mark.parametrize("path", LISTS)
def test_a_further_page_has_an_address_and_a_title_of_its_own(newspaper, path):
    first, second = opened(path), opened(f"{path}?page=2&utm_source=x")
    assert second.link("canonical") == f"http://127.0.0.1:8000{path}?page=2"
    assert "pagina 2" in second.says("title")
    assert first.says("title") != second.says("title")


NO_PAGES = ["2", "0", "-1", "999999", "x", "1.5", "9" * 5000, "%00", "2'--", "%ff", "%F0%9F%98%80"]


@pytest.mark.parametrize("path", LISTS)
def test_a_page_that_does_not_exist_is_404(path):
    sign(factories.published(tags=["ponti"]), "Anna Neri")
    answers = {number: reader().get(f"{path}?page={number}").status_code for number in NO_PAGES}
    assert answers == dict.fromkeys(NO_PAGES, 404)


@pytest.mark.parametrize("query", ["page=1", "page=", "page=01", "page=%201", "page=x&page=1"])
def test_every_way_to_ask_for_the_first_page_gives_the_front_page(newspaper, query):
    page = opened(f"/?{query}")
    assert page.cards("leads") == newspaper[:5]
    assert page.link("canonical") == "http://127.0.0.1:8000/"


HOSTILE_QUERIES = ["x=" + "y" * 10_000, "&" * 900, "%ff%fe=%c0%80", "%00=%00", "page[]=1", "?" * 99]


@pytest.mark.parametrize("query", HOSTILE_QUERIES)
def test_a_query_that_says_nothing_to_us_changes_nothing(query):
    article = factories.published(tags=["ponti"])
    sign(article, "Anna Neri")
    for path in [*LISTS, article.get_absolute_url(), "/feed/", "/tecnologia/feed/"]:
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
        "/2026/11/",
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


def test_the_front_page_shows_the_newest_then_each_section_and_nothing_twice():
    names = {}
    for name in ("Cronaca", "Sport"):
        room = factories.section(name, position=len(names))
        # The later of two of one moment goes first.
        names[name] = [
            factories.published(
                f"{name} {n}", section=room, published_at=MOMENT - n * HOUR
            ).headline
            for n in range(7)
        ]
    page = opened("/")
    leads, rows = page.cards("leads"), page.cards("row")
    assert leads == ["Sport 0", "Cronaca 0", "Sport 1", "Cronaca 1", "Sport 2"]
    assert rows == names["Cronaca"][2:6] + names["Sport"][3:7]
    assert [words(h) for h in page.all("h2", class_="row__title")] == ["Cronaca", "Sport"]


def test_the_most_read_are_of_the_last_seven_days_and_ranked():
    quiet, loud, old, gone = (factories.published(name) for name in ("Poco", "Molto", "Già", "Via"))
    counts = [(quiet, 0, 2), (quiet, 6, 2), (loud, 6, 5), (old, 7, 99), (gone, 0, 50)]
    for article, days_ago, count in counts:
        day = timezone.localdate() - timedelta(days=days_ago)
        DailyVisits.objects.create(article=article, day=day, count=count)
    gone.withdrawn_at = gone.published_at
    gone.save()
    ranked = opened("/").one(class_="most-read__list")
    assert [words(item) for item in ranked] == ["Molto", "Poco"]


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
