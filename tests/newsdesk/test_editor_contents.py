"""What gets into a text by other ways than typing: pasted texts, tables, code, figures."""

import re

import pytest
from playwright.sync_api import expect

from articles.bodies.html import clean_html
from tests import factories
from tests.newsdesk import pasted
from tests.newsdesk.pages import press_last

# --- Pasting ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "result"),
    [
        pytest.param(pasted.WORD, pasted.FROM_WORD, id="word"),
        pytest.param(pasted.GOOGLE_DOCS, pasted.FROM_GOOGLE_DOCS, id="google docs"),
        pytest.param(pasted.LIBREOFFICE, pasted.FROM_LIBREOFFICE, id="libreoffice"),
        pytest.param(
            "<p class=MsoListParagraph>·&nbsp;&nbsp; Primo punto</p>"
            "<p class=MsoListParagraph>·&nbsp;&nbsp; Secondo punto</p>",
            "<ul><li><p>Primo punto</p></li><li><p>Secondo punto</p></li></ul>",
            id="word without styles",
        ),
        pytest.param(
            "<p>a</p>" + pasted.list_item("quarto", "4.") + pasted.list_item("quinto", "5."),
            '<p>a</p><ol start="4"><li><p>quarto</p></li><li><p>quinto</p></li></ol>',
            id="word, a list that goes on",
        ),
        pytest.param(pasted.TABLE_OF_WORD, pasted.FROM_TABLE_OF_WORD, id="word, a table"),
        pytest.param(pasted.SHEETS, pasted.FROM_SHEETS, id="google sheets"),
        pytest.param(
            "<h1>Titolo</h1><figure><img src='https://example.org/a.jpg'>"
            "<figcaption>di altri</figcaption></figure><h5>Sotto</h5><table><tr><td>cella</table>",
            "<h2>Titolo</h2><h3>Sotto</h3><p>cella</p>",
            id="a web page",
        ),
    ],
)
def test_what_is_pasted_becomes_a_body(editor, html, result):
    editor.paste(html)
    text = re.sub(r' data-type="decimal"', "", editor.page.input_value("#id_body"))
    text = re.sub(r' (colwidth|style)="[^"]*"', "", text)  # which cells keep in the editor only
    assert text == result
    assert clean_html(text) == result.replace("<td><p></p></td>", "<td></td>")


def test_a_figure_copied_within_the_editor_stays(editor):
    figure = '<figure class="figure"><img src="/media/a.jpg" alt="Una via" data-file="7"></figure>'
    editor.paste(figure + "<p>dopo</p>")
    editor.holds(figure + "<p>dopo</p>")


# --- Tables and code --------------------------------------------------------------------------


def test_a_table_is_made_filled_and_left_by_keyboard(editor):
    editor.press("Tabella")
    words = "Comune Voti Seggi Prova 12 1 Altrove 9 0".split()
    editor.type(*" Tab ".join(words).split(), "Tab")
    expect(editor.box).not_to_be_focused()
    head, *rows = (words[i : i + 3] for i in (0, 3, 6))
    written = "".join(f"<th><p>{word}</p></th>" for word in head) + "</tr>"
    for row in rows:
        written += "<tr>" + "".join(f"<td><p>{word}</p></td>" for word in row) + "</tr>"
    editor.holds(f"<table><tbody><tr>{written}</tbody></table>")


def test_a_table_keeps_its_caption_which_a_dialog_changes(editor):
    editor.paste("<table><caption>Voti</caption><tr><td>a</td><td>b</td></tr></table>")
    rows = "<tbody><tr><td><p>a</p></td><td><p>b</p></td></tr></tbody>"
    editor.holds(f"<table><caption>Voti</caption>{rows}</table>")
    editor.box.get_by_role("cell", name="a").click()
    editor.press("Didascalia della tabella")
    expect(editor.dialog.get_by_label("Didascalia")).to_have_value("Voti")
    editor.dialog.get_by_label("Didascalia").fill("Voti validi")
    editor.type("Enter")
    editor.holds(f"<table><caption>Voti validi</caption>{rows}</table>")
    expect(editor.box.get_by_role("caption")).to_have_text("Voti validi")
    editor.press("Elimina la tabella")
    expect(editor.box.get_by_role("table")).to_have_count(0)


def test_code_is_marked_by_typing(editor):
    editor.type("```", "Enter", "x < y")
    editor.holds("<pre><code>x &lt; y</code></pre>")
    kind = editor.toolbar.get_by_role("button", name="Tipo di paragrafo")
    expect(kind).to_have_attribute("title", "Tipo di paragrafo: Blocco di codice")


# --- Figures ----------------------------------------------------------------------------------


@pytest.fixture
def with_figure(editor):
    """The editor with a photo that was chosen from the library, and that photo."""
    photo = factories.photo()
    editor.type("Prima", "Enter")
    editor.press("Immagine")
    with editor.page.expect_popup() as popup:
        editor.press("Scegli dall’archivio…")
    press_last(popup.value, photo.alt)
    expect(editor.dialog.get_by_label("Didascalia")).to_have_value(photo.caption)
    editor.press("Inserisci")
    return editor, photo


def test_a_figure_is_chosen_from_the_library(with_figure):
    editor, photo = with_figure
    editor.holds(
        "<p>Prima</p>"
        f'<figure class="figure"><img src="{photo.image.hero_1240_jpeg}" alt="{photo.alt}"'
        f' data-file="{photo.pk}">'
        f'<figcaption class="figure-caption">{photo.caption}</figcaption></figure>'
    )


def test_no_address_of_another_picture_can_be_written(editor):
    editor.press("Immagine")
    expect(editor.dialog).to_have_accessible_name("Inserisci un’immagine")
    expect(editor.dialog.get_by_label("Immagine", exact=True)).not_to_be_editable()


def test_without_its_caption_a_figure_stays_a_figure(with_figure):
    editor, photo = with_figure
    editor.box.get_by_role("img").click()
    editor.press("Togli la didascalia")
    editor.holds(
        f'<p>Prima</p><figure class="figure"><img src="{photo.image.hero_1240_jpeg}"'
        f' alt="{photo.alt}" data-file="{photo.pk}"></figure>'
    )


def test_deleting_the_picture_deletes_the_figure(with_figure):
    editor, _photo = with_figure
    editor.box.get_by_role("img").click()
    editor.type("Delete")
    editor.holds("<p>Prima</p>")
