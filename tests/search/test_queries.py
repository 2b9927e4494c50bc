"""How what a reader typed is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.queries import Query, parse

BRIDGE, OLD = ("pont",), ("vecc",)


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("ponte vecchio", (BRIDGE, OLD), ()),
        ("  PONTE,vecchio! ", (BRIDGE, OLD), ()),
        ("il ponte del vecchio", (BRIDGE, OLD), ()),
        ('"ponte vecchio"', (BRIDGE + OLD,), ()),
        ("«il ponte vecchio»", (("il", *BRIDGE, *OLD),), ()),
        ("“ponte vecchio", (BRIDGE + OLD,), ()),
        ("ponte -vecchio", (BRIDGE,), (OLD,)),
        ('ponte -"il vecchio"', (BRIDGE,), (("il", *OLD),)),
        ("ponte - vecchio", (BRIDGE, OLD), ()),
        ("ponte-vecchio", (BRIDGE, OLD), ()),
        ("ponte ponti PONTE", (BRIDGE,), ()),
        ("il", (("il",),), ()),
        ("chi non", (("chi",), ("non",)), ()),
        ("-ponte", (), (BRIDGE,)),
        ("ponte AND vecchio*", (BRIDGE, ("and",), OLD), ()),
        ('"" "" -""', (), ()),
        ("", (), ()),
    ],
)
def test_words_phrases_and_exclusions(typed, wanted, unwanted):
    query = parse(typed, "it")
    assert (query.wanted, query.unwanted) == (wanted, unwanted)


def test_the_whole_keeps_stop_words_for_who_typed_a_headline():
    assert parse("il ponte di vecchio", "it").whole == ("il", "pont", "di", "vecc")


def test_nothing_asked_is_false():
    assert not parse("-ponte", "it") and not Query()
    assert parse("ponte", "it")


def test_an_english_site_reads_english():
    assert parse("the running of the bridges", "en").wanted == (("run",), ("bridg",))


@given(st.text(alphabet=st.one_of(st.sampled_from('"-*() «'), st.characters()), max_size=400))
def test_no_sign_of_an_engine_comes_through(typed):
    query = parse(typed, "it")
    stems = [stem for phrase in (*query.wanted, *query.unwanted, query.whole) for stem in phrase]
    assert all(stem.isalnum() for stem in stems)
    assert len(query.whole) <= 12 and len(query.wanted) <= 12 and len(query.unwanted) <= 12
