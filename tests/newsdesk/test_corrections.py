"""Corrections in the newsdesk: what readers were told stays, and is superseded, not rewritten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Correction
from tests import factories
from tests.newsdesk.pages import change, desk, errors, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


@pytest.fixture
def article():
    article = factories.published()
    article.corrections.create(text="Il ponte è lungo 80 metri.")
    return article


def correcting(form, text, **facts):
    moment = {"made_at_0": "22/11/2026", "made_at_1": "10:00"}
    return form.row("corrections", text=text, kind="correction", **moment | facts)


def test_what_was_said_is_not_said_otherwise(editor, article):
    form = opened(editor, change(article))
    assert "corrections-0-text" not in form  # it is read there, not typed
    forged = {"corrections-0-text": "Mai detto.", "corrections-0-DELETE": "on"}
    assert editor.post(change(article), form | forged).status_code == 302
    assert [c.text for c in Correction.objects.all()] == ["Il ponte è lungo 80 metri."]


def test_a_correction_takes_the_place_of_another(editor, article):
    former = article.corrections.get()
    form = opened(editor, change(article))
    page = editor.post(change(article), correcting(form, "È lungo 90.", in_place_of=former.pk))
    assert page.status_code == 302, errors(page)
    assert Correction.objects.get(text="È lungo 90.").supersedes == former
    assert [c.text for c in article.standing_corrections] == ["È lungo 90."]


def test_none_is_superseded_twice(editor, article):
    former = article.corrections.get()
    article.corrections.create(text="È lungo 90.", supersedes=former)
    form = correcting(opened(editor, change(article)), "È lungo 95.", in_place_of=former.pk)
    assert "corrections-2-in_place_of" in errors(editor.post(change(article), form))


def test_nor_by_two_at_once(editor, article):
    former = article.corrections.get()
    form = correcting(opened(editor, change(article)), "È lungo 90.", in_place_of=former.pk)
    page = editor.post(change(article), correcting(form, "È lungo 95.", in_place_of=former.pk))
    assert "corrections" in errors(page)
    assert Correction.objects.count() == 1


def test_that_of_another_article_is_none_of_its_business(editor, article):
    other = factories.published().corrections.create(text="Altro.")
    form = correcting(opened(editor, change(article)), "È lungo 90.", in_place_of=other.pk)
    assert "corrections-1-in_place_of" in errors(editor.post(change(article), form))


def test_nobody_was_told_tomorrow(editor, article):
    tomorrow = timezone.localtime() + timedelta(days=1)
    form = opened(editor, change(article))
    form = correcting(form, "È lungo 90.", made_at_0=f"{tomorrow:%d/%m/%Y}", made_at_1="10:00")
    assert "corrections-1-made_at" in errors(editor.post(change(article), form))
