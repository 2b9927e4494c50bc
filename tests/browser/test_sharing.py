"""What the script adds to the share links: the buttons that copy, print and open the sheet."""

import pytest
from playwright.sync_api import expect

from tests import factories

pytestmark = pytest.mark.django_db

# A browser without a share sheet, whose printer only keeps count.
STUBS = "delete Navigator.prototype.share; window.print = () => { window.printed = true; };"


@pytest.fixture
def article(transactional_db, settings):
    settings.SHARE_NETWORKS = ["facebook", "mastodon", "copy", "print"]
    return factories.published("Riapre il ponte")


def test_a_reader_copies_the_link_and_prints(window, article):
    reader = window(permissions=["clipboard-read", "clipboard-write"])
    reader.page.add_init_script(STUBS)
    page = reader.open(article.get_absolute_url())
    page.get_by_role("button", name="Copia link").click()
    expect(page.get_by_role("status")).to_have_text("Link copiato")
    address = page.locator("[data-share-url]").first.get_attribute("data-share-url")
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.locator("[data-share=print] button").click()
    assert page.evaluate("window.printed")
    expect(page.locator("[data-share=device]")).to_be_hidden()


def test_a_site_without_these_buttons_needs_none(window, article, settings):
    settings.SHARE_NETWORKS = ["facebook"]
    reader = window()
    faults = []
    reader.page.on("pageerror", lambda error: faults.append(error))
    page = reader.open(article.get_absolute_url())
    expect(page.locator(".share a")).to_have_count(1)
    assert faults == []


def test_without_a_script_there_are_links_and_no_dead_button(window, article):
    page = window(java_script_enabled=False).open(article.get_absolute_url())
    expect(page.locator(".share a")).to_have_count(2)
    assert page.locator(".share button:visible").count() == 0
