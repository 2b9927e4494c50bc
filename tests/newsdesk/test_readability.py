"""How easily a text is read, in the numbers and words that journalists see while they write."""

import pytest
from django.urls import reverse

from newsdesk.readability import Reading, reading_of
from tests import factories
from tests.newsdesk.pages import desk

COUNTS = {
    "a sentence": ("Il ponte riapre.", Reading(3, 1, 13)),
    "two": ("Il ponte riapre. Era ora!", Reading(5, 2, 19)),
    "one that does not end": ("Il ponte riapre", Reading(3, 1, 13)),
    "a title and a text": ("Il ponte\nRiapre lunedì.", Reading(4, 2, 19)),
    "a number with a point": ("Costa 1.500 euro.", Reading(3, 1, 9)),
    "an abbreviation": ("Come dice l’art. 5 della legge.", Reading(6, 1, 22)),
    "a quotation": ("«Era ora.» Poi tace.", Reading(4, 2, 13)),
    "dots": ("Ma… forse. No?!", Reading(3, 2, 9)),
    "a rule": ("* * *", Reading(3, 0, 0)),
    "nothing": ("", Reading(0, 0, 0)),
}


@pytest.mark.parametrize(("text", "reading"), COUNTS.values(), ids=COUNTS)
def test_words_sentences_and_letters_are_counted(text, reading):
    assert reading_of(text) == reading


@pytest.mark.parametrize(
    ("reading", "index"),
    [
        (Reading(100, 5, 500), 54),  # 89 + (1500 − 5000) / 100
        (Reading(100, 10, 400), 79),
        (Reading(100, 30, 300), 100),
        (Reading(100, 1, 2000), 0),
        (Reading(29, 2, 100), None),
    ],
)
def test_the_index_is_that_of_gulpease(reading, index):
    assert reading.gulpease == index


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        (300, "facile da leggere per tutti"),  # 80
        (310, "difficile per chi ha solo la licenza elementare"),
        (510, "difficile per chi ha la licenza media"),
        (710, "difficile anche per chi ha un diploma"),
    ],
)
def test_the_index_is_told_in_words(letters, words):
    assert Reading(100, 7, letters).verdict == words


def test_a_few_words_say_nothing():
    assert Reading(12, 1, 60).verdict == ""


# --- In the form ------------------------------------------------------------------------------


READING = "/admin/articles/article/writing/reading/"
pytestmark = pytest.mark.django_db


def test_the_form_counts_as_the_page_does():
    article = factories.draft(body="<p>Uno due tre.</p>" * 150)
    client = desk(factories.staff("Journalist"))
    told = client.post(READING, {"body": article.body, "standfirst": ""}).json()
    assert "450" in told["counts"] and "3 min" in told["counts"]
    assert article.word_count == 450 and article.reading_minutes == 3
    assert told["index"] == 100
    assert told["description"] == article.excerpt


def test_a_text_beyond_all_bounds_is_refused_in_words():
    client = desk(factories.staff("Journalist"))
    too_long = client.post(READING, {"body": "<p>" + "a" * 310_000 + "</p>"})
    assert "300" in too_long.json()["counts"]
    assert client.post(READING, {"body": "a" * 2_200_000}).status_code == 413


def test_who_writes_nothing_is_told_nothing():
    assert desk(factories.staff("Moderator")).post(READING, {"body": "a"}).status_code == 403
    assert desk().post(READING, {"body": "a"}).status_code == 302
    assert (
        desk(factories.staff("Editor")).get(reverse("admin:articles_article_reading")).status_code
        == 405
    )
