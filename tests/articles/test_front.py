"""The front page: what editors chose for its places, and the newest where nobody did."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.pages.front import LEADS, STORIES, arranged, composed
from tests import factories
from tests.articles.cast import many
from tests.newsdesk.front import place
from tests.pages import opened

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
