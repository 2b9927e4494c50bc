"""The pages about the newspaper in the newsdesk: who writes them, and that none gets lost."""

import pytest

from articles.models import InformationPage
from tests import factories
from tests.newsdesk.pages import change, desk, errors, everything, opened

pytestmark = pytest.mark.django_db

PAGES = "/admin/articles/informationpage/"
ADD = f"{PAGES}add/"


@pytest.fixture
def chief():
    return desk(factories.staff("Editor-in-chief"))


@pytest.fixture
def about():
    return InformationPage.objects.create(kind="about", body="<p>Siamo in sei.</p>")


def test_the_editor_in_chief_writes_a_page_once(chief):
    form = opened(chief, ADD) | {"kind": "about", "body": "<p>Siamo in <b>sei</b>.</p>"}
    assert chief.post(ADD, form).status_code == 302
    assert InformationPage.objects.get().body == "<p>Siamo in <strong>sei</strong>.</p>"
    again = chief.post(ADD, form)
    assert "kind" in errors(again)
    assert InformationPage.objects.count() == 1


def test_only_pages_that_nobody_wrote_are_offered(chief, about):
    html = chief.get(ADD).content.decode()
    assert 'value="contacts"' in html
    assert 'value="about"' not in html


def test_when_all_are_written_none_can_be_added(chief):
    for kind in InformationPage.Kind.values:
        InformationPage.objects.create(kind=kind)
    assert ADD not in chief.get(PAGES).content.decode()
    assert chief.get(ADD).status_code == 403


def test_a_page_changes_its_text_and_not_its_kind(chief, about):
    form = opened(chief, change(about)) | {"kind": "privacy", "body": "<p>Ora in sette.</p>"}
    assert chief.post(change(about), form).status_code == 302
    about.refresh_from_db()
    assert (about.kind, about.body) == ("about", "<p>Ora in sette.</p>")


def test_nobody_deletes_a_page(chief, about, admin_client):
    for client in (chief, admin_client):
        assert client.post(change(about, "delete"), {"post": "yes"}).status_code == 403
        client.post(PAGES, {"action": "delete_selected", "_selected_action": [about.pk]})
    assert InformationPage.objects.exists()


def test_an_editor_reads_it_as_readers_do_and_changes_nothing(about):
    editor = desk(factories.staff("Editor"))
    html = editor.get(change(about)).content.decode()
    assert "<p>Siamo in sei.</p>" in html
    assert 'name="_save"' not in html
    before = everything()
    assert editor.post(change(about), {"body": "<p>No.</p>"}).status_code == 403
    assert editor.post(ADD, {"kind": "contacts", "body": "<p>No.</p>"}).status_code == 403
    assert everything() == before


@pytest.mark.parametrize("group", ["Journalist", "Moderator"])
def test_others_do_not_meet_them(about, group):
    client = desk(factories.staff(group))
    assert client.get(PAGES).status_code == 403
    assert client.get(change(about)).status_code == 403


def test_a_text_that_cannot_be_cleaned_is_refused_and_kept_in_the_form(chief, about):
    deep = "<blockquote>" * 40 + "<p>x</p>" + "</blockquote>" * 40
    answer = chief.post(change(about), opened(chief, change(about)) | {"body": deep})
    assert "body" in errors(answer)
    about.refresh_from_db()
    assert about.body == "<p>Siamo in sei.</p>"


def test_the_form_leads_to_the_page(chief, about):
    page = chief.get(change(about))
    assert "/admin/r/" in page.content.decode()
    assert about.get_absolute_url() == "/about/"
