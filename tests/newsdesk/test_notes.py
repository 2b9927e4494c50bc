"""Notes between journalist and editor, below the form of an article."""

import pytest

from newsdesk.models import Note, Revision
from tests import factories
from tests.newsdesk.pages import ARTICLES, change, desk

pytestmark = pytest.mark.django_db


def notes_of(article):
    return f"{ARTICLES}{article.pk}/notes/"


def page_of(person, article):
    return desk(person).get(change(article)).content.decode()


@pytest.fixture
def journalist():
    return factories.staff("Journalist")


@pytest.fixture
def article(journalist):
    return factories.draft(created_by=journalist)


def test_colleagues_tell_each_other_what_readers_never_see(journalist, article):
    editor = factories.staff("Editor")
    answer = desk(journalist).post(
        notes_of(article), {"text": " Manca <b>il</b> prezzo.\nChiamo. "}
    )
    assert answer.url == f"{change(article)}#notes"
    assert "Manca &lt;b&gt;il&lt;/b&gt; prezzo." in page_of(editor, article)
    note = Note.objects.get()
    assert (note.made_by, note.resolved_at) == (journalist, None)
    article.published_at = note.made_at
    article.save()
    assert "prezzo" not in desk().get(article.get_absolute_url()).content.decode()


def test_a_note_is_resolved_and_opened_again(journalist, article):
    editor = factories.staff("Editor")
    note = article.desk_notes.create(text="Chi lo dice?", made_by=editor)
    deed = f"{notes_of(article)}{note.pk}"
    desk(journalist).post(f"{deed}/resolve/")
    desk(editor).post(f"{deed}/resolve/")
    note.refresh_from_db()
    assert note.resolved_by == journalist and note.resolved_at
    assert "risolta da" in page_of(editor, article)
    desk(editor).post(f"{deed}/reopen/")
    note.refresh_from_db()
    assert (note.resolved_by, note.resolved_at) == (None, None)


def test_open_ones_come_first(journalist, article):
    for text in ("Zebra uno", "Zebra due", "Zebra tre"):
        note = article.desk_notes.create(text=text, made_by=journalist)
    desk(journalist).post(f"{notes_of(article)}{note.pk}/resolve/")
    page = page_of(journalist, article)
    assert page.index("Zebra due") < page.index("Zebra uno") < page.index("Zebra tre")
    assert "2 aperte" in page


def test_the_list_says_how_many_are_open(journalist, article):
    article.desk_notes.create(text="Prima", made_by=journalist)
    done = article.desk_notes.create(text="Seconda", made_by=journalist)
    assert "2 note aperte" in desk(journalist).get(ARTICLES).content.decode()
    desk(journalist).post(f"{notes_of(article)}{done.pk}/resolve/")
    assert "1 nota aperta" in desk(journalist).get(ARTICLES).content.decode()


@pytest.mark.parametrize("text", ["", "  ", "x" * 2001])
def test_no_note_is_refused_in_words(journalist, article, text):
    client = desk(journalist)
    page = client.post(notes_of(article), {"text": text}, follow=True).content.decode()
    assert 'class="error"' in page
    answer = client.post(notes_of(article), {"text": text}, headers={"X-Requested-With": "fetch"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode() and text.strip() in answer.content.decode()
    assert not Note.objects.exists()


def test_with_script_the_answer_is_the_list_alone(journalist, article):
    answer = desk(journalist).post(
        notes_of(article), {"text": "Ecco"}, headers={"X-Requested-With": "fetch"}
    )
    page = answer.content.decode()
    assert "Ecco" in page and "<body" not in page


def test_notes_are_no_revisions(journalist, article):
    desk(journalist).post(notes_of(article), {"text": "Ecco"})
    assert not Revision.objects.of(article).exists()


def test_whose_article_is_found_ready_still_leaves_notes(journalist, article):
    article.stage = article.Stage.READY
    article.save()
    assert 'id="id_note"' in page_of(journalist, article)
    assert desk(journalist).post(notes_of(article), {"text": "Aspettate"}).status_code == 302
    assert Note.objects.get().text == "Aspettate"


def test_nobody_else_reads_or_leaves_notes(article):
    public = factories.published()
    for drafted in (article, public):
        drafted.desk_notes.create(text="Fra noi")
    for group in ("Journalist", "Moderator"):
        person = factories.staff(group)
        assert "Fra noi" not in page_of(person, public)
        assert desk(person).post(notes_of(public), {"text": "x"}).status_code == 403
        assert desk(person).post(notes_of(article), {"text": "x"}).status_code == 404
        note = public.desk_notes.get()
        assert desk(person).post(f"{notes_of(public)}{note.pk}/resolve/").status_code == 403
    assert Note.objects.count() == 2
    assert not Note.objects.exclude(resolved_at=None).exists()


def test_a_note_of_another_article_is_not_there(journalist, article):
    note = factories.draft().desk_notes.create(text="Altrove")
    for deed in ("resolve", "reopen"):
        address = f"{notes_of(article)}{note.pk}/{deed}/"
        assert desk(journalist).post(address).status_code == 404
        assert desk(journalist).get(address).status_code == 405


def test_notes_ask_for_a_token(journalist, article):
    client = desk(journalist, enforce_csrf_checks=True)
    assert client.post(notes_of(article), {"text": "x"}).status_code == 403
