"""Typography is mended by choice: what could be changed in a text, and what is left alone."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.typography import Kind, applied, changes

MENDED = {
    "straight quotes": ('Ha detto "sì", poi "no".', "Ha detto “sì”, poi “no”."),
    "a quotation alone": ('"Era ora"', "“Era ora”"),
    "in brackets": ('(il "patto")', "(il “patto”)"),
    "apostrophes": ("L'arte dell'attesa", "L’arte dell’attesa"),
    "a shortened word": ("un po' di pane", "un po’ di pane"),
    "single quotes": ("il 'caso' Rossi", "il ‘caso’ Rossi"),
    "a shortened word in single quotes": ("'un po' di pane'", "‘un po’ di pane’"),
    "a shortened beginning": ("la 'ndrangheta nel '68", "la ’ndrangheta nel ’68"),
    "a capital with apostrophe": ("E' finita", "È finita"),
    "the wrong capital": ("É cominciata", "È cominciata"),
    "the wrong accent": ("Perchè no? PERCHÈ?", "Perché no? PERCHÉ?"),
    "accents by apostrophe": ("la citta' e' piu' bella", "la città è più bella"),
    "a word too long": ("qual'è", "qual è"),
    "an accent that is none": ("un pò", "un po’"),
    "three dots": ("e poi...", "e poi…"),
    "double spaces": ("due  o   tre", "due o tre"),
}
LEFT_ALONE = {
    "feet and inches": "alto 5' 11\"",
    "a quotation that never ends": 'disse "domani',
    "curly quotes": "“già” ‘così’ l’arte",
    "the wrong mark at the end": "“Burattini“",
    "an address": "https://example.org/l'arte?q=\"e'\"...",
    "a mailbox": "a...b@example.org",
    "code": "\ufffc\ufffc\ufffc",
    "a note": "[nota: così]",
    "four dots": "ma....",
    "nothing": "",
}


@pytest.mark.parametrize(("typed", "mended"), MENDED.values(), ids=MENDED)
def test_what_is_typed_in_a_hurry_is_offered_in_order(typed, mended):
    assert applied(typed, changes(typed)) == mended


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_takes_guessing_is_left_alone(text):
    assert changes(text) == []


def test_a_pair_of_quotation_marks_is_one_decision():
    (pair,) = changes('Ha detto "sì".')
    assert pair.kind == Kind.QUOTES
    assert [edit.after for edit in pair.edits] == ["“", "”"]


def test_only_what_is_chosen_changes():
    text = "l'arte...  e basta"
    (dots,) = [change for change in changes(text) if change.kind == Kind.ELLIPSIS]
    assert applied(text, [dots]) == "l'arte…  e basta"


@given(st.text(alphabet="aeE5 '\".’”“‘…èp\ufffc(,@:/", max_size=20) | st.text(max_size=40))
def test_what_is_mended_needs_no_mending(text):
    once = applied(text, changes(text))
    assert changes(once) == []


@given(st.text(alphabet="ae '\".\ufffc", max_size=30))
def test_what_stands_for_code_and_pictures_stays(text):
    assert applied(text, changes(text)).count("\ufffc") == text.count("\ufffc")


@given(st.text(alphabet="aeE '\".è", max_size=30))
def test_no_change_overlaps_another(text):
    edits = sorted(edit for change in changes(text) for edit in change.edits)
    assert all(one.end <= other.start for one, other in pairwise(edits))


@pytest.mark.parametrize("text", ["'" * 100_000, "a'" * 50_000, '"a ' * 50_000, "a" * 200_000])
def test_the_longest_text_costs_moments(text):
    began = time.process_time()
    changes(text)
    assert time.process_time() - began < 20
