"""Everything that can be used can be reached with the Tab key, and one sees where one is."""

import pytest

from tests.newspaper import PAGES, print_newspaper

pytestmark = pytest.mark.django_db(transaction=True)

USABLE = """() => [...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
)].filter(one => one.checkVisibility() && !one.disabled && one.tabIndex >= 0).length"""
FOCUSED = """() => {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const rings = [getComputedStyle(element), getComputedStyle(element, "::after")]
  const box = element.getBoundingClientRect()
  element.dataset.visited ??= String(++window.visited)
  return {
    number: Number(element.dataset.visited),
    name: element.outerHTML.slice(0, 120),
    seen: rings.some(ring => ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2),
    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  }
}"""
SAMPLE = ["front page", "article", "section", "search with results", "not found", "newsroom"]


@pytest.mark.parametrize("name", SAMPLE)
def test_tab_reaches_everything_and_shows_where_it_is(window, name):
    print_newspaper()
    still = {"reduced_motion": "reduce"}  # or what is focused is still on its way into sight
    page = window(viewport={"width": 1280, "height": 800}, **still).open(PAGES[name])
    usable = page.evaluate(USABLE)
    page.evaluate("() => { window.visited = 0 }")
    visited = []
    for _ in range(usable + 3):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or (visited and focused["number"] <= len(visited)):
            break
        visited.append(focused)
    assert len(visited) == usable
    assert [stop["name"] for stop in visited if not (stop["seen"] and stop["inside"])] == []


def test_the_first_stop_skips_to_the_content(window):
    print_newspaper()
    page = window().open("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
