"""Words offered to who mistyped one."""

import pytest

from search import index
from search.entries import Entry
from search.models import Word
from search.spelling import mended
from tests.search.cast import NOW, found, keep

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts():
    keep(1, "Riapre il Ponte", standfirst="L’Università è chiusa.", labels=("elezioni",))
    keep(2, "Un altro fronte", text="La parola nascosta sta qui.")


def meant(typed):
    return mended(typed, finds=found)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("pomte", "ponte"),
        ("potne", "ponte"),
        ("pontee", "ponte"),
        ("Riappre il ponte", "riapre il ponte"),
        ("univrsita", "università"),
        ("elezzionni", "elezioni"),
        ("Ponte, pomte!", "Ponte, ponte!"),
        ("riapre fromte", ""),  # both are known, but of two texts
        ("xyzxyz", ""),
        ("pnt", ""),
        ("nascotsa", ""),  # words of texts are not learned
        ("pome", ""),  # too far away for so short a word
        ("", ""),
        ("pomte pomte pomte pomte", ""),  # too much is wrong
    ],
)
def test_words_that_were_perhaps_meant(typed, offered):
    assert meant(typed) == offered


def test_only_what_finds_something_is_offered():
    assert mended("pomte", finds=lambda words: []) == ""


def test_the_nearest_word_is_offered():
    keep(3, "Pontile")
    assert meant("pontole") == "pontile"
    assert meant("pomte") == "ponte"


def test_words_are_learned_once_and_of_headlines_standfirsts_and_labels():
    keep(3, "Riapre il PONTE 2026")
    known = dict(Word.objects.values_list("pk", "shown"))
    assert known == {
        "riapre": "riapre",
        "ponte": "ponte",
        "universita": "università",
        "chiusa": "chiusa",
        "elezioni": "elezioni",
        "altro": "altro",
        "fronte": "fronte",
    }


def test_words_can_be_forgotten():
    index.forget_words()
    assert meant("pomte") == ""
    index.put([Entry(1, NOW, "Il ponte")])
    assert meant("pomte") == "ponte"
