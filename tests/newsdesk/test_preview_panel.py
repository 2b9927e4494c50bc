"""The preview in a browser: beside the form, in every width, refreshed by itself; and by link."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.newsdesk.pages import change
from tests.pages import path_of

pytestmark = pytest.mark.django_db(transaction=True)

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 740}


class Panel:
    """The form of an article with its preview, as a journalist meets them."""

    def __init__(self, page):
        self.page = page
        self.opener = page.get_by_role("button", name="Anteprima", exact=True)
        self.box = page.get_by_role("dialog", name="Anteprima")
        self.frame = page.frame_locator("[data-preview-frame]")
        self.headline = self.frame.locator("h1")

    def press(self, name):
        self.box.get_by_role("button", name=name).click()

    def scheme(self):
        return self.frame.locator("html").evaluate("html => getComputedStyle(html).colorScheme")


@pytest.fixture
def article(newsdesk):
    return factories.draft("Prima di tutto")


@pytest.fixture
def panel(newsdesk, live_server, article):
    newsdesk.set_viewport_size(WIDE)
    newsdesk.goto(live_server.url + change(article))
    return Panel(newsdesk)


def test_what_is_typed_is_seen_beside_the_form(panel, newsdesk, article, complaints):
    panel.opener.click()
    expect(panel.headline).to_have_text("Prima di tutto")
    newsdesk.get_by_label("Titolo").first.fill("Dopo, senza salvare")
    expect(panel.headline).to_have_text("Dopo, senza salvare")
    expect(panel.frame.locator("script")).to_have_count(0)
    article.refresh_from_db()
    assert article.headline == "Prima di tutto"
    assert complaints == []


def test_every_width_fits_and_both_colours_are_there(panel):
    panel.opener.click()
    expect(panel.headline).to_be_visible()
    for name, width in (("Telefono", 375), ("Tablet", 768), ("Computer", 1280)):
        panel.press(name)
        assert panel.frame.locator("html").evaluate("() => innerWidth") == width
        frame = panel.page.locator("[data-preview-frame]").bounding_box()
        assert frame["x"] + frame["width"] <= WIDE["width"]
    panel.press("Scuri")
    assert panel.scheme() == "dark"
    panel.press("Chiari")
    assert panel.scheme() == "light"


def test_it_is_opened_and_closed_by_keys_and_remembered(panel, newsdesk):
    panel.opener.press("Enter")
    expect(panel.headline).to_have_text("Prima di tutto")
    newsdesk.reload()
    expect(panel.box).to_be_visible()
    expect(panel.opener).to_have_attribute("aria-expanded", "true")
    panel.box.get_by_role("button", name="Pagina").focus()
    newsdesk.keyboard.press("Escape")
    expect(panel.box).to_be_hidden()
    expect(panel.opener).to_be_focused()
    newsdesk.reload()
    expect(panel.box).to_be_hidden()


def test_links_in_the_preview_lead_nowhere(panel, newsdesk, live_server, article):
    panel.opener.click()
    panel.frame.get_by_role("link", name="Prima pagina").first.click()
    expect(panel.headline).to_have_text("Prima di tutto")
    assert len(newsdesk.context.pages) == 1


def test_on_a_phone_it_covers_the_form(panel, newsdesk):
    newsdesk.set_viewport_size(PHONE)
    panel.opener.click()
    expect(panel.headline).to_be_visible()
    assert panel.box.bounding_box()["width"] == PHONE["width"]
    panel.press("Chiudi l’anteprima")
    expect(panel.box).to_be_hidden()


def test_cards_of_networks_follow_the_form(panel, newsdesk):
    panel.opener.click()
    panel.press("Social")
    expect(panel.frame.get_by_role("heading", name="Telegram")).to_be_visible()
    newsdesk.get_by_label("Titolo").first.fill("Una scheda nuova")
    expect(panel.frame.get_by_text("Una scheda nuova").first).to_be_visible()


def test_too_much_text_is_said_and_stays(panel, newsdesk):
    panel.opener.click()
    expect(panel.headline).to_be_visible()
    newsdesk.evaluate(
        "() => { document.querySelector('#id_body').value = 'a'.repeat(5 * 1024 * 1024) }"
    )
    expect(panel.box.get_by_role("status").first).to_contain_text("troppo per un articolo")
    length = newsdesk.evaluate("() => document.querySelector('#id_body').value.length")
    assert length == 5 * 1024 * 1024
    expect(panel.headline).to_have_text("Prima di tutto")


def test_a_draft_is_shared_by_link(panel, browser, live_server, article):
    panel.opener.click()
    panel.press("Link")
    panel.press("Crea un link")
    address = panel.box.get_by_label("Indirizzo").input_value()
    stranger = browser.new_context().new_page()  # has no account
    stranger.goto(live_server.url + path_of(address))
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Prima di tutto")
    expect(stranger.get_by_role("note")).to_have_text("Anteprima: non ancora pubblicato")
    panel.press("Revoca")
    expect(panel.box.get_by_label("Indirizzo")).to_have_count(0)
    assert stranger.reload().status == 404
    stranger.context.close()


def test_without_a_script_the_preview_opens_in_a_tab_of_its_own(
    newsdesk, browser, live_server, article
):
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies(newsdesk.context.cookies())
    form = plain.new_page()
    form.goto(live_server.url + change(article))
    form.get_by_label("Titolo").first.fill("Senza script")
    with plain.expect_page() as tab:
        form.get_by_role("button", name="Anteprima", exact=True).click()
    expect(tab.value.get_by_role("heading", level=1)).to_have_text("Senza script")
    plain.close()
