"""Stories of a journalist who writes in a browser, and of what goes wrong meanwhile."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from newsdesk.models import WorkingCopy
from tests import factories
from tests.newsdesk.writing import Writing

AUTOSAVE = "**/working-copy/**"


@pytest.fixture
def article():
    return factories.draft("Il ponte", body="<p>Il ponte.</p>")


@pytest.fixture
def writing(newsdesk, live_server, article):
    address = reverse("admin:articles_article_change", args=[article.pk])
    return Writing(newsdesk, live_server.url + address)


def test_the_browser_dies_and_the_text_is_there_again(writing, live_server, article):
    writing.headline.fill("Il ponte riapre")
    writing.editor.box.click()
    writing.editor.type("Domani ")
    writing.page.locator("#source_links-group .add-row a").click()
    writing.page.locator("#id_source_links-0-url").fill("https://example.org/ponte")
    writing.is_kept()
    context = writing.page.context
    writing.page.close()  # as if it had died: nobody is asked
    article.refresh_from_db()
    assert article.headline == "Il ponte"

    page = context.new_page()
    again = Writing(page, writing.address)
    expect(again.headline).to_have_value("Il ponte")
    expect(again.banner).to_contain_text("Hai del testo non salvato di oggi, ore")
    again.banner.get_by_role("link", name="Riprendilo").click()
    expect(again.headline).to_have_value("Il ponte riapre")
    expect(page.locator("#id_source_links-0-url")).to_have_value("https://example.org/ponte")
    expect(again.editor.box).to_contain_text("Domani")
    page.get_by_role("button", name="Salva", exact=True).click()
    page.wait_for_url("**/admin/articles/article/")
    article.refresh_from_db()
    assert (article.headline, article.source_links.count()) == ("Il ponte riapre", 1)
    assert "Domani" in article.body
    assert not WorkingCopy.objects.exists()


def test_a_text_typed_without_a_pause_is_kept_as_well(writing):
    with writing.page.expect_response(AUTOSAVE):
        for _ in range(12):
            writing.headline.press("a")
            writing.rest(1)
    assert "aaaa" in WorkingCopy.objects.get().headline


def test_choices_and_the_order_of_rows_are_kept_too(writing, article):
    for label in ("uno", "due"):
        article.source_links.create(url=f"https://example.org/{label}", label=label)
    writing.open()
    writing.page.locator("#source_links-0 .admin-ordering-field-down-button").click()
    writing.is_kept()
    fields = WorkingCopy.objects.get().as_posted()
    assert fields["source_links-0-position"] == "20"
    box = writing.page.locator(".field-tags .select2-selection")
    box.click()
    writing.page.keyboard.type("Pace,")
    writing.is_kept()
    assert WorkingCopy.objects.get().as_posted().getlist("tags") == ["Pace"]


def test_typed_and_taken_back_leaves_no_copy(writing):
    writing.headline.press_sequentially("x")
    writing.is_kept()
    writing.headline.press("Backspace")
    writing.rest()
    writing.says("nothing")
    assert not WorkingCopy.objects.exists()
    assert not writing.leave()


def test_while_the_server_is_away_the_browser_keeps_the_text_and_sends_it_later(writing):
    writing.page.route(AUTOSAVE, lambda route: route.abort())
    writing.headline.fill("Senza rete")
    writing.rest()
    writing.says("away", "Il server non risponde")
    writing.page.get_by_role("button", name="Salva", exact=True).click()
    writing.says("away")  # a save would be lost
    expect(writing.headline).to_have_value("Senza rete")
    writing.page.unroute(AUTOSAVE)
    writing.page.evaluate("dispatchEvent(new Event('online'))")
    writing.says("kept")
    assert WorkingCopy.objects.get().headline == "Senza rete"
    kept = "Object.keys(localStorage).filter((name) => name.startsWith('newsdesk-unsent'))"
    assert writing.page.evaluate(kept) == []


def test_what_only_the_browser_kept_is_offered_when_the_form_is_opened_again(writing):
    writing.page.route(AUTOSAVE, lambda route: route.abort())
    writing.headline.fill("Senza rete")
    writing.rest()
    writing.says("away")
    context = writing.page.context
    writing.page.close()
    again = Writing(context.new_page(), writing.address)
    expect(again.banner).to_be_visible()
    assert WorkingCopy.objects.get().headline == "Senza rete"


def test_a_server_that_errs_does_not_stop_a_save(writing, article):
    writing.page.route(AUTOSAVE, lambda route: route.fulfill(status=500, body="!"))
    writing.headline.fill("Salvata lo stesso")
    writing.rest()
    writing.says("upset")
    writing.page.get_by_role("button", name="Salva", exact=True).click()
    writing.page.wait_for_url("**/admin/articles/article/")
    article.refresh_from_db()
    assert article.headline == "Salvata lo stesso"


def test_the_session_ends_and_the_text_goes_on_after_signing_in_again(
    writing, client, admin_user, settings, live_server
):
    Session.objects.all().delete()
    writing.headline.fill("Dopo la pausa")
    writing.rest()
    writing.says("ended", "La sessione è terminata")
    writing.page.get_by_role("button", name="Salva", exact=True).click()
    writing.says("ended")
    expect(writing.headline).to_have_value("Dopo la pausa")
    client.force_login(admin_user)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    writing.page.context.clear_cookies()
    writing.page.context.add_cookies(
        [{"name": session.key, "value": session.value, "url": live_server.url}]
    )
    writing.page.evaluate("dispatchEvent(new Event('focus'))")  # back from the other tab
    writing.says("kept")
    writing.page.get_by_role("button", name="Salva", exact=True).click()
    writing.page.wait_for_url("**/admin/articles/article/")
    assert Article.objects.get().headline == "Dopo la pausa"


def test_the_text_is_not_given_to_who_has_signed_in_since(
    writing, client, settings, live_server, django_user_model
):
    other = django_user_model.objects.create_superuser("altra", password="una parola lunga")
    client.force_login(other)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    writing.page.context.add_cookies(
        [{"name": session.key, "value": session.value, "url": live_server.url}]
    )
    writing.headline.fill("Riservata")
    writing.rest()
    writing.says("stranger", "è entrato qualcun altro")
    assert not WorkingCopy.objects.exists()


def test_a_text_that_is_too_large_stays_in_the_window(writing):
    writing.page.locator("#id_standfirst").evaluate("area => { area.value = 'x'.repeat(2.2e6) }")
    writing.headline.press("a")
    writing.rest()
    writing.says("large", "2 MB")
    writing.page.get_by_role("button", name="Salva", exact=True).click()
    writing.says("large")
    assert not WorkingCopy.objects.exists()


def test_two_windows_that_go_on_with_one_text_keep_two(writing):
    writing.headline.fill("Prima finestra")
    writing.is_kept()
    other = Writing(writing.page.context.new_page(), writing.address)
    other.banner.get_by_role("link", name="Riprendilo").click()
    expect(other.headline).to_have_value("Prima finestra")
    writing.says("elsewhere", "in un’altra finestra")
    other.headline.fill("Seconda finestra")
    other.is_kept()
    writing.headline.fill("Di nuovo la prima")
    writing.is_kept()
    kept = {copy.headline for copy in WorkingCopy.objects.all()}
    assert kept == {"Di nuovo la prima", "Seconda finestra"}
