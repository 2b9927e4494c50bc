"""Why an article is suggested, in words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Suggestion
from suggesting.making import make_for
from suggesting.reading import suggestions_of
from suggesting.reasons import in_words
from tests import factories
from visits.models import Passage


def said(days=0, **reasons):
    target = Article(published_at=timezone.now() - timedelta(days=days))
    return in_words(Suggestion(target=target, reasons=reasons))


@pytest.mark.parametrize(
    ("reasons", "words"),
    [
        ({"tags": ["ponti"]}, "1 argomento in comune: ponti"),
        (
            {"tags": ["ponti", "fiume", "alluvione"]},
            "3 argomenti in comune: ponti, fiume, alluvione",
        ),
        ({"tags": ["100% %(names)s"]}, "1 argomento in comune: 100% %(names)s"),
        ({"likeness": 0.3}, "testo simile"),
        ({"likeness": 0.7}, "testo molto simile"),
        ({"section": True}, "stessa sezione"),
        ({"source": "ANSA"}, "stessa fonte: ANSA"),
        ({"readers": 1}, "1 lettore è passato da qui a lì questa settimana"),
        ({"readers": 41}, "41 lettori sono passati da qui a lì questa settimana"),
    ],
)
def test_each_reason_has_its_words(reasons, words):
    assert said(**reasons) == [words, "oggi"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "oggi"),
        (-1, "oggi"),  # of a scheduled target, as the desk may show it
        (1, "ieri"),
        (2, "2 giorni fa"),
        (59, "59 giorni fa"),
        (60, "2 mesi fa"),
        (364, "12 mesi fa"),
        (365, "1 anno fa"),
        (1000, "2 anni fa"),
    ],
)
def test_the_age_is_told_as_near_as_it_matters(days, words):
    assert said(days) == [words]


def test_a_target_without_a_moment_has_no_age():
    assert in_words(Suggestion(target=Article(), reasons={"section": True})) == ["stessa sezione"]


def test_codes_of_another_version_are_passed_over():
    assert said(colour="blue") == ["oggi"]


@pytest.mark.django_db
def test_what_two_articles_have_in_common_is_told_in_full():
    outlet = factories.outlet("ANSA")
    article, target = (
        factories.published(headline, tags=["ponti", "fiume"], body=f"<p>{text}</p>")
        for headline, text in [
            ("La passerella oscilla", "Bulloni, tiranti, geometri e rilievi lungo l’argine."),
            ("Geometri sull’argine", "I bulloni e i tiranti della passerella, dopo i rilievi."),
        ]
    )
    for number, each in enumerate((article, target)):
        each.source_links.create(source=outlet, url=f"https://ansa.example/{number}")
        factories.published(f"Di altro {number}", section=factories.section("Sport"))
    Passage.objects.create(article=article, target=target, day=timezone.localdate(), count=12)
    make_for([article])
    first = suggestions_of(article)[0]
    assert first.target == target
    assert set(first.reasons) == {"tags", "likeness", "section", "source", "readers"}
    assert in_words(first)[0].startswith("2 argomenti in comune: ")
    assert in_words(first)[2:5] == [
        "stessa sezione",
        "stessa fonte: ANSA",
        "12 lettori sono passati da qui a lì questa settimana",
    ]
