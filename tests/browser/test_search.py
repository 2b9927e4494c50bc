"""Headlines while typing: a combobox walked by keyboard, which the search does not need."""

import pytest
from playwright.sync_api import expect

from tests.factories import published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def field(window):
    """The search's field, with two headlines offered for what was typed."""
    published("Riapre il ponte", hours_ago=1)
    published("Chiude il ponte", hours_ago=2)
    window = window()
    field = window.open("/search/").locator("main [type=search]")
    field.press_sequentially("pon")
    field.options = window.page.locator("main .suggestions [role=option]")
    expect(field.options).to_have_text(["Riapre il ponte", "Chiude il ponte"])
    field.window = window
    return field


def test_arrow_keys_walk_the_headlines_and_enter_opens_one(field):
    for key, chosen in [
        ("ArrowDown", ["true", "false"]),
        ("ArrowDown", ["false", "true"]),
        ("ArrowDown", ["false", "false"]),
        ("ArrowUp", ["false", "true"]),
    ]:
        field.press(key)
        assert [o.get_attribute("aria-selected") for o in field.options.all()] == chosen
    active = field.page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(active).to_have_text("Chiude il ponte")
    assert field.window.findings() == []
    field.press("Enter")
    expect(field.page.locator("h1")).to_have_text("Chiude il ponte")


def test_escape_closes_the_list_and_keeps_the_words(field):
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("pon")
    expect(field.options).to_have_count(0)


def test_enter_without_a_choice_searches_and_leaving_closes(field):
    field.press("Tab")
    expect(field).to_have_attribute("aria-expanded", "false")
    with field.page.expect_navigation(url="**/search/?q=pon*"):
        field.press("Enter")


def test_a_headline_is_opened_by_pointer(field):
    field.options.first.click()
    expect(field.page.locator("h1")).to_have_text("Riapre il ponte")
