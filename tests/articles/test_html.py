"""What cleaning an article body keeps, and what it writes in our own way."""

import pytest
from django_prose_editor.config import allowlist_from_extensions

from articles.bodies.html import ALLOWED, clean_html
from articles.editor import EXTENSIONS


def test_the_list_agrees_with_what_the_editor_emits():
    editor = allowlist_from_extensions(EXTENSIONS)
    emitted = {tag: set(editor["attributes"].get(tag, ())) for tag in editor["tags"]}
    not_from_the_editor = {("blockquote", "cite"), ("th", "scope")}
    # The editor writes these, though its own list forgets them.
    forgotten = {("figcaption", "class"), ("img", "title"), ("caption", "")}
    ours = {(tag, name) for tag, names in ALLOWED.items() for name in {"", *names}}
    theirs = {(tag, name) for tag, names in emitted.items() for name in {"", *names}}
    assert ours - theirs == not_from_the_editor | forgotten
    assert theirs - ours == set()


@pytest.mark.parametrize(
    "html",
    [
        "<p>Uno <strong>due</strong> <em>tre</em> <s>no</s> H<sub>2</sub>O m<sup>2</sup></p>",
        "<p><strong><em>Uno</em></strong><br>due</p>",
        "<h2>Titolo</h2><h3>Titoletto</h3><p>Testo</p><hr><p>Testo</p>",
        "<ul><li><p>Uno</p></li><li><p>Due</p><ul><li><p>Tre</p></li></ul></li></ul>",
        '<ol start="3" type="a" data-type="lower-alpha"><li><p>Uno</p></li></ol>',
        '<ol type="I" data-type="upper-roman"><li><p>Uno</p></li></ol>',
        '<ol data-type="decimal"><li><p>Uno</p></li></ol>',
        '<ol data-type="disc"><li><p>Uno</p></li></ol>',
        "<blockquote><p>Uno</p><p>Due</p></blockquote>",
        '<p><a href="https://example.org/?a=1&amp;b=2#c" title="L\'ora" rel="noopener">x</a></p>',
        '<p><a href="mailto:desk@example.org" rel="noopener">x</a></p>',
        '<p><a href="tel:+39 06 1234" rel="noopener">x</a></p>',
        '<p><a href="/2026/pagina/" rel="noopener">x</a><a href="#nota" rel="noopener">1</a></p>',
        '<figure class="figure"><img src="/media/a.jpg" alt="Piazza" data-file="7">'
        '<figcaption class="figure-caption">Foto <em>Rossi</em></figcaption></figure>',
        '<figure class="figure"><img src="/media/a.jpg" alt=""></figure><p>Testo</p>',
        '<p>Uno</p><img src="/media/a.jpg" title="t" width="80" height="60" data-file="7">',
        # Not from the editor, allowed all the same
        '<blockquote cite="https://example.org/"><p>Uno</p></blockquote>',
        "<p>Il comando <code>ls -l</code></p>",
        "<pre><code>  uno &lt; due\n\n\ttre</code></pre><p>Testo</p>",
        "<table><caption>Voti <em>validi</em></caption>"
        '<thead><tr><th scope="col">Lista</th><th colspan="2" scope="col"><p>Voti</p></th></tr>'
        '</thead><tbody><tr><th rowspan="2" scope="row">Uno</th><td><p>a</p><ul><li>b</li></ul>'
        "</td><td></td></tr><tr><td>c</td><td>d</td></tr></tbody></table>",
        # Typography
        "<p>“Così” ‘dice’ «lui» e “chiude male“ © 2026 – fine…</p>",
        "<p>due  spazi, 10\u00a0000 lire, perché così, 日本語 🎉</p>",
        '<p>5 &lt; 6 &amp; 7 &gt; 6, &amp;lt; resta "tale" e l\'altro</p>',
        # Bare text
        "Testo semplice, <strong>forte</strong>.",
        "",
    ],
)
def test_honest_html_stays_as_it_is(html):
    assert clean_html(html) == html


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<h1>T</h1><h4>a</h4><h5>b</h5><h6>c</h6>", "<h2>T</h2><h3>a</h3><h3>b</h3><h3>c</h3>"),
        (
            "<p><b>a</b><i>b</i><strike>c</strike><del>d</del></p>",
            "<p><strong>a</strong><em>b</em><s>c</s><s>d</s></p>",
        ),
        ("<p>&copy; &eacute;&nbsp;&ldquo;x&rdquo;</p>", "<p>© é\u00a0“x”</p>"),
        ("<p>a<p>b<ul><li>c<li>d</ul>", "<p>a</p><p>b</p><ul><li>c</li><li>d</li></ul>"),
        ("<p>a</p><p></p><p>&nbsp;</p><p><br></p><p> <b> </b></p><h2></h2>", "<p>a</p>"),
        ("<ul><li><p></p></li></ul><blockquote><p> </p></blockquote>", ""),
        (" \n ", ""),
        ("<ul>a<li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        (
            "<ul><li>a</li>\n<ul><li>b</li></ul></ul>",
            "<ul><li><p>a</p><ul><li>b</li></ul></li></ul>",
        ),
        ("<h1><div>Titolo</div></h1>", "<h2>Titolo</h2>"),
        ("<strong>a<strong>b</strong></strong>", "<strong>ab</strong>"),
        ("a\r\nb\rc\vd\fe", "a\nb\nc d e"),
        ("<p>a<!-- b --><!DOCTYPE c><?d e?><![CDATA[f]]></p>", "<p>a</p>"),
        ("<p>a<!-- b --!>c<!-->d</p>", "<p>acd</p>"),
        ("<p>a <3 b</p>", "<p>a &lt;3 b</p>"),
        (
            '<a HREF="/x" title="&quot;a&quot;" href="/y">b</a>',
            '<a href="/x" title="&quot;a&quot;" rel="noopener">b</a>',
        ),
        ('<p>a</p><a title="x', "<p>a</p>"),
        ('<ol start="x" type="q" data-type="z"><li>a</li></ol>', "<ol><li>a</li></ol>"),
        ('<img src="/media/a.jpg" width="1em" data-file="7a">', '<img src="/media/a.jpg">'),
        ('<img src="/media/a.jpg" data-file="٧">', '<img src="/media/a.jpg">'),
        ('<p class="figure" lang="it" id="x" style="color:red">a</p>', "<p>a</p>"),
        (
            '<figure class="evil"><img src="/media/a.jpg"><figcaption class="x">b</figcaption>'
            "</figure>",
            '<figure class="figure"><img src="/media/a.jpg">'
            '<figcaption class="figure-caption">b</figcaption></figure>',
        ),
        (
            '<a href="/x" target="_blank" rel="opener">a</a>',
            '<a href="/x" rel="noopener">a</a>',
        ),
    ],
)
def test_other_html_becomes_ours(html, cleaned):
    assert clean_html(html) == cleaned
