"""The few words on a card: whole words, marked when cut, never out of a caption."""

import pytest

from articles.bodies.excerpts import excerpt
from tests import factories
from tests.pages import opened

FIGURE = "<figure><img src='/media/x.jpg'><figcaption>Didascalia ©TM/IMAGO</figcaption></figure>"


def text(count):
    return " ".join(f"p{number}" for number in range(1, count + 1))


def test_up_to_25_words_stand_whole():
    assert excerpt("", f"<p>{text(25)}</p>") == text(25)


def test_the_26th_word_gives_way_to_an_ellipsis_that_cannot_stand_alone():
    assert excerpt("", f"<p>{text(26)}</p>") == f"{text(25)}\N{NO-BREAK SPACE}…"


@pytest.mark.parametrize("sign", list(",;:.-–—"))
def test_no_sign_hangs_before_the_ellipsis(sign):
    assert excerpt("", f"<p>{text(25)}{sign} p26</p>") == f"{text(25)}\N{NO-BREAK SPACE}…"


def test_the_standfirst_goes_before_the_body():
    assert excerpt("Il sommario.", "<p>Il corpo.</p>") == "Il sommario."
    assert excerpt(text(30), "").endswith("p25\N{NO-BREAK SPACE}…")


def test_captions_and_headings_are_no_part_of_it():
    body = f"{FIGURE}<p>Prima.</p><h2>Titoletto</h2>{FIGURE}<p>Dopo.</p>"
    assert excerpt("", body) == "Prima. Dopo."


def test_words_of_neighbouring_paragraphs_stay_apart():
    assert (
        excerpt("", "<p>uno</p><p>due<br>tre</p><ul><li>quattro</li></ul>") == "uno due tre quattro"
    )


def test_nothing_gives_nothing():
    assert excerpt("", "") == excerpt("", FIGURE) == ""


@pytest.mark.django_db
def test_cards_show_it_and_follow_the_text():
    article = factories.published(body=f"{FIGURE}<p>{text(30)}</p>")
    assert opened("/tecnologia/").says(class_="card__excerpt") == f"{text(25)}\N{NO-BREAK SPACE}…"
    article.body = "<p>Altro testo.</p>"
    article.save()
    assert opened("/tecnologia/").says(class_="card__excerpt") == "Altro testo."
