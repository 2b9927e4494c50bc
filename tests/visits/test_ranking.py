"""The most read: of today, 7 days, 30 days, all time; what they show, how often they are made."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from tests import factories
from tests.articles.cast import many
from tests.pages import opened, reader, words
from visits import ranking
from visits.minute import OnceAMinute
from visits.models import DailyVisits
from visits.ranking import KEPT, Window, rankings

pytestmark = pytest.mark.django_db


def read(article, count, days_ago=0):
    factories.visits(article, timezone.localdate() - timedelta(days=days_ago), count)


def headlines(window):
    ranking.forget()
    return [row.article.headline for row in rankings(window).lists[window]]


@pytest.fixture
def week():
    """Articles that were read most of one time each, and another that never was."""
    for headline, days_ago, count in (
        ("Oggi", 0, 10),
        ("Sei giorni fa", 6, 20),
        ("Sette giorni fa", 7, 30),
        ("Un mese fa", 29, 40),
        ("Prima", 30, 50),
    ):
        read(factories.published(headline), count, days_ago)
    factories.published("Mai letto")


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (Window.TODAY, ["Oggi"]),
        (Window.WEEK, ["Sei giorni fa", "Oggi"]),
        (Window.MONTH, ["Un mese fa", "Sette giorni fa", "Sei giorni fa", "Oggi"]),
        (Window.EVER, ["Prima", "Un mese fa", "Sette giorni fa", "Sei giorni fa", "Oggi"]),
    ],
)
def test_each_list_counts_the_days_of_its_time(week, window, expected):
    assert headlines(window) == expected


@pytest.mark.parametrize("window", Window)
def test_of_articles_read_alike_the_newest_comes_first(window):
    for number in range(3):
        read(factories.published(f"N{number}"), 5)
    assert headlines(window) == ["N2", "N1", "N0"]


@pytest.mark.parametrize("window", Window)
def test_only_what_is_public_is_named(window):
    shown = factories.published("Pubblico")
    for article in (shown, factories.draft(), factories.scheduled(), factories.withdrawn()):
        read(article, 5)
    assert headlines(window) == ["Pubblico"]


@pytest.mark.parametrize("window", Window)
def test_what_is_withdrawn_is_gone_at_once_and_the_next_takes_its_place(window):
    articles = [factories.published(f"N{number}") for number in range(12)]
    for number, article in enumerate(articles, 1):
        read(article, number)
    assert rankings(window).lists[window][0].article == articles[-1]
    articles[-1].withdraw()
    rows = rankings(window).lists[window]
    assert [row.article for row in rows] == articles[-2:-12:-1]


def test_however_much_was_withdrawn_the_list_is_full():
    gone = many(KEPT + 5, withdrawn_at=timezone.now())
    for article in [*gone, factories.published("Rimasto")]:
        read(article, 9 if article in gone else 1)
    assert [headlines(window) for window in Window] == [["Rimasto"]] * 4


def test_a_list_is_the_same_however_deep_each_day_is_looked_at():
    days = [timezone.localdate() - timedelta(days=ago) for ago in range(30)]
    DailyVisits.objects.bulk_create(
        DailyVisits(article=article, day=day, count=1 + article.pk * (place + 3) % 41)
        for article in many(120)
        for place, day in enumerate(days)
    )
    exact = ranking.most_read_on(days, depths=())
    assert len(exact) == KEPT
    assert ranking.most_read_on(days, depths=(1, 7, 30)) == exact
    assert ranking.most_read_on(days, depths=(1_000,)) == exact


def test_who_leads_by_far_is_found_without_adding_up_everything():
    stars = many(KEPT)
    days = [timezone.localdate() - timedelta(days=ago) for ago in range(7)]
    DailyVisits.objects.bulk_create(
        DailyVisits(article=article, day=day, count=1_000) for article in stars for day in days
    )
    for number in range(20):
        read(factories.published(f"Altro {number}"), 1)
    with CaptureQueriesContext(connection) as queries:
        best = ranking.most_read_on(days, depths=(KEPT + 10,))
    assert {key for key, _ in best} == {article.pk for article in stars}
    assert len(queries) == 2


# --- Once a minute ----------------------------------------------------------------------------


def test_lists_are_made_once_a_minute(week, monkeypatch):
    monkeypatch.setattr(ranking.kept, "clock", lambda: 0.0)
    first = rankings(*Window)
    with CaptureQueriesContext(connection) as queries:
        assert rankings(*Window).lists == first.lists
    assert len(queries) == 1


def test_a_thing_is_made_when_the_minute_of_the_clock_turns():
    clock, made = [59.0], []
    kept = OnceAMinute(lambda key: made.append(key) or len(made), lambda: clock[0])
    assert [kept("a").thing, kept("a").thing, kept("b").thing] == [1, 1, 2]
    clock[0] = 60.0
    assert [kept("a").thing, kept("a").thing] == [3, 3]
    assert kept("a").at.timestamp() == 60
    clock[0] = 30.0  # set back
    assert kept("a").thing == 4
    kept.forget()
    assert kept("a").thing == 5


def test_a_failure_is_not_kept():
    answers = iter([ZeroDivisionError(), "made"])

    def make(key):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    kept = OnceAMinute(make, lambda: 0.0)
    with pytest.raises(ZeroDivisionError):
        kept("a")
    assert kept("a").thing == "made"


def test_threads_wait_for_the_one_that_makes():
    made, started = [], threading.Barrier(8)
    kept = OnceAMinute(lambda key: made.append(key), lambda: 0.0)

    def ask():
        started.wait()
        kept("a")

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == ["a"]


# --- Page and file ----------------------------------------------------------------------------


def test_the_page_shows_four_lists_with_their_figures(week):
    page = opened("/most-read/")
    titles = [words(title) for title in page.all("h2", class_="ranking__title")]
    assert titles == ["Oggi", "7 giorni", "30 giorni", "Da sempre"]
    assert page.says("h1") == "I più letti"
    first = page.all(class_="ranking__list")[0]
    assert words(first) == "Oggi 10 visite"
    assert page.meta("robots") == ["noindex, follow"]


def test_a_time_in_which_nothing_was_read_says_so():
    read(factories.published(), 5, days_ago=10)
    page = opened("/most-read/")
    assert len(page.all(class_="ranking__nothing")) == 2
    assert len(page.all(class_="ranking__list")) == 2


def test_a_newspaper_that_nobody_read_yet_leads_to_its_latest_news():
    factories.published("Appena uscito")
    page = opened("/most-read/")
    assert page.all(class_="ranking") == []
    assert "Appena uscito" in page.text


def test_the_front_page_leads_to_all_lists(week):
    assert "/most-read/" in {a.get("href") for a in opened("/").one(class_="most-read").iter("a")}


def test_the_file_says_the_same_to_machines(week):
    answer = reader().get("/most-read.json")
    facts = answer.json()
    assert list(facts) == ["updated", "today", "week", "month", "ever"]
    assert facts["today"] == [
        {"headline": "Oggi", "url": "http://127.0.0.1:8000/tecnologia/oggi/", "visits": 10}
    ]
    assert [row["visits"] for row in facts["ever"]] == [50, 40, 30, 20, 10]
    assert timezone.datetime.fromisoformat(facts["updated"]).tzinfo
    assert not answer.cookies


def test_who_has_the_file_already_is_told_so_until_it_changes(week, monkeypatch):
    monkeypatch.setattr(ranking.kept, "clock", lambda: 0.0)
    browser = reader()
    known = {"If-None-Match": browser.get("/most-read.json").headers["ETag"]}
    assert browser.get("/most-read.json", headers=known).status_code == 304
    Article.objects.get(headline="Oggi").withdraw()
    answer = browser.get("/most-read.json", headers=known)
    assert answer.status_code == 200 and answer.json()["today"] == []
    assert answer.headers["Cache-Control"] == "public, no-cache"


def test_both_are_only_read():
    for path in ("/most-read/", "/most-read.json"):
        assert reader().post(path).status_code == 405
        assert reader().head(path).status_code == 200
        assert reader().get(f"{path}?before=%00").status_code == 200
