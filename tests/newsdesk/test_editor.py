"""The rich-text editor in a browser, on the form where articles are written."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from tests import factories
from tests.newsdesk.editors import Editor

CARET = "getSelection().getRangeAt(0).getBoundingClientRect().bottom"


# --- Starting ---------------------------------------------------------------------------------


def test_the_editor_starts_under_our_policy_without_a_complaint(editor, complaints):
    editor.type("Prova")
    editor.holds("<p>Prova</p>")
    assert complaints == []


def test_the_editor_starts_where_an_article_is_changed_and_keeps_its_text(
    newsdesk, live_server, complaints
):
    article = factories.draft(body="<h2>Prima</h2><p>Poi <strong>forte</strong>.</p>")
    newsdesk.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    editor = Editor(newsdesk)
    expect(editor.box).to_have_text("PrimaPoi forte.")
    newsdesk.get_by_role("button", name="Salva", exact=True).click()
    newsdesk.wait_for_url("**/admin/articles/article/")
    article.refresh_from_db()
    assert article.body == "<h2>Prima</h2><p>Poi <strong>forte</strong>.</p>"
    assert complaints == []


def test_the_text_is_saved_as_it_was_written(editor, live_server):
    editor.type("## Titoletto", "Enter", "Ciao.")
    editor.page.get_by_label("Titolo", exact=False).first.fill("Una prova")
    editor.press("Salva")
    editor.page.wait_for_url("**/admin/articles/article/")
    assert Article.objects.get().body == "<h2>Titoletto</h2><p>Ciao.</p>"


# --- Words ------------------------------------------------------------------------------------


def test_every_control_is_named_in_italian(editor):
    buttons = editor.toolbar.locator("button:visible")
    assert buttons.evaluate_all("all => all.map(button => button.title)") == [
        "Tipo di paragrafo: Paragrafo",
        "Elenco puntato",
        "Elenco numerato",
        "Citazione",
        "Linea di separazione",
        "Immagine",
        "Grassetto (Ctrl+B)",
        "Corsivo (Ctrl+I)",
        "Barrato",
        "Pedice",
        "Apice",
        "Codice",
        "Link (Ctrl+K)",
        "Tabella",
        "Annulla l’ultima modifica (Ctrl+Z)",
        "Ripeti la modifica (Ctrl+Y)",
    ]


def test_the_drop_down_names_the_kind_of_paragraph_and_works_by_keyboard(editor):
    editor.type("Titolo")
    kind = editor.toolbar.get_by_role("button", name="Tipo di paragrafo")
    expect(kind).to_have_attribute("title", "Tipo di paragrafo: Paragrafo")
    kind.focus()
    editor.type("Enter")
    expect(kind).to_have_attribute("aria-expanded", "true")
    editor.type("Tab", "Tab", "Enter")
    editor.holds("<h3>Titolo</h3>")
    expect(kind).to_have_attribute("title", "Tipo di paragrafo: Titoletto minore")
    expect(editor.box).to_be_focused()


def test_a_mark_that_is_on_says_so(editor):
    bold = editor.toolbar.get_by_role("button", name="Grassetto")
    expect(bold).to_have_attribute("aria-pressed", "false")
    editor.type("Control+b", "forte")
    expect(bold).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_editor(editor, scheme):
    editor.page.emulate_media(color_scheme=scheme)
    editor.paste("<h2>Titolo</h2><p>Testo con <a href='https://example.org/'>un link</a></p>")
    found = Axe().run(editor.page, ".prose-editor").response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


# --- Keyboard ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        (["## Titoletto"], "<h2>Titoletto</h2>"),
        (["### Minore"], "<h3>Minore</h3>"),
        (["- uno", "Enter", "due"], "<ul><li><p>uno</p></li><li><p>due</p></li></ul>"),
        (["> detto"], "<blockquote><p>detto</p></blockquote>"),
        (["Control+b", "forte", "Control+b", " piano"], "<p><strong>forte</strong> piano</p>"),
        (["uno ", "Enter", "due  tre"], "<p>uno </p><p>due  tre</p>"),  # no no-break spaces
    ],
)
def test_typing_marks_the_text(editor, typed, html):
    editor.type(*typed)
    editor.holds(html)


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("www.example.org/a", "https://www.example.org/a"),
        ("redazione@example.org", "mailto:redazione@example.org"),
    ],
)
def test_a_link_is_made_in_a_dialog_that_completes_addresses(editor, address, href):
    editor.type("testo", "Control+Shift+ArrowLeft")
    link = editor.toolbar.get_by_role("button", name="Link", exact=True)
    expect(link).to_have_attribute("aria-disabled", "false")
    editor.type("Control+k")
    expect(editor.dialog).to_have_accessible_name("Link")
    expect(editor.dialog.get_by_role("button")).to_have_text(["Applica", "Annulla"])
    editor.dialog.get_by_label("Indirizzo").fill(address)
    editor.type("Enter")
    expect(editor.dialog).to_have_count(0)
    expect(editor.box.get_by_role("link", name="testo")).to_have_attribute("href", href)


def test_tab_leaves_the_text_both_ways(editor):
    editor.type("Prova", "Tab")
    expect(editor.box).not_to_be_focused()
    editor.type("Shift+Tab")
    expect(editor.box).to_be_focused()
    editor.type("Shift+Tab")
    expect(editor.box).not_to_be_focused()
    editor.holds("<p>Prova</p>")


def test_in_a_long_text_the_toolbar_stays_and_the_line_is_in_sight(editor):
    editor.type(*["riga", "Enter"] * 30, "fine")
    expect(editor.toolbar).to_be_in_viewport(ratio=1)
    row = editor.page.locator(".submit-row").bounding_box()
    assert editor.page.evaluate(CARET) < row["y"]
