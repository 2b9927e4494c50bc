"""What cleaning an article body promises."""

import re
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest
from django.core.exceptions import ValidationError
from django_prose_editor.config import allowlist_from_extensions
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.html import (
    ALLOWED,
    PICTURES,
    clean_html,
    first_sanitiser,
    paragraphs,
    plain_text,
    second_sanitiser,
)
from articles.markup import RENAMED

ATTACKS = (Path(__file__).parent / "xss.txt").read_text().splitlines()
PICTURE = '<img src="/media/a.jpg" alt="Piazza">'


def elements(html):
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return list(tree.iter())[1:]


def scheme(address):
    """As a browser sees it: controls and spaces before, tabs and newlines anywhere are nothing."""
    seen = re.sub(r"[\t\r\n]", "", address).lstrip("".join(map(chr, range(0x21)))).lower()
    found = re.match(r"[a-z][a-z0-9+.-]*(?=:)", seen)
    return found[0] if found else ""


def foreign(html, tags=frozenset(ALLOWED)):
    """Everything in `html` that has no business in an article."""
    found = []
    for element in elements(html):
        if element.tag not in tags:
            found.append(element.tag)
            continue
        for name, value in element.attrib.items():
            if name not in ALLOWED.get(element.tag, ()):
                found.append(f"{element.tag} {name}")
            if name in ("href", "src", "cite") and scheme(value) not in (
                ("", "http", "https", "mailto", "tel")
            ):
                found.append(f"{element.tag} {name}={value}")
    return found


def refused_addresses(html):
    return [
        value
        for element in elements(html)
        for name, value in element.attrib.items()
        if (name == "src" and not value.startswith(PICTURES))
        or (
            name in ("href", "cite")
            and not re.match(r"\s*(https?://|mailto:|tel:|#|/)", value, re.I)
        )
        or (name in ("href", "cite") and re.match(r"\s*/\s*[/\\]", value))
    ]


def refusal(html):
    with pytest.raises(ValidationError) as error:
        clean_html(html)
    return error.value


# The list


def test_the_list_agrees_with_what_the_editor_emits():
    names = "Bold Italic Strike Subscript Superscript BulletList OrderedList ListItem Blockquote "
    names += "HorizontalRule HardBreak Figure Caption Image"
    editor = allowlist_from_extensions(
        {
            **dict.fromkeys(names.split(), True),
            "Heading": {"levels": [2, 3]},
            "Link": {"enableTarget": False},
        }
    )
    emitted = {tag: set(editor["attributes"].get(tag, ())) for tag in editor["tags"]}
    imports = {("code", ""), ("blockquote", "cite")}
    # The editor writes these two, though its own list forgets them.
    forgotten = {("figcaption", "class"), ("img", "title")}
    ours = {(tag, name) for tag, names in ALLOWED.items() for name in {"", *names}}
    theirs = {(tag, name) for tag, names in emitted.items() for name in {"", *names}}
    assert ours - theirs == imports | forgotten
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


# Words are neither glued nor lost


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("uno<div>due</div>tre", "<p>uno</p><p>due</p><p>tre</p>"),
        ("<div>uno<div>due</div>tre</div>", "<p>uno</p><p>due</p><p>tre</p>"),
        ("<section>uno</section><article>due</article>", "<p>uno</p><p>due</p>"),
        ("<table><tr><th>uno<td>due<tr><td>tre</table>", "<p>uno</p><p>due</p><p>tre</p>"),
        ("<dl><dt>uno<dd>due</dl>", "<p>uno</p><p>due</p>"),
        ("<pre>uno</pre><address>due</address>tre", "<p>uno</p><p>due</p><p>tre</p>"),
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
        "<p>Voti</p><p>12</p>"
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


# What is not for readers


@pytest.mark.parametrize(
    "html",
    [
        "a<script>secret</script>b",
        "a<STYLE type=x>secret</STYLE >b",
        "a<title>secret</title>b",
        "a<textarea>secret</textarea>b",
        "a<xmp>secret</xmp>b",
        "a<iframe>secret</iframe>b",
        "a<noscript><p>secret</p></noscript>b",
        "a<noembed>secret</noembed>b",
        "a<template><p>secret</p></template>b",
        "a<svg><text>secret</text></svg>b",
        "a<svg><foreignObject><p>secret</p></foreignObject></svg>b",
        "a<svg><svg></svg><text>secret</text></svg>b",
        "a<math><mtext>secret</mtext></math>b",
        "a<select><option>secret</option></select>b",
        "a<video>secret</video>b",
        "a<xml>secret</xml>b",
        "ab<plaintext>secret",
        "ab<script>secret",
        "ab<!-- secret",
    ],
)
def test_a_script_and_its_like_are_never_published(html):
    assert clean_html(html) == "ab"
    assert plain_text(html) == "ab"
    assert paragraphs(html) == ["ab"]


@pytest.mark.parametrize("code", [0, 1, 8, 0xE, 0x1F, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF])
def test_characters_that_xml_refuses_are_removed(code):
    for html in (f"<p>a{chr(code)}b</p>", f'<p title="{chr(code)}">ab</p>', f"<p>a&#{code};b</p>"):
        cleaned = clean_html(html)
        ElementTree.fromstring(cleaned)  # noqa: S314
        assert chr(code) not in cleaned


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "javascript:1",
        "JAVASCRIPT:1",
        "java\tscript:1",
        " \x01javascript:1",
        "jav&#x0A;ascript:1",
        "javascript&colon;1",
        "data:1",
        "data:text/html,x",
        "vbscript:1",
        "ftp://example.org/",
        "file:///etc/passwd",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "/\t/evil.example/",
        "/&#10;/evil.example",
        "\u00a0//evil.example",
        "///evil.example",
        "https:evil",
        "https:///evil.example",
        "http://",
        "https://[::1",
        "//[evil.example",
        "mailto:",
        "pagina.html",
        "www.example.org",
        "?q=1",
        "",
    ],
)
def test_an_address_that_is_refused_leaves_the_text(address):
    assert clean_html(f'<p><a href="{address}">testo</a></p>') == "<p>testo</p>"
    quote = clean_html(f'<blockquote cite="{address}">testo</blockquote>')
    assert quote == "<blockquote>testo</blockquote>"


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "HTTP://EXAMPLE.ORG/À", "https://perché.example/", "/", "/à?q=1", "#"],
)
def test_an_address_that_is_allowed_stays(address):
    assert f'href="{address}"' in clean_html(f'<a href="{address}">testo</a>')


@pytest.mark.parametrize(
    "source",
    [
        "https://example.org/media/a.jpg",
        "//example.org/media/a.jpg",
        "/static/a.jpg",
        "/media",
        "/media/../admin/",
        "/media/%2e%2e/admin/",
        "/media/.%2E/admin/",
        "media/a.jpg",
        "/mediaè/a.jpg",
        "data:image/png;base64,AAAA",
        "",
    ],
)
def test_a_picture_from_elsewhere_goes_and_its_caption_stays(source):
    figure = f'<figure><img src="{source}"><figcaption>Foto <b>Rossi</b></figcaption></figure>'
    assert clean_html(figure) == "<p>Foto <strong>Rossi</strong></p>"
    assert clean_html(f'<p>a</p><img src="{source}">') == "<p>a</p>"


# Figures

CAPTION = '<figcaption class="figure-caption">Foto</figcaption>'


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        (
            f"<figure><div><p>{PICTURE}</p></div><figcaption><p>Foto</p></figcaption></figure>",
            f'<figure class="figure">{PICTURE}{CAPTION}</figure>',
        ),
        (
            f"<figure><figcaption>Foto</figcaption>\n{PICTURE}\n</figure>",
            f'<figure class="figure">{PICTURE}{CAPTION}</figure>',
        ),
        (
            f'<figure><a href="/x">{PICTURE}</a></figure>',
            f'<figure class="figure"><a href="/x" rel="noopener">{PICTURE}</a></figure>',
        ),
        (
            f"<figure>{PICTURE}<figcaption><p>uno</p><p>due</p><p></p></figcaption></figure>",
            f'<figure class="figure">{PICTURE}<figcaption class="figure-caption">uno<br>due'
            "</figcaption></figure>",
        ),
        (
            f"<figure>{PICTURE}<figcaption> </figcaption></figure>",
            f'<figure class="figure">{PICTURE}</figure>',
        ),
        (
            f"<figure><figure>{PICTURE}</figure><figure>{PICTURE}</figure>"
            "<figcaption>Foto</figcaption></figure>",
            f'<figure class="figure">{PICTURE}</figure>' * 2 + "<p>Foto</p>",
        ),
        (
            f"<figure>{PICTURE}<p>testo</p><figcaption>Foto</figcaption></figure>",
            f"{PICTURE}<p>testo</p><p>Foto</p>",
        ),
        (
            "<figure><table><tr><td>12</table><figcaption>Voti</figcaption></figure>",
            "<p>12</p><p>Voti</p>",
        ),
        (f"<p>{PICTURE}</p><p>a</p>", f"{PICTURE}<p>a</p>"),
        (f"<p>a {PICTURE} b</p>", f"<p>a {PICTURE} b</p>"),
    ],
)
def test_a_figure_is_one_picture_with_its_caption(html, cleaned):
    assert clean_html(html) == cleaned


# Attacks


@pytest.mark.parametrize("html", ATTACKS)
def test_an_attack_leaves_nothing_active(html):
    cleaned = clean_html(html)
    assert foreign(cleaned) == []
    assert refused_addresses(cleaned) == []
    assert clean_html(cleaned) == cleaned


@pytest.mark.parametrize("html", ATTACKS)
def test_each_sanitiser_alone_strips_an_attack(html):
    assert foreign(first_sanitiser(html), ALLOWED.keys() | RENAMED.keys()) == []
    assert foreign(second_sanitiser(html)) == []


@pytest.mark.parametrize("sanitiser", ["first_sanitiser", "second_sanitiser"])
def test_no_body_passes_without_either_sanitiser(sanitiser, monkeypatch):
    monkeypatch.setattr(f"articles.html.{sanitiser}", lambda html: f"seen by {sanitiser}")
    assert clean_html("<p>testo</p>") == f"seen by {sanitiser}"


def test_each_sanitiser_keeps_the_words_of_what_it_strips():
    assert first_sanitiser("<x-y>uno</x-y>") == second_sanitiser("<x-y>uno</x-y>") == "uno"


def test_the_attacks_are_attacks():
    harmless = [html for html in ATTACKS if not foreign(html)]
    assert len(ATTACKS) - len(harmless) >= 80
    assert len(set(ATTACKS)) == len(ATTACKS)


HOSTILE = st.one_of(
    st.sampled_from(ATTACKS),
    st.sampled_from([*ALLOWED, *RENAMED, "svg", "math", "style", "object", "span", "q:x"]).flatmap(
        lambda tag: st.sampled_from([f"<{tag}>", f"</{tag}>", f"<{tag}", f"<{tag}/>"])
    ),
    st.sampled_from(
        [
            *("<a href=/x>", "<a href='javascript:1'>", '<a title="', "'", '"', ">", "<", "&", "/"),
            *("<img src=/media/a>", "<img src=x>", "<figure><img src=/media/b>", "<!--", "-->"),
            *("&lt;", "&amp;lt", "&#1;", "&#13;", "&nbsp;", "&apos;", " ", "\n", "\r", "=", "]]>"),
            *("<![CDATA[", "</script>", "<blockquote cite=' https://é[/'>", "<ol start=2 type=a>"),
        ]
    ),
    st.text(max_size=4),
)


@hypothesis_settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(HOSTILE, max_size=14).map("".join))
def test_whatever_comes_in_only_what_is_allowed_goes_out_and_stays_so(html):
    cleaned = clean_html(html)
    assert foreign(cleaned) == []
    assert refused_addresses(cleaned) == []
    assert clean_html(cleaned) == cleaned
    assert second_sanitiser(cleaned) == cleaned
    closed = re.sub(r"<((?:img|br|hr)\b[^>]*)>", r"<\1/>", cleaned)
    ElementTree.fromstring(f"<body>{closed}</body>")  # noqa: S314


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


def test_bare_text_is_a_paragraph():
    assert paragraphs("Uno <em>due</em>") == ["Uno due"]
    assert paragraphs("") == []
    assert plain_text("") == ""
