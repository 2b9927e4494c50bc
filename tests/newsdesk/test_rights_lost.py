"""Strangers stay outside, rights end at once, and the history tells who did what."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from tests import factories
from tests.newsdesk.pages import ARTICLES, LINKED, change, desk, errors, everything, opened

pytestmark = pytest.mark.django_db


def test_a_reader_who_has_an_account_is_a_stranger_here():
    reader = User.objects.create_user("lettrice", password="una parola lunga")
    article = factories.draft()
    for client in (desk(), desk(reader)):
        before = everything()
        for address in (ARTICLES, LINKED, change(article), f"{ARTICLES}{article.pk}/withdraw/"):
            for answer in (client.get(address), client.post(address, {"headline": "Cambiato"})):
                assert answer.status_code == 302
                assert answer.url == f"/admin/login/?next={address}"
        assert everything() == before


def test_someone_who_leaves_the_newsroom_is_out_at_once():
    journalist = factories.staff("Journalist")
    client = desk(journalist)
    assert client.get(ARTICLES).status_code == 200
    User.objects.filter(pk=journalist.pk).update(is_active=False)
    assert client.get(ARTICLES).status_code == 302


def test_a_draft_that_was_published_meanwhile_is_no_longer_the_journalists():
    journalist = factories.staff("Journalist")
    article = factories.draft(created_by=journalist)
    client = desk(journalist)
    form = opened(client, change(article))
    editor = desk(factories.staff("Editor"))
    editor.post(change(article), opened(editor, change(article)) | {"_publish": "1"})
    answer = client.post(change(article), form | {"headline": "Troppo tardi"})
    assert "/conflict/" in answer.url
    article.refresh_from_db()
    assert article.is_published() and article.headline != "Troppo tardi"
    aside = article.revisions.get(event="set_aside")
    assert (aside.made_by, aside.content["headline"]) == (journalist, "Troppo tardi")


def test_every_deed_is_in_the_history():
    editor = factories.staff("Editor")
    client, article = desk(editor), factories.published()
    client.post(change(article), opened(client, change(article)) | {"headline": "Cambiato"})
    client.post(f"{ARTICLES}{article.pk}/withdraw/", {"reason": "Un errore"})
    client.post(f"{ARTICLES}{article.pk}/restore/")
    client.post(f"{ARTICLES}{article.pk}/restore/")
    entries = LogEntry.objects.order_by("pk")
    assert [entry.user for entry in entries] == [editor] * 3
    assert [entry.get_change_message() for entry in entries][1:] == ["Ritirato.", "Ripristinato."]
    page = client.get(change(article, "history")).content.decode()
    assert "Ritirato" in page and "Di nuovo visibile ai lettori" in page and "Un errore" in page


def test_errors_are_told_to_those_who_may_write_only():
    journalist = factories.staff("Journalist")
    own, foreign = factories.draft(created_by=journalist), factories.draft()
    client = desk(journalist)
    form = opened(client, change(own)) | {"headline": ""}
    assert errors(client.post(change(own), form)) == {"headline": "Questo campo è obbligatorio."}
    assert client.post(change(foreign), form).status_code == 302
