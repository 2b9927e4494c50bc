"""Blocks that run from right to left say so, and nothing else changes."""

import pytest

from articles.bodies.directions import with_directions

ARABIC, HEBREW = "مرحبا", "שלום"


@pytest.mark.parametrize(
    "html", ["", "<p>Testo</p>", "<p>12 🎉</p>", "<blockquote><p>È</p></blockquote>"]
)
def test_a_body_without_right_to_left_letters_stays_as_it_is(html):
    assert with_directions(html) == html


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (f"<p>{ARABIC}</p>", f'<p dir="rtl">{ARABIC}</p>'),
        (
            f"<p>«{HEBREW} ciao»</p><p>Ciao</p>",
            f'<p dir="rtl">«{HEBREW} ciao»</p><p dir="ltr">Ciao</p>',
        ),
        (f"<p>Disse {ARABIC}</p>", f'<p dir="ltr">Disse {ARABIC}</p>'),
        (f"<p>12</p><p>{ARABIC}</p>", f'<p>12</p><p dir="rtl">{ARABIC}</p>'),
        (
            f"<blockquote><p>1</p><p>{HEBREW}</p><p>ciao</p></blockquote>",
            f'<blockquote dir="rtl"><p>1</p><p dir="rtl">{HEBREW}</p><p dir="ltr">ciao</p>'
            "</blockquote>",
        ),
        (
            f'<p class="embed"><a href="/ciao"><em>{ARABIC}</em></a></p>',
            f'<p dir="rtl" class="embed"><a href="/ciao"><em>{ARABIC}</em></a></p>',
        ),
        (
            f'<table><tr><td colspan="2">1</td><td>{ARABIC}</td></tr></table>',
            f'<table><tr><td colspan="2">1</td><td dir="rtl">{ARABIC}</td></tr></table>',
        ),
    ],
)
def test_each_block_runs_as_its_first_letter_does(html, shown):
    assert with_directions(html) == shown
