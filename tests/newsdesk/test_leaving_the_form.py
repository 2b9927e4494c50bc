"""Leaving a form with unsaved text warns; the save key saves and stays in place."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsdesk.models import WorkingCopy
from tests import factories
from tests.newsdesk.writing import Writing

PLACE = (
    "Math.round(document.querySelectorAll('[contenteditable] p')[20].getBoundingClientRect().top)"
)
NOTE_WHERE_A_KEY_IS_PRESSED = f"""addEventListener("keydown",
    () => sessionStorage.setItem("pressed-at", {PLACE}), {{capture: true}})"""


@pytest.fixture
def article():
    return factories.draft("Il ponte", body="<p>Il ponte.</p>" * 30)


@pytest.fixture
def writing(newsdesk, live_server, article):
    address = reverse("admin:articles_article_change", args=[article.pk])
    return Writing(newsdesk, live_server.url + address)


def test_leaving_warns_while_something_is_not_saved(writing):
    writing.editor.box.click()
    writing.editor.type("Domani ")
    assert writing.leave()


def test_leaving_warns_too_when_a_working_copy_has_it(writing):
    writing.headline.fill("Tenuta, non salvata")
    writing.is_kept()
    assert writing.leave()


def test_leaving_a_text_that_was_only_read_does_not_warn(writing):
    writing.editor.box.click()
    writing.rest()
    assert not writing.leave()
    assert not WorkingCopy.objects.exists()


def test_saving_does_not_warn(writing):
    asked = []
    writing.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    writing.headline.fill("Salvata")
    writing.page.get_by_role("button", name="Salva", exact=True).click()
    writing.page.wait_for_url("**/admin/articles/article/")
    assert asked == []


def test_a_save_with_errors_leaves_the_text_unsaved_and_says_so(writing):
    writing.headline.fill("")
    writing.page.get_by_role("button", name="Salva", exact=True).click()
    expect(writing.page.locator(".errornote")).to_be_visible()
    writing.headline.click()  # browsers ask only whoever has touched the page
    assert writing.leave()


def test_a_taken_up_text_thrown_away_is_gone(writing):
    writing.headline.fill("Da buttare")
    writing.is_kept()
    writing.leave()
    writing.open()
    writing.banner.get_by_role("link", name="Riprendilo").click()
    expect(writing.headline).to_have_value("Da buttare")
    writing.page.get_by_role("button", name="Buttalo").click()
    expect(writing.headline).to_have_value("Il ponte")
    assert not WorkingCopy.objects.exists()
    assert not writing.leave()


def test_an_offer_is_thrown_away_without_losing_what_is_typed_now(writing):
    writing.headline.fill("Vecchia")
    writing.is_kept()
    writing.leave()
    writing.open()
    writing.headline.fill("Nuova")
    with writing.page.expect_response("**/drop/"):
        writing.banner.get_by_role("button", name="Buttalo").click()
    expect(writing.banner).to_have_count(0)
    expect(writing.headline).to_have_value("Nuova")


@pytest.mark.parametrize("key", ["Control+s", "Meta+s"])
def test_the_save_key_saves_and_the_cursor_stays_in_the_text(writing, article, key):
    writing.editor.box.locator("p").nth(20).click()
    writing.editor.type("End", "Qui")
    writing.page.evaluate(NOTE_WHERE_A_KEY_IS_PRESSED)
    with writing.page.expect_navigation():
        writing.page.keyboard.press(key)
    expect(writing.editor.box).to_be_focused()
    writing.says("saved", "Salvato alle")
    place = int(writing.page.evaluate("sessionStorage.getItem('pressed-at')"))
    assert writing.page.evaluate("scrollY") > 0
    assert writing.page.evaluate(PLACE) == pytest.approx(place, abs=5)
    writing.page.keyboard.type(" e poi")
    expect(writing.editor.box.locator("p").nth(20)).to_contain_text("Qui e poi")
    article.refresh_from_db()
    assert "Qui" in article.body
    assert not WorkingCopy.objects.exists()


def test_the_save_key_comes_back_to_the_field(writing, article):
    writing.headline.fill("Il ponte nuovo")
    with writing.page.expect_navigation():
        writing.page.keyboard.press("Control+s")
    expect(writing.headline).to_be_focused()
    writing.says("saved")
    article.refresh_from_db()
    assert article.headline == "Il ponte nuovo"
