"""Links to our own articles are found by their headlines, in the editor's dialog for links."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import factories
from tests.newsdesk.pages import desk

FIELD, ADDRESS = ".link-search [role=combobox]", ".prose-editor-dialog [name=href]"
OPTION = ".link-search [role=option]"
TARGETS = "/admin/articles/article/writing/link-targets/"


def found(client, typed):
    return client.get(TARGETS, {"q": typed}).json()["results"]


@pytest.mark.django_db
def test_public_and_scheduled_articles_are_found_and_drafts_are_not():
    public, later = factories.published("Il ponte riapre"), factories.scheduled("Il ponte di notte")
    factories.draft("Il ponte segreto")
    factories.withdrawn("Il ponte ritirato")
    results = found(desk(factories.staff("Editor")), "il pont")
    assert [(r["address"], r["is_public"]) for r in results] == [
        (later.get_absolute_url(), False),
        (public.get_absolute_url(), True),
    ]


@pytest.mark.django_db
def test_a_journalist_hears_of_no_other_persons_plans():
    journalist = factories.staff("Journalist")
    factories.scheduled("Il ponte altrui")
    factories.scheduled("Il ponte mio", created_by=journalist)
    factories.published("Il ponte di tutti")
    headlines = [result["headline"] for result in found(desk(journalist), "ponte")]
    assert headlines == ["Il ponte mio", "Il ponte di tutti"]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "i", "%", "x" * 5_000, "🚒", "'\"<"])
def test_what_finds_nothing_is_no_fault(typed):
    assert found(desk(factories.staff("Editor")), typed) == []


@pytest.mark.django_db
def test_the_list_is_for_those_who_write():
    assert desk(factories.staff("Moderator")).get(TARGETS).status_code == 403
    assert desk().get(TARGETS).status_code == 302
    assert desk(factories.staff("Editor")).post(TARGETS).status_code == 405


@pytest.mark.django_db(transaction=True)
class TestInTheDialog:
    @pytest.fixture
    def dialog(self, newsdesk, live_server):
        self.articles = [factories.published(f"Il ponte {name}") for name in ("vecchio", "nuovo")]
        newsdesk.goto(live_server.url + reverse("admin:articles_article_add"))
        box = newsdesk.locator(".field-body [contenteditable=true]")
        box.click()
        newsdesk.keyboard.type("Riapre")
        newsdesk.keyboard.press("Control+a")
        newsdesk.keyboard.press("Control+k")
        field = newsdesk.locator(FIELD)
        expect(field).to_be_focused()
        newsdesk.keyboard.type("ponte")
        expect(newsdesk.locator(OPTION)).to_have_count(2)
        return newsdesk

    def test_an_article_is_chosen_by_keys(self, dialog):
        field = dialog.locator(FIELD)
        expect(field).to_have_attribute("aria-expanded", "true")
        dialog.keyboard.press("ArrowDown")
        chosen = dialog.locator(OPTION).and_(dialog.locator("[aria-selected=true]"))
        expect(chosen).to_contain_text("Il ponte nuovo")
        assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
        dialog.keyboard.press("Enter")
        address = self.articles[1].get_absolute_url()
        expect(dialog.locator(ADDRESS)).to_have_value(address)
        dialog.keyboard.press("Enter")
        expect(dialog.locator("#id_body")).to_have_value(
            f'<p><a href="{address}" title="">Riapre</a></p>'
        )

    def test_escape_closes_the_list_and_then_the_dialog(self, dialog):
        dialog.keyboard.press("Escape")
        expect(dialog.locator(OPTION)).to_have_count(0)
        expect(dialog.locator(".prose-editor-dialog")).to_be_visible()

    def test_an_article_is_chosen_by_the_mouse(self, dialog):
        dialog.locator(OPTION, has_text="Il ponte vecchio").click()
        address = self.articles[0].get_absolute_url()
        expect(dialog.locator(ADDRESS)).to_have_value(address)
