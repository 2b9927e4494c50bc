"""Cleaning a body neither loses nor glues words, and its text is what readers see."""

import re

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.bodies.html import clean_html, paragraphs, plain_text
from articles.bodies.tree import RENAMED
from tests.articles.bodies import PICTURE


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("uno<div>due</div>tre", "<p>uno</p><p>due</p><p>tre</p>"),
        ("<div>uno<div>due</div>tre</div>", "<p>uno</p><p>due</p><p>tre</p>"),
        ("<section>uno</section><article>due</article>", "<p>uno</p><p>due</p>"),
        ("<main>uno</main><nav>due</nav><dd>tre</dd>", "<p>uno</p><p>due</p><p>tre</p>"),
        ("<dl><dt>uno<dd>due</dl>", "<p>uno</p><p>due</p>"),
        ("<center>uno</center><address>due</address>tre", "<p>uno</p><p>due</p><p>tre</p>"),
        # Bold around blocks goes, its words stay.
        ("<b>uno<div>due</div>tre</b>", "<p>uno</p><p>due</p><p>tre</p>"),
        ("<li>uno</li><li>due</li>", "<p>uno</p><p>due</p>"),
        ("<details><summary>uno</summary>due</details>", "<p>uno</p><p>due</p>"),
        ("<menu><li>uno<li>due</menu>", "<ul><li>uno</li><li>due</li></ul>"),
        ("<figcaption>uno</figcaption>due", "<p>uno</p><p>due</p>"),
        ("<span>u</span><font>n</font><x-y>o</x-y>", "uno"),
        (
            '<a href="/x"><div>uno</div>due<hr></a>',
            '<p><a href="/x" rel="noopener">uno</a></p>'
            '<p><a href="/x" rel="noopener">due</a></p><hr>',
        ),
        (
            '<a href="/x"><ul><li>uno</li><li>due</li></ul></a>',
            '<ul><li><a href="/x" rel="noopener">uno</a></li>'
            '<li><a href="/x" rel="noopener">due</a></li></ul>',
        ),
    ],
)
def test_words_of_blocks_are_never_glued(html, cleaned):
    assert clean_html(html) == cleaned


@pytest.mark.parametrize("tag", sorted(RENAMED.keys() - {"dir", "menu"}))
def test_words_in_an_element_that_is_renamed_stay(tag):
    text = plain_text(clean_html(f"<div>uno</div><{tag}>due</{tag}><div>tre</div>"))
    assert sorted(text.split()) == ["due", "tre", "uno"]


def test_a_paste_from_word_becomes_paragraphs():
    word = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><title>Documento1</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=IT style='tab-interval:35.4pt'>
<!--StartFragment--><h1 style='margin-top:12.0pt'>La giunta<o:p></o:p></h1>
<p class=MsoNormal style='mso-margin-top-alt:auto'><b><span style='font-size:12.0pt;
font-family:"Times New Roman",serif'>Roma</span></b><span lang=IT> – “È l’inizio”, dice.<o:p></o:p>
</span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Primo punto<o:p></o:p></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Voti</p></td><td><p>12</p></td></tr></table>
<!--EndFragment--></body></html>"""
    assert clean_html(word).replace("\n", " ") == (
        "<h2>La giunta</h2>"
        "<p><strong>Roma</strong> – “È l’inizio”, dice. </p>"
        "<p>·\u00a0 Primo punto</p>"
        "<table><tbody><tr><td><p>Voti</p></td><td><p>12</p></td></tr></tbody></table>"
    )


def test_a_paste_from_google_docs_is_not_bold_as_a_whole():
    google = (
        "<meta charset='utf-8'><meta charset=\"utf-8\">"
        '<b style="font-weight:normal;" id="docs-internal-guid-1a2b">'
        '<h1 dir="ltr" style="line-height:1.38"><span style="font-size:20pt">La giunta</span></h1>'
        '<p dir="ltr"><span>Il sindaco: </span><a href="https://example.org/" style="color:blue">'
        '<span>“sì”</span></a><span>.</span></p><br><ul><li dir="ltr" aria-level="1">'
        '<p dir="ltr" role="presentation"><span>Uno</span></p></li><ul><li dir="ltr">'
        '<p dir="ltr"><span>Due</span></p></li></ul></ul></b><br class="Apple-interchange-newline">'
    )
    assert clean_html(google) == (
        "<h2>La giunta</h2>"
        '<p>Il sindaco: <a href="https://example.org/" rel="noopener">“sì”</a>.</p>'
        "<ul><li><p>Uno</p><ul><li><p>Due</p></li></ul></li></ul>"
    )


WORDS = st.lists(st.sampled_from(["uno", "due", "tre"]), min_size=1, max_size=3).map(" ".join)
HONEST = st.recursive(
    WORDS,
    lambda inner: st.tuples(
        st.sampled_from(
            ["p", "div", "h1", "li", "ul", "blockquote", "td", "b", "em", "section", "figcaption"]
        ),
        st.lists(inner, max_size=4).map(" ".join),
    ).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"),
    max_leaves=12,
)


@hypothesis_settings(max_examples=120, deadline=None, derandomize=True)
@given(HONEST)
def test_no_word_is_lost_or_glued_or_moved(html):
    before = re.sub(r"<[^>]*>", "", html).split()
    assert plain_text(clean_html(html)).split() == before
    assert plain_text(html).split() == before


# Reading

BODY = (
    "<h2>Titolo</h2><p>Uno <strong>due</strong>,<br>tre &amp; 10\u00a0%.</p>"
    f'<figure class="figure">{PICTURE}<figcaption class="figure-caption">Foto</figcaption></figure>'
    "<ul><li><p>Quattro</p></li><li>Cinque</li></ul><hr><blockquote><p>Sei  sette</p></blockquote>"
)


def test_plain_text_is_what_a_reader_sees():
    lines = ["Titolo", "Uno due,", "tre & 10\u00a0%.", "Foto", "Quattro", "Cinque", "Sei sette"]
    assert plain_text(BODY) == "\n".join(lines)


def test_paragraphs_leave_headings_and_captions_out():
    assert paragraphs(BODY) == ["Uno due, tre & 10\u00a0%.", "Quattro", "Cinque", "Sei sette"]


def test_what_is_no_sentence_stands_in_no_excerpt():
    body = (
        "<p>Uno[nota: a parte].</p><table><tr><td>1</td><td>2</td></tr></table><pre>x = 1</pre>"
        '<p><a href="https://video.example/1">https://video.example/1</a></p><p>Due</p>'
    )
    assert paragraphs(body) == ["Uno.", "Due"]


def test_a_table_and_code_are_read_line_by_line():
    body = "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td><p>2</p></td></tr></table>"
    assert plain_text(body + "<pre>x\n  y</pre>") == "A\nB\n1\n2\nx y"


def test_bare_text_is_a_paragraph():
    assert paragraphs("Uno <em>due</em>") == ["Uno due"]
    assert paragraphs("") == []
    assert plain_text("") == ""
