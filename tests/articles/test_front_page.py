"""The front page as a page: what stands on it, and what is most read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.pages.front import HEADLINES
from tests import factories
from tests.articles.cast import MORNING
from tests.newsdesk.front import place
from tests.pages import opened, reader, words

HOUR = timedelta(hours=1)


@pytest.mark.django_db
def test_the_page_shows_the_front_in_its_order(newspaper, city, sport):
    games = [
        factories.published(section=sport, published_at=MORNING - n * 48 * HOUR) for n in (2, 3)
    ]
    page = opened("/")
    assert page.cards("leads") == [article.headline for article in newspaper[:5]]
    latest = [words(h) for h in page.all(class_="headlines__headline")]
    assert latest == [article.headline for article in newspaper[5 : 5 + HEADLINES]]
    assert page.cards("row") == [a.headline for a in [*newspaper[13:17], *games]]
    assert [words(h) for h in page.all("h2", class_="row__title")] == ["Cronaca", "Sport"]


@pytest.mark.django_db
def test_the_latest_tell_the_hour_of_today_and_the_day_of_others(newspaper):
    fresh = factories.published(hours_ago=0, section=newspaper[0].section)
    for rank, article in enumerate(newspaper[:5], 1):
        place(article, rank)
    first, second = opened("/").all(class_="headlines__time")[:2]
    local = timezone.localtime(fresh.published_at)
    assert words(first) == f"{local.hour}:{local.minute:02}"
    assert words(second) == "21 novembre 2026"


@pytest.mark.django_db
def test_the_page_leads_on_to_all_that_is_older(newspaper):
    links = [a.get("href") for a in opened("/").all("a")]
    assert links.count("/latest/") >= 2


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["page=1", "page=2", "page=x", "page=%00", "page=", "utm=1"])
def test_no_query_makes_another_front_page(newspaper, query):
    page = opened(f"/?{query}")
    assert page.cards("leads") == [article.headline for article in newspaper[:5]]
    assert page.link("canonical") == "http://127.0.0.1:8000/"


@pytest.mark.django_db
def test_the_front_is_read_and_nothing_else(newspaper):
    browser = reader()
    assert browser.head("/").status_code == 200
    for method in ("post", "put", "patch", "delete", "trace"):
        assert getattr(browser, method)("/").status_code == 405


# --- Most read --------------------------------------------------------------------------------


def read(article, count, days_ago=0):
    day = timezone.localdate() - timedelta(days=days_ago)
    factories.visits(article, day, count)


def ranked():
    return [words(item) for item in opened("/").one(class_="most-read__list")]


@pytest.mark.django_db
def test_the_most_read_are_those_of_today():
    for number in range(12):
        article = factories.published(f"N{number}")
        read(article, number + 1)
        read(article, 100 - number, days_ago=1)
    assert ranked() == ["N11", "N10", "N9", "N8", "N7"]


@pytest.mark.django_db
def test_a_young_day_is_filled_up_with_the_most_read_of_seven_days():
    today, week, old, gone = (factories.published(n) for n in ("Oggi", "Prima", "Già", "Via"))
    read(today, 1), read(today, 1, days_ago=6), read(week, 50, days_ago=6)
    read(old, 99, days_ago=7), read(gone, 70)
    gone.withdraw()
    assert ranked() == ["Oggi", "Prima"]


@pytest.mark.django_db
def test_a_newspaper_that_nobody_read_yet_has_no_list_of_the_most_read(newspaper):
    assert opened("/").all(class_="most-read") == []
