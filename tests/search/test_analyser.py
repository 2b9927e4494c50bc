"""What counts as one word, and which words are the same word."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analyser import fold, is_stop_word, spans, stem, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("perché", "perche"),
        ("perché", "perche'"),
        ("perchè", "PERCHÉ"),
        ("città", "citta"),
        ("citta\N{COMBINING GRAVE ACCENT}", "città"),
        ("ponte", "ponti"),
        ("elezione", "elezioni"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("œuvre", "oeuvre"),
        ("inter\N{SOFT HYPHEN}nazionale", "internazionale"),
        ("ﬁume", "fiume"),
        ("ＲＯＭＡ", "roma"),
        ("𝓡oma", "roma"),
        ("Ǿre", "ore"),
    ],
)
def test_forms_of_one_word_meet(one, other):
    assert stems(one, "it") == stems(other, "it") != []


@pytest.mark.parametrize(
    "text", ["l’Austria", "l'Austria", "dell`Austria", "un‘Austria", "(Austria)"]
)
def test_apostrophes_and_signs_part_words(text):
    assert stems("austria", "it")[0] in stems(text, "it")


@pytest.mark.parametrize(
    "text", ["", " ", "%", "_", "😀", "\0", "’’’", "\N{COMBINING ACUTE ACCENT}"]
)
def test_what_holds_no_word(text):
    assert words(text) == []


def test_every_language_has_its_own_plurals():
    assert stem("running", "en") == stem("run", "en")
    assert stem("running", "it") != stem("run", "it")
    assert is_stop_word("the", "en") and not is_stop_word("the", "it")
    assert is_stop_word("il", "it") and not is_stop_word("il", "en")


def test_words_are_known_by_their_places():
    text = "È «L’Austria» – perché?"
    assert [(text[start:end], word) for start, end, word in spans(text)] == [
        ("È", "e"),
        ("L", "l"),
        ("Austria", "austria"),
        ("perché", "perche"),
    ]


@given(st.text())
def test_a_word_holds_letters_and_digits_only_whatever_the_text(text):
    for word in words(text):
        assert word.isalnum() and len(word) <= 64
        assert fold(word) == word or not word.isascii()
        for stemmed in (stem(word, "it"), stem(word, "en")):
            assert stemmed.isalnum() and stemmed[0] == word[0]


def test_a_very_long_word_is_cut():
    assert words("a" * 10_000) == ["a" * 64]


def test_two_threads_do_not_disturb_each_other():
    texts = [f"{word}{n}" for n in range(2000) for word in ("elezioni", "ponti", "città")]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            several = list(pool.map(lambda text: stem.__wrapped__(text, "it"), texts))
    finally:
        sys.setswitchinterval(before)
    assert several == [stem.__wrapped__(text, "it") for text in texts]
