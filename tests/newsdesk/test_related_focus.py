"""The related desk tells what a key cannot do, and never loses the focus."""

import re

import pytest
from playwright.sync_api import expect

from tests.newsdesk.related import leads
from tests.newsdesk.related_desk import goals, led_to

pytestmark = pytest.mark.django_db(transaction=True)
DEED = re.compile(r"/change/")


@pytest.fixture
def targets():
    return goals(3)


@pytest.fixture
def article(targets):
    return led_to(targets)


def test_keys_looked_up_while_a_deed_is_on_its_way_give_the_focus_back(desk, article):
    held = []
    desk.open(article)
    desk.page.route(DEED, lambda route: held.append(route), times=1)
    with desk.page.expect_request(DEED):
        desk.press("1")
    desk.press("?")
    expect(desk.dialog).to_be_visible()
    held[0].continue_()
    desk.shows("Meta 1")  # another desk has come below the dialog
    desk.press("Escape")
    expect(desk.article).to_be_focused()
    desk.press("2")
    desk.shows("Meta 1", "Meta 2")


def test_a_key_that_is_not_for_the_row_with_the_focus_says_so(desk, article, targets):
    leads(article, targets[0])
    words = desk.open(article).said.get_attribute("data-not-here")
    desk.press("ArrowDown", "ArrowDown")
    desk.has_focus("Meta 2")  # filled in: it leads nowhere back
    desk.press("m")
    expect(desk.said).to_have_text(words)
    desk.press("ArrowUp", "m")
    expect(desk.chosen.get_by_role("checkbox")).to_be_checked()


def test_that_a_key_is_taken_is_said_where_it_is_seen(desk, article):
    desk.page.set_viewport_size({"width": 1280, "height": 500})
    desk.open(article)
    desk.press("?")
    desk.dialog.get_by_label("Niente da aggiungere").press("u")
    expect(desk.dialog.get_by_role("status")).to_be_in_viewport(ratio=1)


def test_what_was_said_of_a_search_goes_with_it(desk, article):
    desk.open(article)
    desk.press("/")
    desk.page.keyboard.type("Meta")
    expect(desk.said).to_have_text("3 articoli trovati")
    desk.press("Escape")
    expect(desk.said).to_be_empty()
