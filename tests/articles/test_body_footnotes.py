"""What is typed as `[nota: …]` is read as a footnote."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.bodies.footnotes import notes_in_brackets, with_footnotes, without_notes
from articles.bodies.html import clean_html, plain_text
from tests import factories
from tests.articles.bodies import elements
from tests.pages import opened, words

BODY = (
    '<p>Uno [nota: la <em>prima</em>, <a href="https://a.example/">qui</a>]. Due[note: altra]</p>'
    "<h2>Tre</h2><ul><li>Quattro[NOTA: terza]</li></ul>"
)


@pytest.mark.django_db
def test_notes_are_numbered_listed_below_and_lead_both_ways():
    page = opened(factories.published(body=BODY).get_absolute_url())
    marks = page.all("a", role="doc-noteref")
    notes = page.one("section", role="doc-endnotes").findall("ol/li")
    assert [words(mark) for mark in marks] == ["1", "2", "3"]
    assert [mark.get("aria-label") for mark in marks] == ["Nota 1", "Nota 2", "Nota 3"]
    assert [mark.get("href") for mark in marks] == [f"#{note.get('id')}" for note in notes]
    backs = page.all("a", role="doc-backlink")
    assert [back.get("href") for back in backs] == [f"#{mark.get('id')}" for mark in marks]
    assert backs[0].get("aria-label") == "Torna al testo, nota 1"
    assert [words(note).rstrip("\ufe0e↩ \xa0") for note in notes] == [
        "la prima, qui",
        "altra",
        "terza",
    ]
    assert words(page.one("section", role="doc-endnotes").find("h2")) == "Note"
    assert "Uno1. Due2" in page.text


@pytest.mark.django_db
def test_excerpt_leaves_notes_out_and_text_has_them_in_brackets():
    article = factories.published(body=BODY)
    assert article.excerpt == "Uno. Due Quattro"
    assert plain_text(BODY) == "Uno (la prima, qui). Due (altra)\nTre\nQuattro (terza)"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Senza note</p>",
        "<p>[nota]</p>",
        "<p>[nota: ]</p>",
        "<p>[nota: mai chiusa</p><p>qui]</p>",
        "<p><em>Prima [nota: metà</em> e metà]</p>",
        "<p>Prima [nota: <em>metà] e metà</em></p>",
        '<p><a href="/x" rel="noopener">un link [nota: dentro]</a></p>',
        "<p><code>[nota: codice]</code></p><pre><code>[nota: codice]</code></pre>",
        '<p><a href="/x" title="[nota: titolo]" rel="noopener">x</a></p>',
        '<figure class="figure"><img src="/media/a.jpg" alt="[nota: alt]"></figure>',
    ],
)
def test_what_is_no_note_stays_as_it_was_typed(html):
    assert with_footnotes(html) == html


def test_the_editor_s_brackets_in_a_note_are_not_nested():
    assert with_footnotes("<p>a[nota: [nota: b] c]</p>").count("<li") == 1


PIECES = st.sampled_from(
    [
        *("[nota: ", "]", "[", "a", " ", "\xa0", "<em>b</em>", "<a href=/x>c</a>", "<em>", "</em>"),
        *("</p><p>", "<a href=/y>", "</a>", "<pre>", "</pre>", "<table><tr><td>", "<td>"),
        "&lt;script&gt;",
    ]
)


@hypothesis_settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_is_typed_the_page_stays_well_formed(html):
    body = clean_html(html)
    shown = with_footnotes(body)
    read = elements(shown)
    ids = [element.get("id") for element in read if element.get("id")]
    assert len(ids) == len(set(ids))
    hrefs = {e.get("href")[1:] for e in read if (e.get("href") or "").startswith("#")}
    assert hrefs == set(ids) - {"notes-title"}
    assert all(not link.findall(".//a") for link in read if link.tag == "a")
    assert {element.tag for element in read} <= {e.tag for e in elements(body)} | set(
        "sup a section h2 ol li".split()
    )


@pytest.mark.parametrize(
    ("text", "without", "in_brackets"),
    [
        ("Uno [nota: due].", "Uno.", "Uno (due)."),
        ("Uno[nota:due] [nota: tre]", "Uno", "Uno (due) (tre)"),
        ("[nota: due] Uno", " Uno", " (due) Uno"),
        ("Uno", "Uno", "Uno"),
        ("[nota: Uno", "[nota: Uno", "[nota: Uno"),
    ],
)
def test_plain_text_can_be_read_with_and_without(text, without, in_brackets):
    assert without_notes(text) == without
    assert notes_in_brackets(text) == in_brackets
