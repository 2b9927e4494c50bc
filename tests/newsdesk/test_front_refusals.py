"""What the desk of the front page refuses, and that nothing typed is lost by it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import FrontPlace
from tests import factories
from tests.articles.cast import many
from tests.newsdesk.front import DESK, chosen, complaints, place, places, typed
from tests.newsdesk.pages import Form, desk, everything, form_on, opened

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def articles():
    return many(12)[::-1]


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


def refused(client, form):
    """The page that refuses; nothing was written, and all that was typed is still there."""
    before = everything()
    page = client.post(DESK, form)
    assert page.status_code == 200
    assert everything() == before
    return page


def test_an_article_stands_once(editor, articles):
    form = opened(editor, DESK) | chosen(top_1=articles[3], top_5=articles[3])
    page = refused(editor, form)
    assert complaints(page) == {"top-5": "È già in questo posto: in alto 1."}
    assert form_on(page) == form | {"top-1-article": str(articles[3].pk)} | {
        "top-5-article": str(articles[3].pk)
    }


@pytest.mark.parametrize(("stage", "said"), [("draft", "Bozza"), ("withdrawn", "Ritirato")])
def test_what_readers_will_not_see_has_no_place(editor, articles, stage, said):
    hidden = getattr(factories, stage)()
    form = opened(editor, DESK) | chosen(top_1=hidden, top_2=articles[1])
    page = refused(editor, form)
    assert complaints(page) == {"top-1": f"{said}: scegli un articolo pubblicato o programmato."}
    assert form_on(page)["top-1-article"] == str(hidden.pk)
    assert form_on(page)["top-2-article"] == str(articles[1].pk)


@pytest.mark.parametrize("key", ["x", "-1", "0", "9" * 30, "\x00", "1.5", "٣", "<b>", "007"])
@pytest.mark.parametrize("name", ["top-1-article", "top-1-article-number"])
def test_a_forged_article_is_none(editor, articles, name, key):
    form = opened(editor, DESK) | {name: key, "top-2-article": articles[1].pk}
    page = refused(editor, form)
    assert complaints(page) == {"top-1": "Questo articolo non esiste."}
    assert form_on(page)["top-2-article"] == str(articles[1].pk)


def test_an_end_that_has_passed_is_none(editor, articles):
    form = opened(editor, DESK) | chosen(top_1=articles[3]) | typed(timezone.now() - HOUR)
    page = refused(editor, form)
    assert list(complaints(page)) == ["top-1"]
    assert form_on(page)["top-1-until_0"] == form["top-1-until_0"]


def test_an_end_before_the_publication_is_none(editor):
    coming = factories.scheduled(in_hours=5)
    form = opened(editor, DESK) | chosen(top_1=coming) | typed(timezone.now() + HOUR)
    assert list(complaints(refused(editor, form))) == ["top-1"]


def test_an_end_of_nothing_is_none(editor, articles):
    form = opened(editor, DESK) | typed(timezone.now() + HOUR)
    said = complaints(refused(editor, form))
    assert said == {"top-1": "Scegli l’articolo che resta qui fino ad allora."}


@pytest.mark.parametrize("day", ["domani", "32/13/2026", "01/01/0001", "\x00", "9" * 5000])
def test_an_end_that_is_no_moment_is_none(editor, articles, day):
    ends = {"top-1-until_0": day, "top-1-until_1": "10:00"}
    page = refused(editor, opened(editor, DESK) | chosen(top_1=articles[3]) | ends)
    assert list(complaints(page)) == ["top-1"]


@pytest.mark.parametrize("name", ["top-6-article", "top-0-article", "999-1-article", "x-article"])
def test_a_place_that_does_not_exist_is_told(editor, articles, name):
    form = opened(editor, DESK) | {name: articles[1].pk, "top-2-article": articles[2].pk}
    page = refused(editor, form)
    assert complaints(page) == {"": "Un posto per cui hai scelto non è più nella pagina."}
    assert form_on(page)["top-2-article"] == str(articles[2].pk)


def test_an_empty_form_takes_nothing_away(editor, articles):
    place(articles[3], 1)
    refused(editor, Form())


# --- Two at once ------------------------------------------------------------------------------

OVERTAKEN = (
    "Non è ancora salvato nulla: intanto un collega ha cambiato la prima pagina. Guarda i posti"
    " segnati, poi salva di nuovo."
)


def test_a_colleague_who_was_faster_is_not_overwritten(editor, articles):
    form = opened(editor, DESK) | chosen(top_1=articles[3], top_2=articles[4])
    place(articles[7], 1)
    page = refused(editor, form)
    assert complaints(page) == {
        "": OVERTAKEN,
        "top-1": f"Intanto un collega ha scelto: {articles[7]}",
    }
    again = form_on(page)
    assert again["top-1-article"] == str(articles[3].pk)
    assert editor.post(DESK, again).status_code == 302
    assert places() == {(None, 1): articles[3], (None, 2): articles[4]}


def test_where_nothing_was_typed_the_colleagues_choice_is_taken_over(editor, articles):
    place(articles[7], 1), place(articles[8], 2)
    form = opened(editor, DESK) | chosen(top_4=articles[3])
    FrontPlace.objects.filter(rank=1).delete()
    FrontPlace.objects.filter(rank=2).update(until=timezone.now() + HOUR)
    place(articles[6], 3)
    page = refused(editor, form)
    assert set(complaints(page)) == {"", "top-1", "top-2", "top-3"}
    assert complaints(page)["top-1"] == "Intanto questo posto si è liberato."
    assert editor.post(DESK, form_on(page)).status_code == 302
    assert places() == {(None, 2): articles[8], (None, 3): articles[6], (None, 4): articles[3]}
    assert FrontPlace.objects.get(rank=2).until


def test_what_is_wrong_is_kept_for_another_look_too(editor, articles):
    form = opened(editor, DESK) | {"top-1-article": "x", "top-2-article": articles[4].pk}
    place(articles[7], 1)
    page = refused(editor, form)
    assert "Questo articolo non esiste." in complaints(page)["top-1"]
    assert form_on(page)["top-2-article"] == str(articles[4].pk)


def test_a_section_that_is_gone_is_told(editor, articles):
    sport = factories.section("Sport")
    form = opened(editor, DESK) | chosen(**{f"{sport.pk}_1": articles[3]})
    sport.delete()
    assert list(complaints(refused(editor, form))) == [""]
