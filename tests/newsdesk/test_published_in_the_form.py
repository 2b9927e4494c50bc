"""An article's life in the newsdesk after its publication, and two who write at once."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.models import Article, Correction
from tests import factories
from tests.newsdesk.pages import change, desk, opened
from tests.newsdesk.test_article_form import ROME, read, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


def test_readers_are_told_of_an_update_if_the_editor_says_so(editor):
    article = factories.published(hours_ago=3)
    saved(editor, article, headline="Un refuso corretto")
    assert article.updated_at is None
    with time_machine.travel(datetime(2030, 5, 1, 12, 0, tzinfo=ROME), tick=False):
        saved(desk(factories.staff("Editor")), article, is_substantial="on")
        assert Article.objects.get().updated_at == timezone.now()
    assert "Aggiornato" in read(article).content.decode()


def test_a_draft_has_no_update_to_tell(editor):
    article = factories.draft()
    assert "is_substantial" not in editor.get(change(article)).content.decode()
    saved(editor, article, is_substantial="on", _publish="1")
    assert article.updated_at is None


def corrected(form, text="Il ponte riapre lunedì, non martedì."):
    facts = {"kind": "correction", "made_at_0": "22/11/2026", "made_at_1": "10:00", "on_top": "on"}
    return form.row("corrections", text=text, **facts)


def test_an_editor_corrects_what_is_public(editor):
    article = factories.published()
    form = corrected(opened(editor, change(article)))
    assert editor.post(change(article), form).status_code == 302
    assert "Il ponte riapre lunedì, non martedì." in read(article).content.decode()


@pytest.mark.parametrize("stage", ["draft", "scheduled"])
def test_what_nobody_read_is_changed_without_a_correction(editor, stage):
    article = getattr(factories, stage)()
    form = opened(editor, change(article))
    assert "corrections-TOTAL_FORMS" not in form
    form |= {"corrections-TOTAL_FORMS": 0, "corrections-INITIAL_FORMS": 0}
    assert editor.post(change(article), corrected(form)).status_code == 302
    assert not Correction.objects.exists()


def test_a_correction_stays(editor):
    article = factories.published()
    article.corrections.create(text="Era sbagliato.")
    saved(editor, article, **{"corrections-0-DELETE": "on"})
    assert article.corrections.count() == 1


def test_a_form_opened_before_publication_is_saved_after_it(editor):
    article = factories.scheduled()
    form = opened(editor, change(article)) | {"headline": "Scritto intanto"}
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert desk(factories.staff("Editor")).post(change(article), form).status_code == 302
    article.refresh_from_db()
    assert article.headline == "Scritto intanto"


def test_a_changed_address_leads_on_from_the_old_one(editor):
    article = factories.published()
    former = article.get_absolute_url()
    saved(editor, article, slug="nuovo-indirizzo")
    answer = desk().get(former)
    assert (answer.status_code, answer.url) == (301, article.get_absolute_url())


# --- Two at once ------------------------------------------------------------------------------


def test_a_row_that_a_colleague_took_away_does_not_hold_up_the_rest(editor):
    article = factories.draft()
    for word in ("uno", "due"):
        article.source_links.create(url=f"https://example.org/{word}", label=word)
    form = opened(editor, change(article)) | {"headline": "Scritto intanto"}
    article.source_links.get(label="uno").delete()
    assert editor.post(change(article), form).status_code == 302
    article.refresh_from_db()
    assert article.headline == "Scritto intanto"
    assert [link.label for link in article.source_links.all()] == ["due"]


def test_whoever_is_signed_out_while_writing_is_asked_to_sign_in_again(editor):
    article = factories.draft("Com’era")
    form = opened(editor, change(article)) | {"headline": "Scritto a lungo"}
    editor.logout()
    answer = editor.post(change(article), form)
    assert (answer.status_code, answer.url) == (302, f"/admin/login/?next={change(article)}")
    article.refresh_from_db()
    assert article.headline == "Com’era"
