"""Many lists at once: one tick for all of them."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.newsdesk.many import BULK

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_tick_takes_or_leaves_all_and_follows_the_others(newsdesk, live_server):
    for number in range(3):
        factories.published(f"Notizia {number}")
    newsdesk.goto(f"{live_server.url}{BULK}review/")
    ticks = newsdesk.locator("[name=_selected_action]")
    everything = newsdesk.locator("[data-tick-all]")
    expect(ticks).to_have_count(3)
    expect(everything).to_be_checked()
    everything.uncheck()
    expect(newsdesk.locator("[name=_selected_action]:checked")).to_have_count(0)
    ticks.nth(1).check()
    expect(everything).to_be_checked(indeterminate=True)
    everything.check()
    expect(newsdesk.locator("[name=_selected_action]:checked")).to_have_count(3)
    newsdesk.get_by_label("Notizia 0").uncheck()
    newsdesk.get_by_role("button", name="Continua").click()
    expect(newsdesk.locator(".bulk__articles b")).to_have_text(["Notizia 2", "Notizia 1"])


def test_for_a_single_article_there_is_no_tick_for_all(newsdesk, live_server):
    factories.published("Notizia sola")
    newsdesk.goto(f"{live_server.url}{BULK}review/")
    expect(newsdesk.locator("[name=_selected_action]")).to_be_checked()
    expect(newsdesk.locator("[data-tick-all]")).to_have_count(0)
