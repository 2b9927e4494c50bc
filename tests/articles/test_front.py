"""The front page: what editors chose for its places, and the newest where nobody did."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.pages.front import HEADLINES, LEADS, STORIES, arranged, composed
from tests import factories
from tests.articles.cast import MORNING, many
from tests.newsdesk.front import place
from tests.pages import opened, reader, words

HOUR = timedelta(hours=1)


# --- Arranging --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "newest", "arrangement"),
    [
        ({}, "", ""),
        ({}, "abcde", "abc"),
        ({1: "x"}, "abc", "xab"),
        ({3: "x"}, "abc", "abx"),
        ({3: "x"}, "a", "ax"),
        ({2: "x", 3: "y"}, "", "xy"),
        ({1: "x", 2: "y", 3: "z"}, "abc", "xyz"),
        ({4: "x"}, "abc", "abc"),
        ({0: "x"}, "a", "a"),
    ],
)
def test_choices_keep_their_rank_and_free_places_take_the_newest(chosen, newest, arrangement):
    assert "".join(arranged(3, chosen, newest)) == arrangement


places = st.dictionaries(st.integers(1, 7), st.integers(1, 10**6), max_size=7)


@given(st.integers(0, 6), places, st.lists(st.integers(-9, -1), unique=True))
def test_no_place_stays_free_while_there_is_something_to_fill_it(size, chosen, newest):
    arrangement = arranged(size, chosen, newest)
    kept = {rank: story for rank, story in chosen.items() if rank <= size}
    assert len(arrangement) == min(size, len(kept) + len(newest))
    assert [story for story in arrangement if story > 0] == [kept[rank] for rank in sorted(kept)]
    assert [story for story in arrangement if story < 0] == newest[: len(arrangement) - len(kept)]


# --- What readers see -------------------------------------------------------------------------


@pytest.fixture
def city():
    return factories.section("Cronaca", position=1)


@pytest.fixture
def sport():
    return factories.section("Sport", position=2)


@pytest.fixture
def newspaper(city):
    """Thirty public articles of one section, the newest first."""
    return many(30, section=city)[::-1]


def everything_on(front):
    return [*front.leads, *front.latest, *(a for _, stories in front.rows for a in stories)]


@pytest.mark.django_db
def test_an_empty_newspaper_has_an_empty_front(city):
    assert composed() == ([], [], [])
    page = opened("/")
    assert "Qui non è ancora stato pubblicato nulla." in page.text
    assert page.all(class_="row") == []


@pytest.mark.django_db
def test_leads_then_the_latest_then_the_sections_take_the_newest(newspaper, city):
    front = composed()
    assert front.leads == newspaper[:5]
    assert front.latest == newspaper[5:13]
    assert front.rows == [(city, newspaper[13:17])]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("count", "leads", "latest", "stories"),
    [(1, 1, 0, 0), (2, 2, 0, 0), (5, 5, 0, 0), (6, 5, 0, 1), (9, 5, 2, 2), (43, 5, 8, 4)],
)
def test_a_small_newspaper_shares_what_it_has(city, count, leads, latest, stories):
    many(count, section=city)
    front = composed()
    assert (len(front.leads), len(front.latest)) == (leads, latest)
    assert sum(len(row) for _, row in front.rows) == stories


@pytest.mark.django_db
def test_an_editors_choice_has_its_place_and_the_others_make_room(newspaper, city, sport):
    old, older, game = newspaper[20], newspaper[29], factories.published(section=sport)
    place(old, 1), place(older, 3), place(newspaper[0], 4, city), place(game, 2, sport)
    front = composed()
    assert front.leads == [old, newspaper[1], older, *newspaper[2:4]]
    assert front.latest == newspaper[4:12]
    assert front.rows == [(city, [*newspaper[12:15], newspaper[0]]), (sport, [game])]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("until", "stands"), [(None, True), (HOUR, True), (timedelta(0), False), (-HOUR, False)]
)
def test_a_choice_stands_until_its_end(newspaper, until, stands):
    now = timezone.now()
    place(newspaper[9], until=None if until is None else now + until)
    assert (composed(now).leads[0] == newspaper[9]) == stands


@pytest.mark.django_db
@pytest.mark.parametrize("section", [None, "Cronaca"])
def test_a_choice_that_readers_may_not_see_leaves_its_place_free(newspaper, section):
    room = section and factories.section(section)
    for rank, stage in enumerate(("draft", "scheduled", "withdrawn"), 1):
        place(getattr(factories, stage)(section=factories.section("Cronaca")), rank, room)
    front = composed()
    assert everything_on(front) == newspaper[:17]


@pytest.mark.django_db
def test_a_scheduled_choice_takes_its_place_when_its_time_has_come(newspaper):
    coming = factories.scheduled(in_hours=1)
    place(coming, 2)
    later = coming.published_at
    assert composed(later - timedelta(seconds=1)).leads == newspaper[:5]
    assert composed(later).leads == [newspaper[0], coming, *newspaper[1:4]]


@pytest.mark.django_db
def test_a_choice_stays_where_it_was_put_when_its_article_moves_to_another_section(
    newspaper, city, sport
):
    moved = newspaper[13]
    place(moved, 1, city)
    moved.section = sport
    moved.save()
    front = composed()
    assert front.rows == [(city, [moved, *newspaper[14:17]])]


@pytest.mark.django_db
def test_a_place_that_the_page_does_not_have_is_none(newspaper, city):
    place(newspaper[20], LEADS + 1), place(newspaper[21], STORIES + 1, city)
    assert everything_on(composed()) == newspaper[:17]


@pytest.mark.django_db
def test_a_newspaper_of_choices_alone_is_shown(city, sport):
    first, second = factories.published(section=city), factories.published(section=sport)
    place(first, 3), place(second, 4, city)
    assert composed() == ([first], [], [(city, [second])])


ranks = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 6)), unique=True, max_size=12)


@pytest.mark.django_db
@settings(max_examples=25)
@given(st.lists(st.integers(0, 2), max_size=30), ranks, st.randoms())
def test_no_article_stands_on_the_page_twice(homes, ranks, chance):
    """Whichever of the articles of three sections were chosen for whichever places."""
    Article.objects.all().delete()
    rooms = [factories.section(name) for name in ("Uno", "Due", "Tre")]
    articles = many(len(homes), section=rooms[0])
    for article, home in zip(articles, homes, strict=True):
        article.section = rooms[home]
    Article.objects.bulk_update(articles, ["section"])
    chosen = chance.sample(articles, min(len(articles), len(ranks)))
    for article, (room, rank) in zip(chosen, ranks, strict=False):
        place(article, rank, [None, *rooms][room])
    shown = everything_on(composed())
    assert len(shown) == len(set(shown))
    assert len(shown) >= min(len(articles), LEADS)


# --- As a page --------------------------------------------------------------------------------


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
