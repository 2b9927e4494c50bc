"""Texts that hold the same rare words, as the index knows them."""

import pytest

from search.entries import Entry, tokens
from search.likeness import (
    MOST_WORDS,
    Commonness,
    alike,
    commonness,
    kept_tokens,
    telling_words,
)
from tests.search.cast import NOW, keep

pytestmark = pytest.mark.django_db
NOTHING = Commonness(100)


def words_of(headline, standfirst="", text="", common=NOTHING):
    written = tokens(Entry(1, NOW, headline, standfirst, text=text), "it")
    return telling_words(" ".join(written), common)


def near(headline, own_id=1):
    found = alike(words_of(headline, common=commonness()), own_id, commonness(), NOW)
    return sorted(found, key=found.get, reverse=True)


def test_those_that_share_more_and_rarer_words_are_nearer():
    for number in range(10, 20):
        keep(number, "Il fiume in piena")
    keep(1, "Passerella sul fiume, bulloni e tiranti")
    keep(2, "Bulloni e tiranti della passerella")
    keep(3, "Una passerella di moda")
    assert near("Passerella sul fiume, bulloni e tiranti")[:2] == [2, 3]


def test_accents_plurals_and_capitals_make_no_difference():
    keep(1, "Università")
    keep(2, "L’UNIVERSITA' e i ponti")
    keep(3, "Il ponte")
    assert near("ponti universita") == [2, 3]


def test_a_text_is_not_near_to_itself_and_nothing_that_is_still_to_come_is():
    keep(1, "Passerella")
    keep(2, "Passerella", days_ago=-1)
    assert near("Passerella") == []


def test_without_words_nothing_is_alike():
    keep(2, "Passerella")
    assert near("") == near("il di 2026 ❤") == []


def test_an_empty_index_has_nothing():
    assert commonness() == Commonness(0, {})
    assert near("Passerella") == []


def test_words_of_nearly_all_texts_tell_nothing():
    for number in range(1, 31):
        keep(number, f"Titolo {number}", "Come tutti sanno")
    words = words_of("Tutti sanno della passerella", common=commonness())
    assert list(words) == ["passerell"]


def test_the_headline_is_worth_more_than_the_text():
    words = words_of("Passerella", "Bulloni", "Passerella tiranti tiranti argine")
    assert list(words) == ["passerell", "bullon", "tirant", "argin"]
    assert list(words.values()) == [2.0, 1.5, 1.0, 1.0]


def test_a_long_text_is_told_by_a_few_of_its_words():
    text = " ".join(f"parola{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(500))
    assert len(words_of("", "", text)) == MOST_WORDS


def test_the_more_is_shared_the_more_alike_but_never_more_than_wholly():
    headline = "Passerella bulloni tiranti argine geometri rilievi"
    keep(1, headline)
    keep(2, headline)
    keep(3, "Passerella, tiranti e argine")
    for number in range(4, 40):
        keep(number, f"Altro {chr(60 + number)}")
    words = words_of(headline)
    found = alike(words, 1, commonness(), NOW)
    assert 1 > found[2] > 0.8 > found[3] > 0.2


def test_what_is_kept_tells_the_same_as_what_is_written():
    keep(1, "Passerella sul fiume", "Bulloni, bulloni e tiranti", standfirst="Argine")
    written = words_of("Passerella sul fiume", "Argine", "Bulloni, bulloni e tiranti")
    assert telling_words(kept_tokens([1])[1], NOTHING) == written
    assert kept_tokens([2]) == {}
