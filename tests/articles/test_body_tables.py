"""Tables and code of a body: one tidy form in storage, a region of its own on the page."""

import re

import pytest

from articles.bodies.html import clean_html
from articles.bodies.regions import with_regions
from tests import factories
from tests.pages import opened, words

TWO = "<table><tbody><tr><td>uno</td><td>due</td></tr></tbody></table>"


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<table><tr><td>uno<td>due</table>", TWO),
        ("<table><tfoot><tr><td>uno<td>due</table>", TWO),
        ("<table><td>uno</td><td>due</td></table>", TWO),
        ("<table border=1 class=x style='y'><col><tr height=2><td width=1>uno<td>due</table>", TWO),
        ('<table><tr><td colspan="1" rowspan="0">uno<td colspan=1000>due</table>', TWO),
        ("<b><table><tr><td>uno<td>due</table></b>", TWO),
        # The leading rows of header cells are the head, unless nothing follows them.
        (
            "<table><tr><th>A<th>B<tr><td>1<td>2</table>",
            '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
            "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        ),
        (
            "<table><tr><th>A<td>1<tr><th scope=col>B<td>2</table>",
            '<table><tbody><tr><th scope="row">A</th><td>1</td></tr>'
            '<tr><th scope="row">B</th><td>2</td></tr></tbody></table>',
        ),
        (
            "<table><tr><th>A<th>B</table>",
            '<table><tbody><tr><th scope="row">A</th><th scope="row">B</th></tr></tbody></table>',
        ),
        (
            "<table><tr><th rowspan=2>A<th>B<tr><td>1</table>",
            '<table><tbody><tr><th rowspan="2" scope="col">A</th><th scope="col">B</th></tr>'
            "<tr><td>1</td></tr></tbody></table>",
        ),
        # What is no table
        ("<table><tr><td>uno</table>", "<p>uno</p>"),
        ("<table><caption>Voti</caption><tr><td><p>uno</p></table>", "<p>Voti</p><p>uno</p>"),
        ("<table><tr><td> <td><p></p></table>", ""),
        ("<table></table>", ""),
        # What stands elsewhere than in a cell
        (f"<a href='/x'>{TWO}</a>", TWO.replace("uno", "{}").replace("due", "{}")),
        (
            "<table><tr><td>uno<td><table><tr><td>due<td>tre</table></table>",
            "<table><tbody><tr><td>uno</td><td><p>due</p><p>tre</p></td></tr></tbody></table>",
        ),
        (
            "<table><caption>Voti</caption><caption><p>di <b>ieri</b></p></caption>"
            "<tr><td>uno<td>due</table>",
            TWO.replace("<table>", "<table><caption>Voti<br>di <strong>ieri</strong></caption>"),
        ),
        (f"<ul><li>{TWO}</li></ul>", f"<ul><li>{TWO}</li></ul>"),
        (f"<figure>{TWO}<figcaption>Voti</figcaption></figure>", f"{TWO}<p>Voti</p>"),
    ],
)
def test_a_table_has_one_form(html, cleaned):
    cleaned = cleaned.format(
        *(f'<a href="/x" rel="noopener">{word}</a>' for word in ("uno", "due"))
    )
    assert clean_html(html) == cleaned
    assert clean_html(cleaned) == cleaned


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<pre>  x\n    y</pre>", "<pre><code>  x\n    y</code></pre>"),
        ("<pre>\n\nx\n\n</pre>", "<pre><code>x</code></pre>"),
        ("<pre>x<br>y<p>z</p></pre>", "<pre><code>x\ny\nz\n</code></pre>"),
        (
            "<pre><code class=language-py><b>x</b> &lt; y</code></pre>",
            "<pre><code>x &lt; y</code></pre>",
        ),
        ("<listing>x</listing>", "<pre><code>x</code></pre>"),
        ("<pre> \n </pre>", ""),
        ("a<pre>x</pre>b", "<p>a</p><pre><code>x</code></pre><p>b</p>"),
        ('<pre>x<img src="/media/a.jpg"><a href="/x">y</a></pre>', "<pre><code>xy</code></pre>"),
    ],
)
def test_code_is_text_alone_with_its_lines(html, cleaned):
    cleaned = cleaned.replace("\n</code>", "</code>")
    assert clean_html(html) == cleaned
    assert clean_html(cleaned) == cleaned


BODY = (
    TWO.replace("<table>", "<table><caption>Voti &amp; <em>seggi</em>[nota: di ieri]</caption>")
    + f"<p>Testo</p>{TWO}<pre><code>x &lt; y</code></pre>"
)


@pytest.mark.django_db
def test_on_the_page_each_scrolls_in_a_region_that_the_keyboard_reaches():
    page = opened(factories.published(body=BODY).get_absolute_url())
    regions = page.all("div", role="region")
    assert [(region.get("tabindex"), region.get("aria-label")) for region in regions] == [
        ("0", "Tabella 1: Voti & seggi"),
        ("0", "Tabella 2"),
        ("0", "Codice 1"),
    ]
    assert [region[0].tag for region in regions] == ["table", "table", "pre"]
    assert words(page.one("pre")) == "x < y"


def test_the_stored_body_knows_nothing_of_regions():
    body = with_regions(BODY)
    assert clean_html(re.sub(r"</?div[^>]*>", "", body)) == clean_html(BODY)
    assert clean_html(body) == clean_html(BODY)
