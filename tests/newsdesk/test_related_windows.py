"""The related desk besides its keys: searching, dragging, without script, two people, for all."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from tests import factories
from tests.newsdesk.related import leads
from tests.newsdesk.related_desk import RelatedDesk, chosen, curated, goals, led_to

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def window(browser, browser_context_args, live_server):
    """Opens a desk of its own for each person."""
    contexts = []

    def opened(person=None, **options):
        contexts.append(browser.new_context(**browser_context_args, **options))
        client = Client()
        client.force_login(person or factories.staff("Moderator"))
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        cookie = {"name": session.key, "value": session.value, "url": live_server.url}
        contexts[-1].add_cookies([cookie])
        page = contexts[-1].new_page()
        page.set_default_timeout(20_000)
        return RelatedDesk(page, live_server.url)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def targets():
    return goals(3)


@pytest.fixture
def article(targets):
    return led_to(targets)


def test_something_is_searched_and_added_by_keys(window, article):
    curated("Il ponte vecchio")
    curated("Il ponte nuovo")
    desk = window().open(article)
    desk.press("/")
    desk.page.keyboard.type("ponte")
    expect(desk.found).to_have_count(2)
    expect(desk.said).to_have_text("2 articoli trovati")
    first, second = desk.found.locator(".related-desk__headline").all_inner_texts()
    desk.press("ArrowDown", "ArrowDown", "Enter")
    desk.shows(second)
    desk.has_focus(second)
    desk.press("ArrowUp", "Enter")  # what was found stays, for another one of it
    desk.shows(second, first)
    desk.press("/", "Escape")
    expect(desk.article).to_be_focused()
    desk.press("1")
    desk.shows(second, first, "Meta 1")
    expect(desk.found).to_have_count(0)


def test_enter_searches_and_enter_again_adds(window, article):
    target = curated("Il ponte vecchio")
    desk = window().open(article)
    desk.press("/")
    desk.page.keyboard.type(f"#{target.pk}")
    desk.press("Enter")
    desk.has_focus("Il ponte vecchio")
    desk.press("Enter")
    desk.shows("Il ponte vecchio")
    assert chosen(article) == ["Il ponte vecchio"]


def test_with_the_arrows_one_comes_back_to_the_words(window, article):
    curated("Il ponte vecchio")
    desk = window().open(article)
    desk.press("/")
    desk.page.keyboard.type("ponte")
    expect(desk.found).to_have_count(1)
    desk.press("ArrowDown")
    desk.has_focus("Il ponte vecchio")
    desk.press("ArrowUp")
    expect(desk.field).to_be_focused()
    desk.press("ArrowDown", "Escape")
    expect(desk.field).to_be_focused()


def test_a_link_is_dragged_to_its_place(window, article, targets):
    leads(article, *targets)
    desk = window().open(article)
    drag(desk, "Meta 3", "Meta 1")
    desk.shows("Meta 3", "Meta 1", "Meta 2")
    expect(desk.page.locator("[data-desk]")).to_have_attribute("data-version", "1")
    drag(desk, "Meta 3", "Meta 2", until="Escape")
    desk.shows("Meta 3", "Meta 1", "Meta 2")
    assert chosen(article) == ["Meta 3", "Meta 1", "Meta 2"]


def drag(desk, headline, over, until=None):
    mouse, row = desk.page.mouse, desk.chosen.filter(has_text=headline)
    grip, place = row.locator("[data-grip]").bounding_box(), desk.chosen.filter(has_text=over)
    goal = place.bounding_box()
    mouse.move(grip["x"] + 5, grip["y"] + 5)
    mouse.down()
    end = goal["y"] + (1 if goal["y"] < grip["y"] else goal["height"] - 1)
    mouse.move(goal["x"] + 5, end, steps=10)
    if until:
        desk.press(until)
    mouse.up()


def test_a_finger_drags_a_link_instead_of_the_page(window, article, targets):
    leads(article, *targets)
    desk = window(**PHONE).open(article)
    first, last = (desk.chosen.filter(has_text=f"Meta {place}") for place in (1, 3))
    last.scroll_into_view_if_needed()
    grip, goal = first.locator("[data-grip]").bounding_box(), last.bounding_box()
    touch(desk, grip["x"] + 9, [grip["y"] + 9, goal["y"], goal["y"] + goal["height"] - 9])
    desk.shows("Meta 2", "Meta 3", "Meta 1")
    expect(desk.page.locator("[data-desk]")).to_have_attribute("data-version", "1")
    assert chosen(article) == ["Meta 2", "Meta 3", "Meta 1"]


def touch(desk, across, down):
    finger = desk.page.context.new_cdp_session(desk.page)

    def tell(kind, *points):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    tell("touchStart", {"x": across, "y": down[0]})
    for place in down[1:]:
        tell("touchMove", {"x": across, "y": place})
    tell("touchEnd")


def test_on_a_phone_moving_up_and_down_stand_beside_each_other(window, article, targets):
    leads(article, *targets)
    desk = window(**PHONE).open(article)
    deeds = desk.chosen.filter(has_text="Meta 2")
    up, down = (deeds.get_by_role("button", name=name).bounding_box() for name in ("Su", "Giù"))
    assert up["y"] == down["y"]
    expect(desk.page.locator("[data-desk-help]")).to_be_hidden()  # no keys where fingers are
    deeds.get_by_role("button", name="Su").tap()
    desk.shows("Meta 2", "Meta 1", "Meta 3")


def test_without_script_the_forms_do_the_same(window, article):
    desk = window(java_script_enabled=False)
    desk.page.goto(f"{desk.site}/admin/articles/linkedarticle/")
    desk.page.get_by_role("link", name="Si parte da qui").click()
    desk.suggested.filter(has_text="Meta 2").get_by_role("button", name="Aggiungi").click()
    desk.suggested.filter(has_text="Meta 1").get_by_role("button", name="In cima").click()
    desk.shows("Meta 1", "Meta 2")
    desk.chosen.filter(has_text="Meta 1").get_by_role("button", name="Giù").click()
    desk.shows("Meta 2", "Meta 1")
    desk.page.get_by_role("button", name="Annulla").click()
    desk.shows("Meta 1", "Meta 2")
    desk.field.fill("Meta 3")
    desk.page.get_by_role("button", name="Cerca").click()
    desk.found.filter(has_text="Meta 3").get_by_role("button", name="Aggiungi").click()
    desk.page.get_by_role("button", name="Salva e avanti").click()
    expect(desk.page.get_by_text("Tutto fatto: nessun articolo in attesa.").first).to_be_visible()
    assert chosen(article) == ["Meta 1", "Meta 2", "Meta 3"]


def test_two_people_see_what_the_other_does_and_lose_nothing(window, article):
    anna = factories.staff("Moderator", first_name="Anna", last_name="Neri", username="anna")
    bruno = factories.staff("Moderator", username="bruno")
    desk, other = window(anna), window(bruno)
    other.page.clock.install()
    other.open(article)
    desk.open(article)
    desk.press("1")
    desk.shows("Meta 1")
    other.page.clock.fast_forward(10_000)
    notice = other.page.locator("[data-desk-changed]")
    expect(notice).to_contain_text("Anna Neri ha modificato questo elenco")
    other.press("2")
    other.shows("Meta 1", "Meta 2")
    expect(notice).to_be_hidden()
    desk.press("3")
    desk.shows("Meta 1", "Meta 2", "Meta 3")
    other.page.clock.fast_forward(10_000)
    notice.get_by_role("link", name="Mostra").click()
    other.shows("Meta 1", "Meta 2", "Meta 3")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_the_desk(window, article, targets, width, scheme):
    article.related_links.create(target=targets[2])
    desk = window(color_scheme=scheme, viewport={"width": width, "height": 800}).open(article)
    if width > 1000:
        desk.chosen.locator("summary").click()
    assert findings(desk) == []
    desk.press("?")
    expect(desk.dialog).to_be_visible()
    assert findings(desk) == []


def test_axe_finds_nothing_on_an_empty_desk(window):
    desk = window().open()
    assert findings(desk) == []


def findings(desk):
    return [
        f"{violation['id']}: {node['html'][:150]}"
        for violation in Axe().run(desk.page).response["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("step", ["Coda", "Elenco", "Proposte"])
def test_on_a_phone_one_part_is_shown_and_saving_is_in_sight(window, article, step):
    desk = window(**PHONE).open(article)
    desk.page.get_by_role("navigation").get_by_role("link", name=step).tap()
    shown = [pane for pane in ("queue", "candidates") if part(desk, pane).is_visible()]
    assert shown == {"Coda": ["queue"], "Proposte": ["candidates"]}.get(step, [])
    if step != "Coda":
        expect(desk.page.get_by_role("button", name="Salva e avanti")).to_be_in_viewport()
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 360


def part(desk, name):
    return desk.page.locator(f"[data-pane={name}]")
