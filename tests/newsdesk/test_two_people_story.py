"""Two people edit one article, each in a browser of the own."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article
from newsdesk.models import Revision
from tests.browser.conftest import Window
from tests.factories import draft, staff
from tests.newsdesk.pages import change

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def windows(browser, browser_context_args, live_server):
    """Two editors, Anna and Ugo, with the same form open."""
    article = draft("Riapre il ponte")
    contexts = [browser.new_context(**browser_context_args) for _person in range(2)]
    pages = []
    for context, name in zip(contexts, ("Anna", "Ugo"), strict=True):
        editor = staff("Editor", first_name=name, last_name="Neri")
        pages.append(Window(context.new_page(), live_server.url, editor))
        pages[-1].page.set_default_timeout(20_000)
        pages[-1].open(change(article))
    yield article, *pages
    for context in contexts:
        context.close()


def write(window, **fields):
    for name, words in fields.items():
        window.page.locator(f"#id_{name}").fill(words)
    window.page.locator("input[name=_continue]").click()
    window.page.wait_for_load_state()


def test_two_people_edit_one_article_and_no_word_is_lost(windows):
    article, anna, ugo = windows
    write(anna, headline="Riapre lunedì")
    expect(anna.page.locator(".messagelist .success")).to_be_visible()

    write(ugo, headline="Riapre a tutti", place="Roma")
    expect(ugo.page).to_have_url(re.compile("/conflict/"))
    page = ugo.page
    expect(page.get_by_role("group", name="Titolo")).to_contain_text("Riapre il ponte")
    assert ugo.findings() == []
    page.locator("#conflict_form .closelink").click()
    expect(page.locator("#id_headline")).to_have_value("Riapre lunedì")

    page.locator(".set-aside a").click()
    page.locator("input[value=yours]").check()
    page.locator("#conflict_form [type=submit]").click()
    expect(page.locator("#id_headline")).to_have_value("Riapre a tutti")
    expect(page.locator("#id_place")).to_have_value("Roma")
    expect(page.locator(".set-aside")).to_have_count(0)

    article = Article.objects.get(pk=article.pk)
    assert (article.headline, article.place) == ("Riapre a tutti", "Roma")
    kept = {revision.content["headline"] for revision in Revision.objects.of(article)}
    assert kept == {"Riapre il ponte", "Riapre lunedì", "Riapre a tutti"}


def test_what_two_people_changed_in_different_places_goes_together(windows):
    article, anna, ugo = windows
    write(anna, headline="Riapre lunedì")
    write(ugo, kicker="Viabilità")
    expect(ugo.page.locator("#id_headline")).to_have_value("Riapre lunedì")
    expect(ugo.page.locator(".messagelist .info")).to_contain_text("Anna Neri")
    assert Article.objects.get(pk=article.pk).kicker == "Viabilità"
