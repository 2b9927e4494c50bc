"""Reading a list on and back again: nothing twice, nothing skipped, whatever happens meanwhile."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.cursors import Cursor
from articles.models import Article, Series
from tests import factories
from tests.articles.cast import many, sign
from tests.pages import opened, reader

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)
LISTS = ["/latest/", "/tecnologia/", "/tag/ponti/", "/author/anna-neri/", "/2026/11/"]
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def newspaper():
    """Headlines of 45 articles of one moment, as lists show them: three stretches of each."""
    articles = many(45, tags=["ponti"], author=factories.author(), published_at=MOMENT)
    return [article.headline for article in reversed(articles)]


def arrives(headline, minutes=1):
    moment = MOMENT + timedelta(minutes=minutes)
    article = factories.published(headline, tags=["ponti"], published_at=moment)
    sign(article, "Anna Neri")
    return article


def shown(page):
    return page.cards("listing__list")


def follow(page, path, rel):
    """The page to which the link of that name leads, after redirects, and its address."""
    (link,) = page.all("a", rel=rel)
    response = reader().get(path + link.get("href"), follow=True)
    address = response.redirect_chain[-1][0] if response.redirect_chain else link.get("href")
    return opened(path + address if address.startswith("?") else address)


@pytest.mark.parametrize("path", LISTS)
def test_every_article_of_one_moment_is_shown_once_in_a_stable_order(newspaper, path):
    first = opened(path)
    second = follow(first, path, "next")
    third = follow(second, path, "next")
    assert shown(first) + shown(second) + shown(third) == newspaper
    assert len(shown(third)) == 5 and third.all("a", rel="next") == []


@pytest.mark.parametrize("path", LISTS)
def test_what_arrives_while_one_reads_moves_nothing(newspaper, path):
    first = opened(path)
    for number in range(30):
        arrives(f"Nuovo {number}", minutes=number)
    second = follow(first, path, "next")
    arrives("Ancora uno", minutes=99)
    assert shown(first) + shown(second) + shown(follow(second, path, "next")) == newspaper


@pytest.mark.parametrize("path", LISTS)
def test_what_is_withdrawn_while_one_reads_moves_nothing_else(newspaper, path):
    first = opened(path)
    for headline in (newspaper[3], newspaper[19], newspaper[25]):
        Article.objects.get(headline=headline).withdraw()
    second = follow(first, path, "next")
    third = follow(second, path, "next")
    kept = [headline for headline in newspaper[20:] if headline != newspaper[25]]
    assert shown(second) + shown(third) == kept


@pytest.mark.parametrize("path", LISTS)
def test_the_way_back_shows_what_the_way_there_showed(newspaper, path):
    first = opened(path)
    second = follow(first, path, "next")
    third = follow(second, path, "next")
    back = follow(third, path, "prev")
    assert shown(back) == shown(second)
    assert back.link("canonical") == second.link("canonical")
    assert shown(follow(back, path, "next")) == shown(third)
    assert shown(follow(back, path, "prev")) == shown(first)


def test_who_comes_back_sees_all_that_has_arrived_meanwhile(newspaper):
    second = follow(opened("/latest/"), "/latest/", "next")
    for number in range(25):
        arrives(f"Nuovo {number}", minutes=number + 1)
    back = follow(second, "/latest/", "prev")
    assert shown(back) == newspaper[:20]
    assert shown(follow(back, "/latest/", "prev")) == [f"Nuovo {n}" for n in range(19, -1, -1)]


def test_the_start_of_a_list_has_one_address(newspaper):
    second = follow(opened("/tecnologia/"), "/tecnologia/", "next")
    (link,) = second.all("a", rel="prev")
    response = reader().get(f"/tecnologia/{link.get('href')}&utm_source=x")
    assert (response.status_code, response.headers["Location"]) == (302, "/tecnologia/")


@pytest.mark.parametrize("path", LISTS)
def test_a_stretch_has_an_address_and_a_title_of_its_own_and_names_its_neighbours(newspaper, path):
    first = opened(path)
    onward = first.one("a", rel="next").get("href")
    second = opened(f"{path}{onward}&utm_source=x")
    assert first.link("canonical") == SITE + path
    assert second.link("canonical") == SITE + path + onward
    assert first.link("next") == second.link("canonical")
    assert [link.get("href") for link in second.all("link", rel="prev")] == [
        SITE + path + second.one("a", rel="prev").get("href")
    ]
    assert "2 novembre 2026, ore 9:05" in second.says("title")
    assert first.says("title") != second.says("title")


def hostile():
    """Values for a cursor that no page of ours writes."""
    tomorrow = Cursor(timezone.now() + timedelta(days=1), 1)
    end = Cursor(datetime.max.replace(tzinfo=UTC), 1)
    wrong = ["", "x", "-1", "1", "2", "999999", "0-0", "9" * 5000, "%00", "2'--", "%ff", "1-1%00"]
    return [*wrong, "%F0%9F%98%80", "-", "zzzzzzzzzzzz-1", "1-zzzzzzzzzzzzz", tomorrow, end]


@pytest.mark.parametrize("path", [*LISTS, "/series/ponti/"])
@pytest.mark.parametrize("way", ["before", "after"])
def test_a_place_that_no_list_has_is_404(path, way):
    article = factories.published(tags=["ponti"], published_at=MOMENT)
    article.series = Series.objects.create(name="Ponti", slug="ponti")
    article.save()
    sign(article, "Anna Neri")
    answers = {str(text): reader().get(f"{path}?{way}={text}").status_code for text in hostile()}
    assert answers == dict.fromkeys(answers, 404)


@pytest.mark.parametrize("path", LISTS)
def test_a_stretch_without_articles_is_404(path):
    sign(factories.published(tags=["ponti"], published_at=MOMENT), "Anna Neri")
    cursor = Cursor(MOMENT, 1)
    for query in (f"before={cursor}", "before=0-1", f"before={cursor}&after={cursor}"):
        assert reader().get(f"{path}?{query}").status_code == 404, query


def test_a_series_is_read_from_its_first_part_on():
    series = Series.objects.create(name="Il fiume", slug="il-fiume", description="Sei puntate.")
    parts = many(25, series=series)
    headlines = [part.headline for part in parts]
    first = opened("/series/il-fiume/")
    assert shown(first) == headlines[:20]
    assert "Sei puntate." in first.text
    second = follow(first, "/series/il-fiume/", "next")
    assert shown(second) == headlines[20:]
    assert second.says("a", rel="prev") == "Parti precedenti"
    assert shown(follow(second, "/series/il-fiume/", "prev")) == headlines[:20]


def test_a_series_of_which_nothing_is_public_is_404():
    series = Series.objects.create(name="Il fiume", slug="il-fiume")
    factories.scheduled(series=series)
    assert reader().get("/series/il-fiume/").status_code == 404
