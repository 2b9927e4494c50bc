"""Taking an article away from readers, and giving it back."""

import pytest

from tests import factories
from tests.newsdesk.pages import ARTICLES, change, desk, form_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


def deed(article, name):
    return f"{ARTICLES}{article.pk}/{name}/"


def test_readers_are_told_and_why(editor):
    article = factories.published("Una notizia falsa")
    assert 'href="../withdraw/"' in editor.get(change(article)).content.decode()
    answer = editor.post(deed(article, "withdraw"), {"reason": "La «fonte» era <b>falsa</b>."})
    assert answer.url == change(article)
    assert "I lettori non vedono più l’articolo." in editor.get(answer.url).content.decode()
    page = desk().get(article.get_absolute_url())
    assert page.status_code == 410
    assert "La «fonte» era &lt;b&gt;falsa&lt;/b&gt;." in page.content.decode()
    assert "Ritirato" in editor.get(ARTICLES).content.decode()


def test_a_reason_is_not_needed(editor):
    article = factories.published()
    editor.post(deed(article, "withdraw"), {"reason": ""})
    assert desk().get(article.get_absolute_url()).status_code == 410


def test_it_is_gone_from_where_it_was_linked(editor):
    article, other = factories.published("La ritirata"), factories.published()
    other.related_links.create(target=article)
    editor.post(deed(article, "withdraw"))
    for address in ("/", other.get_absolute_url(), article.section.get_absolute_url()):
        assert "La ritirata" not in desk().get(address).content.decode(), address


def test_it_comes_back_as_it_was(editor):
    article = factories.published()
    moment = article.published_at
    editor.post(deed(article, "withdraw"), {"reason": "Un errore"})
    assert "Mostralo di nuovo ai lettori" in editor.get(deed(article, "withdraw")).content.decode()
    assert editor.post(deed(article, "restore")).url == change(article)
    article.refresh_from_db()
    assert (article.published_at, article.withdrawal_reason) == (moment, "")
    assert desk().get(article.get_absolute_url()).status_code == 200


def test_a_second_click_changes_nothing(editor):
    article = factories.published()
    editor.post(deed(article, "withdraw"), {"reason": "Il primo motivo"})
    article.refresh_from_db()
    moment = article.withdrawn_at
    editor.post(deed(article, "withdraw"), {"reason": "Un altro"})
    article.refresh_from_db()
    assert (article.withdrawn_at, article.withdrawal_reason) == (moment, "Il primo motivo")


def test_restoring_what_is_public_changes_nothing(editor):
    article = factories.published()
    saved = article.modified_at
    editor.post(deed(article, "restore"))
    article.refresh_from_db()
    assert article.modified_at == saved


def test_a_reason_that_is_too_long_is_said_and_kept(editor):
    article = factories.published()
    page = editor.post(deed(article, "withdraw"), {"reason": "x" * 201})
    assert "non contenga più di 200 caratteri" in page.content.decode()
    assert "x" * 201 in page.content.decode()
    assert form_on(page) == {} and page.status_code == 200
    article.refresh_from_db()
    assert not article.withdrawn_at


def test_looking_at_the_page_withdraws_nothing(editor):
    article = factories.published()
    assert editor.get(deed(article, "withdraw"), {"reason": "x"}).status_code == 200
    assert editor.get(deed(article, "restore")).status_code == 405
    article.refresh_from_db()
    assert article.is_published()


def test_what_is_withdrawn_is_still_worked_on(editor):
    article = factories.withdrawn()
    page = editor.get(change(article))
    form = form_on(page) | {"headline": "Riscritta"}
    assert editor.post(change(article), form).status_code == 302
    article.refresh_from_db()
    assert (article.headline, bool(article.withdrawn_at)) == ("Riscritta", True)
