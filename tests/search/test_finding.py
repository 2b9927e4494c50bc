"""What is found, and in which order: the same on every engine."""

from datetime import timedelta

import pytest

from search.entries import Entry, id_of, key, seconds_of, tokens
from search.finding import COUNTED, complete, find
from search.index import put
from search.queries import Query, parse
from tests.search.cast import NOW, found, keep

pytestmark = pytest.mark.django_db

TEXTS = {
    1: {"headline": "Riapre il ponte vecchio", "text": "Due corsie sul fiume Falda."},
    2: {"headline": "L’Austria è più cara", "standfirst": "Perché? Lo dice Anna."},
    3: {"headline": "La città che cambia", "text": "Il vecchio sindaco e il ponte nuovo."},
    4: {"headline": "Elezioni comunali", "labels": ("ponti", "voto"), "others": ("Anna Neri",)},
    5: {"headline": "C'è il sole", "text": "Università chiusa: nessuno sa il perché."},
    6: {"headline": "Il 50% non basta", "text": "Costa 10.000 euro in Łódź, e all’Università"},
}
CASES = {
    "perche": {2, 5},
    "perché": {2, 5},
    "perche'": {2, 5},
    "PERCHÈ": {2, 5},
    "citta": {3},
    "Città": {3},
    "Austria": {2},
    "l'austria": {2},
    "dell’Austria": {2},
    "ponte": {1, 3, 4},
    "i ponti": {1, 3, 4},
    "elezione comunale": {4},
    "ponte vecchio": {1, 3},
    '"ponte vecchio"': {1},
    '"vecchio ponte"': set(),
    '"il ponte nuovo"': {3},
    '"sole università"': set(),
    '"vecchio due"': set(),
    '"ponti voto"': set(),
    "ponte -vecchio": {4},
    'ponte -"ponte nuovo"': {1, 4},
    "ponte -ponti": set(),
    "-ponte": set(),
    "anna neri": {4},
    "anna": {2, 4},
    "lodz": {6},
    "50": {6},
    "10.000": {6},
    "universita": {5, 6},
    "il": {1, 3, 5, 6},
    "c'è": {5},
    "zibaldone": set(),
    "pon": set(),
    "po*": set(),
    "s1": set(),
    "0pont": set(),
}


@pytest.fixture
def texts():
    for id, facts in TEXTS.items():
        keep(id, **facts)


def test_one_table_of_cases(texts):
    assert {typed: set(found(typed)) for typed in CASES} == CASES


@pytest.mark.parametrize("newest_first", [False, True])
def test_whatever_the_order_the_same_is_found(texts, newest_first):
    for typed, ids in CASES.items():
        assert set(found(typed, newest_first=newest_first)) == ids


def test_an_english_site_finds_english_plurals(settings):
    settings.SITE_LANGUAGE = "en"
    keep(1, "Bridges of the city", text="They were running.")
    assert found("bridge", "en") == found("cities", "en") == found("the run", "en") == [1]


def test_headline_before_standfirst_before_text():
    keep(1, text="Il ponte")
    keep(2, standfirst="Il ponte")
    keep(3, "Il ponte")
    keep(4, "Il ponte vecchio")
    keep(5, "Il vecchio e il ponte")
    assert found("ponte") == [5, 4, 3, 2, 1]
    assert found("ponte vecchio") == [4, 5]


def test_recent_before_old():
    keep(3, "Il ponte", days_ago=900)
    keep(1, "Il ponte", days_ago=30)
    keep(2, "Il ponte", days_ago=60)
    assert found("ponte") == [1, 2, 3]


def test_todays_text_before_a_headline_of_ten_years_ago_but_after_one_of_last_year():
    keep(1, "Il ponte", days_ago=3650)
    keep(2, "Il ponte", days_ago=365)
    keep(3, text="Sul ponte", days_ago=0)
    assert found("ponte") == [2, 3, 1]
    assert found("ponte", newest_first=True) == [3, 2, 1]


def test_of_one_moment_the_higher_id_comes_first():
    for id in (2, 3, 1):
        keep(id, "Il ponte")
    assert found("ponte") == found("ponte", newest_first=True) == [3, 2, 1]


def test_the_first_few_are_the_first_of_all():
    for id in range(60):
        keep(id, "Il ponte" if id % 7 == 0 else "Altro", text="ponte", days_ago=id * 11 % 60)
    everything = found("ponte", limit=100)
    assert len(everything) == 60
    for limit in (1, 5, 20, 59):
        assert found("ponte", limit=limit) == everything[:limit]


def test_every_facet_must_apply():
    keep(1, "Il ponte", facets=("s1", "t1", "t2"))
    keep(2, "Il ponte", facets=("s1", "t1"))
    keep(3, "Il ponte", facets=("s12", "t1"))
    assert found("ponte", facets=["s1"]) == [2, 1]
    assert found("ponte", facets=["s1", "t2"]) == [1]
    assert found("ponte", facets=["s2"]) == []
    assert found("", facets=["t1"]) == [3, 2, 1]
    assert found("-ponte", facets=["t1"]) == []


def test_nothing_is_found_before_its_moment():
    moment = NOW + timedelta(milliseconds=500)
    put([Entry(1, moment, "Il ponte")])
    assert found("ponte") == []
    assert found("ponte", at=moment) == []
    assert found("ponte", at=NOW + timedelta(seconds=1)) == [1]
    assert complete("pon", "it", at=NOW) == []
    assert complete("pon", "it", at=NOW + timedelta(seconds=1)) == [1]


def test_a_period_begins_with_its_moment():
    keep(1, "Il ponte", days_ago=7)
    assert found("ponte", since=NOW - timedelta(days=7)) == [1]
    assert found("ponte", since=NOW - timedelta(days=7, seconds=-1)) == []


def test_texts_older_than_1970_are_found():
    keep(1, "Il ponte", days_ago=60 * 365)
    keep(2, "Il ponte", days_ago=61 * 365)
    assert found("ponte") == [1, 2]
    assert found("ponte", since=NOW - timedelta(days=60 * 365)) == [1]


def test_matches_are_counted_up_to_a_bound():
    put([Entry(id, NOW, "Il ponte") for id in range(COUNTED - 1)])
    assert find(parse("ponte", "it"), at=NOW).count == COUNTED - 1
    put([Entry(id, NOW, "Il ponte") for id in range(COUNTED - 1, COUNTED + 3)])
    some = find(parse("ponte", "it"), at=NOW, limit=5)
    assert (some.count, len(some.ids)) == (COUNTED + 1, 5)


def test_nothing_is_asked_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert find(Query()).ids == complete("", "it") == complete("i", "it") == []


def test_four_questions_at_most(texts, django_assert_num_queries):
    with django_assert_num_queries(4):
        assert found("ponte vecchio")
    with django_assert_num_queries(1):
        assert found("ponte vecchio", newest_first=True)
    with django_assert_num_queries(1):
        assert not found("zibaldone")


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("po", {1}),
        ("ponte vec", {1}),
        ("riapre il po", {1}),
        ("citt", {3}),
        ("CITTÀ CHE", {3}),
        ("elezioni comunali", {4}),
        ("elezione c", {4}),
        ("l’aus", {2}),
        ("corsie", set()),
        ("ponte xy", set()),
        ("s1", set()),
        ("50%", {6}),
    ],
)
def test_headlines_are_completed(texts, typed, ids):
    assert set(complete(typed, "it", at=NOW)) == ids


def test_a_long_word_completes_too():
    keep(1, "Precipitevolissimevolmente")
    for length in range(2, 27):
        assert complete("precipitevolissimevolmente"[:length], "it", at=NOW) == [1]


def test_the_newest_headlines_complete_first():
    for id in (1, 2, 3):
        keep(id, "Il ponte", days_ago=id)
    assert complete("po", "it", at=NOW, limit=2) == [1, 2]


def test_a_word_that_is_said_a_thousand_times_ends_in_the_same_phrases_everywhere():
    keep(1, text="di " * 300 + "di ponte " + "parola " * 20_000 + "fiume")
    assert found("ponte") == [1]
    assert found('"di ponte"') == found("fiume") == []


def test_keys_stand_in_the_order_of_moments():
    moments = [NOW - timedelta(days=days) for days in (40_000, 30_000, 1, 0)]
    keys = [key(moment, 5) for moment in moments]
    assert keys == sorted(keys)
    assert {id_of(key) for key in keys} == {5}
    assert seconds_of(keys[-1]) == NOW.timestamp()


def test_tokens_of_two_parts_are_parted():
    row = tokens(Entry(7, NOW, "Il ponte", labels=("Falda",), facets=("s1",)), "it")
    assert (
        row
        == (
            "4s1 3il 3po 3pon 3pont 3ponte 2il 2pont 2 2fald 2 1il 1pont 1 1fald 1 1 0il 0pont 0"
            " 0fald 0 0 0"
        ).split()
    )


def test_phrases_are_looked_for_in_the_newest_texts_with_their_words(monkeypatch):
    for engine in ("search.sqlite", "search.postgresql"):
        monkeypatch.setattr(f"{engine}.LOOKED_THROUGH", 2)
    keep(1, text="ponte vecchio", days_ago=3)
    keep(2, text="ponte vecchio", days_ago=2)
    keep(3, text="vecchio ponte", days_ago=1)
    assert found('"ponte vecchio"') == [2]
    assert found('ponte -"vecchio ponte"') == [2]
    assert found("ponte vecchio") == [3, 2, 1]
