"""Corrections as readers meet them: on the article, on their page, in feeds and for machines."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Correction
from tests import factories
from tests.pages import opened, reader, words

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)


@pytest.fixture
def article():
    return factories.published("Riapre il ponte")


def correct(article, text, days=0, **facts):
    moment = MORNING + timedelta(days=days) - timedelta(days=100)
    return Correction.objects.create(article=article, text=text, made_at=moment, **facts)


def superseded(article):
    former = correct(article, "È lungo 80 metri.")
    return former, correct(article, "È lungo 90 metri.", days=1, supersedes=former)


def test_the_article_shows_the_one_that_stands(article):
    superseded(article)
    page = opened(article.get_absolute_url())
    assert "È lungo 80" not in page.html
    assert page.says(class_="correction") == (
        "Rettifica 15 agosto 2026, ore 10:05 · al posto di quella del 14 agosto 2026, ore 10:05"
        " È lungo 90 metri."
    )


def test_machines_are_told_what_stands(article):
    superseded(article)
    (correction,) = opened(article.get_absolute_url()).json_ld["correction"]
    assert correction["text"] == "È lungo 90 metri."


def test_the_page_tells_both_and_which_one_stands(article):
    superseded(article)
    page = opened("/corrections/")
    newer, older = (words(row) for row in page.one(class_="information__list").iter("li"))
    assert newer == (
        "Rettifica · 15 agosto 2026 · al posto di quella del 14 agosto 2026, ore 10:05"
        " Riapre il ponte È lungo 90 metri."
    )
    assert older == (
        "Rettifica · 14 agosto 2026 Riapre il ponte"
        " Non più valida: un’altra ha preso il suo posto il 15 agosto 2026, ore 10:05."
        " È lungo 80 metri."
    )
    assert page.says(class_="information__superseded") == "È lungo 80 metri."


def test_the_page_goes_on_for_as_long_as_there_are_some(article):
    for day in range(45):
        correct(article, f"Testo {day}.", days=day)
    first = opened("/corrections/")
    assert len(list(first.one(class_="information__list").iter("li"))) == 20
    second = opened("/corrections/" + first.one("a", rel="next").get("href"))
    third = opened("/corrections/" + second.one("a", rel="next").get("href"))
    assert "Testo 24." in second.text and "Testo 25." not in second.text
    assert "Testo 0." in third.text and not third.all("a", rel="next")
    assert not second.all(class_="information__body")
    assert first.one("a", rel="next").text == "Rettifiche precedenti"
    back = third.one("a", rel="prev").get("href")
    assert "Testo 24." in opened("/corrections/" + back).text
    to_the_start = second.one("a", rel="prev").get("href")
    assert reader().get("/corrections/" + to_the_start).status_code == 302


@pytest.mark.parametrize("query", ["?before=x", "?before=0-1", "?after=zzzzzzzzzzz-1", "?before="])
def test_what_is_no_place_in_the_list_is_not_found(query, article):
    correct(article, "Testo.")
    assert reader().get("/corrections/" + query).status_code == 404
