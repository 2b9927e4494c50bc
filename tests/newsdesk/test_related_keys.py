"""A hundred articles are curated in half an hour: by keys, at the related desk."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import RelatedExclusion, RelatedList
from tests import factories
from tests.newsdesk.related import leads, suggest
from tests.newsdesk.related_desk import chosen, goals, led_to

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def targets():
    return goals(5)


@pytest.fixture
def article(targets):
    return led_to(targets)


def test_twenty_articles_in_a_row_by_four_keys_each(desk, targets):
    waiting = [
        factories.published(f"In coda {number}", hours_ago=number) for number in range(1, 21)
    ]
    for article in waiting:
        suggest(article, *targets)
    desk.open(waiting[0])
    for article in waiting:
        expect(desk.article).to_have_text(article.headline)
        expect(desk.article).to_be_focused()  # and so it is read out
        desk.press("1", "2", "3", "Control+Enter")
    expect(desk.page.get_by_text("Tutto fatto: nessun articolo in attesa.").first).to_be_visible()
    assert desk.pressed == 4 * len(waiting)
    assert {tuple(chosen(article)) for article in waiting} == {("Meta 1", "Meta 2", "Meta 3")}
    assert RelatedList.objects.filter(article__in=waiting, reviewed_at=None).count() == 0


def test_with_shift_a_suggestion_comes_on_top_and_undo_takes_it_away(desk, article):
    desk.open(article)
    desk.press("2", "Shift+Digit1")
    desk.shows("Meta 1", "Meta 2")
    desk.press("u")
    desk.shows("Meta 2")
    desk.press("u")
    desk.shows()
    assert chosen(article) == []


def test_rows_are_walked_moved_and_removed_by_keys_and_the_focus_goes_along(desk, article, targets):
    leads(article, *targets[:3])
    desk.open(article)
    desk.press("ArrowDown", "ArrowDown", "Alt+ArrowDown")
    desk.shows("Meta 1", "Meta 3", "Meta 2")
    desk.has_focus("Meta 2")
    desk.press("Alt+ArrowUp", "Alt+ArrowUp")
    desk.shows("Meta 2", "Meta 1", "Meta 3")
    desk.press("Delete")
    desk.shows("Meta 1", "Meta 3")
    desk.has_focus("Meta 1")
    desk.press("m")
    expect(desk.page.locator("[data-row]:focus [role=checkbox]")).to_be_checked()
    assert chosen(article) == ["Meta 1", "Meta 3"]
    assert chosen(targets[0]) == ["Si parte da qui"]


def test_what_the_machine_filled_is_pinned_and_let_go_by_one_key(desk, article):
    desk.open(article)
    desk.press("ArrowDown", "p")
    desk.shows("Meta 1")
    desk.has_focus("Meta 1")
    assert chosen(article) == ["Meta 1"]
    desk.press("p")
    desk.shows()
    assert chosen(article) == []


def test_a_no_is_remembered_here_and_after_a_question_everywhere(desk, article):
    asked = []
    desk.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    desk.open(article)
    desk.press("ArrowRight", "x")
    expect(desk.suggested).to_have_count(4)
    desk.has_focus("Meta 2")
    desk.press("Shift+X")
    expect(desk.suggested).to_have_count(3)
    desk.has_focus("Meta 3")
    assert len(asked) == 1 and "Meta 2" in asked[0]
    excluded = {(row.article, row.target.headline) for row in RelatedExclusion.objects.all()}
    assert excluded == {(article, "Meta 1"), (None, "Meta 2")}


def test_a_number_stays_with_its_suggestion(desk, article):
    desk.open(article)
    desk.press("1")
    desk.shows("Meta 1")
    numbers = desk.suggested.locator("[data-number]")
    expect(numbers).to_have_text(["2", "3", "4", "5"])
    desk.press("1", "2")
    desk.shows("Meta 1", "Meta 2")


def test_the_queue_is_walked_and_an_article_left_without_links(desk, article):
    older = factories.published("Più vecchio", hours_ago=5)
    suggest(older)
    desk.open(article)
    desk.press("j")
    expect(desk.article).to_have_text("Più vecchio")
    desk.press("k")
    expect(desk.article).to_have_text("Si parte da qui")
    expect(desk.article).to_be_focused()
    desk.press("n")
    expect(desk.article).to_have_text("Più vecchio")
    assert RelatedList.objects.get(article=article).reviewed_at


def test_nothing_happens_while_one_types_or_is_elsewhere_on_the_page(desk, article):
    desk.open(article)
    desk.press("/")
    expect(desk.field).to_be_focused()
    desk.press("1", "n", "u", "j", "?", "Delete")
    expect(desk.field).to_have_value("1nuj?")
    desk.page.locator("#header a").first.focus()
    desk.press("1", "n", "?")
    expect(desk.dialog).to_be_hidden()
    desk.article.click()
    desk.press("2")
    desk.shows("Meta 2")
    assert not RelatedList.objects.get(article=article).reviewed_at


def test_keys_are_listed_changed_and_switched_off(desk, article):
    desk.open(article)
    desk.press("?")
    field = desk.dialog.get_by_label("Annulla")
    field.press("n")
    expect(desk.dialog.get_by_role("status")).to_contain_text("Niente da aggiungere")  # it is taken
    field.press("z")
    expect(field).to_have_value("z")
    desk.press("Escape", "1")
    desk.shows("Meta 1")
    desk.open(article)  # it is kept
    desk.press("u", "1")
    desk.shows("Meta 1", "Meta 2")
    desk.press("z")
    desk.shows("Meta 1")
    desk.press("?")
    desk.dialog.get_by_role("checkbox").uncheck()
    desk.press("Escape", "z", "2")
    desk.open(article)
    desk.shows("Meta 1")
    desk.page.locator("[data-desk-help]").click()
    desk.dialog.get_by_role("button", name="Com’erano").click()
    expect(field).to_have_value("u")
    desk.press("Escape", "u")
    desk.shows()


def test_a_key_for_a_row_says_that_a_row_is_to_be_chosen(desk, article):
    desk.open(article)
    desk.press("Delete")
    expect(desk.said).to_contain_text("Scegli prima una riga")


def test_what_is_not_done_is_said_and_nothing_is_lost(desk, article):
    desk.open(article)
    desk.press("1")
    desk.shows("Meta 1")
    row = desk.chosen.first
    row.locator("summary").click()
    row.get_by_label("Titolo proprio").fill("Un altro titolo")
    desk.page.route(re.compile(r"/change/"), lambda route: route.abort())
    desk.article.focus()
    desk.press("2")
    expect(desk.said).to_contain_text("Non fatto")
    desk.shows("Meta 1")
    desk.page.unroute_all()
    desk.press("2")
    desk.shows("Meta 1", "Meta 2")
    expect(row.get_by_label("Titolo proprio")).to_have_value("Un altro titolo")
