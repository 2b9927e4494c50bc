"""Two texts compared as they look: by words, by blocks, field by field."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.bodies.html import plain_text
from newsdesk.comparison import changed_fields, compared, compared_body
from newsdesk.comparison.words import MOST_PAIRS, MOST_PAIRS_IN_ALL, Effort, by_words
from tests.articles.cast import HOSTILE

SPOKEN = re.compile(r'<span class="visually-hidden">.*?</span>')
OLD, NEW = re.compile(r"<ins>.*?</ins>", re.DOTALL), re.compile(r"<del>.*?</del>", re.DOTALL)
SENTENCES = st.lists(st.sampled_from("Il ponte è chiuso . , «ieri» \n <b> & e e".split(" "))).map(
    " ".join
)
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60)


def without(pattern, marked):
    return html.unescape(re.sub("<.*?>", "", pattern.sub("", SPOKEN.sub("", marked))))


def short(marked):
    """What is marked, with [- -] and {+ +} for the elements."""
    bare = SPOKEN.sub("", marked)
    for tag, sign in {"<del>": "[-", "</del>": "-]", "<ins>": "{+", "</ins>": "+}"}.items():
        bare = bare.replace(tag, sign)
    return html.unescape(re.sub(r"<(?!p |/p)[^>]*>", "", bare))


def blocks(old, new):
    """The lines of a comparison, the kind of a block before a bar."""
    found = re.findall(r'<p class="comparison__.*?>(.*?)</p>', compared_body(old, new), re.DOTALL)
    kind = re.compile(r'<span class="comparison__kind">(.*?)</span> (?=[^<]|<)', re.DOTALL)
    return [short(kind.sub(r"\1|", SPOKEN.sub("", block))) for block in found]


# --- Words ---


@given(st.one_of(SENTENCES, TEXTS), st.one_of(SENTENCES, TEXTS))
def test_without_the_deleted_it_is_the_new_text_and_without_the_added_the_old(old, new):
    marked = compared(old, new)
    assert without(NEW, marked) == new
    assert without(OLD, marked) == old


def test_only_the_changed_words_are_marked():
    old, new = "Il ponte è chiuso, dice Anna.", "Il ponte vecchio è aperto, dice Anna."
    assert short(compared(old, new)) == "Il ponte {+vecchio +}è [-chiuso-]{+aperto+}, dice Anna."


def test_spaces_alone_hold_no_two_changes_apart():
    assert (
        short(compared("uno due tre", "quattro cinque sei"))
        == "[-uno due tre-]{+quattro cinque sei+}"
    )


def test_who_does_not_see_it_hears_what_is_deleted_and_added():
    marked = compared("vecchio", "nuovo")
    assert '<del><span class="visually-hidden">[Eliminato: </span>vecchio' in marked
    assert '<ins><span class="visually-hidden">[Aggiunto: </span>nuovo' in marked


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_escaped(words):
    for marked in (compared(words, words[::-1]), compared("", words), compared(words, words)):
        tags = set(re.findall(r"<[^>]*>", marked))
        assert tags <= {
            '<span class="visually-hidden">',
            "</span>",
            *"<ins> </ins> <del> </del>".split(),
        }


def test_a_long_text_is_compared_by_sentences_and_inside_them_by_words():
    sentences = [f"Frase numero {n} di una storia lunga che non finisce mai." for n in range(300)]
    old = " ".join(sentences)
    sentences[3] = sentences[3].replace("storia", "vicenda")
    sentences[280] = sentences[280].replace("lunga", "breve")
    marked = short(compared(old, " ".join(sentences)))
    assert re.findall(r"\[-.*?\+}", marked) == ["[-storia-]{+vicenda+}", "[-lunga-]{+breve+}"]


def test_what_would_take_too_long_counts_as_replaced():
    old, new = ("parola " * 3000).strip(), ("altra " * 3000).strip()
    assert short(compared(old, new)) == f"[-{old}-]{{+{new}+}}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 200_000, "a " * 190_000 + "b"),
        ("".join(f"x u{n} " for n in range(90_000)), "".join(f"x v{n} " for n in range(90_000))),
        ("parola" * 200_000, "parolb" * 200_000),
        ("a. " * 100_000, "b. a. " * 50_000),
    ],
)
def test_however_long_and_alike_no_more_than_the_allowed_effort_is_made(old, new):
    effort = Effort()
    stretches = list(by_words(old, new, effort))
    assert 0 <= effort.left <= MOST_PAIRS_IN_ALL
    assert "".join(word for sign, words in stretches if sign != "-" for word in words) == new


def test_an_effort_ends():
    effort = Effort()
    assert not effort.allows(MOST_PAIRS + 1)
    allowed = [effort.allows(MOST_PAIRS) for _ in range(6)]
    assert allowed == [True] * 4 + [False] * 2
    assert effort.allows(0)


# --- Bodies ---


def test_a_body_is_told_by_blocks_of_its_text():
    old = "<h2>Il ponte</h2><p>È <em>chiuso</em> da ieri.</p><p>Si farà festa.</p>"
    new = "<h2>Il ponte</h2><p>È aperto da ieri.</p><p>Resta il divieto di sosta.</p>"
    assert blocks(old, new) == [
        "Titolo di paragrafo|Il ponte",
        "È [-[corsivo]chiuso[fine: corsivo]-]{+aperto+} da ieri.",
        "[-Si farà festa.-]",
        "{+Resta il divieto di sosta.+}",
    ]


def test_a_changed_target_of_a_link_is_told():
    old = '<p>Lo dice <a href="https://a.it/x.y?a=1&amp;b=2">il sindaco</a>.</p>'
    new = old.replace("a.it", "b.it")
    told = "[-[link a https://a.it/x.y?a=1&b=2]-]{+[link a https://b.it/x.y?a=1&b=2]+}"
    assert blocks(old, new) == [f"Lo dice il sindaco{told}."]
    assert blocks(old, old) == ["Lo dice il sindaco."]


def test_a_block_that_became_something_else_says_so():
    text = "Ha detto che piove da ieri."
    told = blocks(f"<p>{text}</p>", f"<blockquote><p>{text}</p></blockquote>")
    assert told == ["{+Citazione+}|" + text]
    told = blocks(f"<h2>{text}</h2>", f"<h3>{text}</h3>")
    assert told == ["[-Titolo di paragrafo-] {+Titolo minore+}|" + text]


def test_pictures_lists_tables_and_notes_are_told_in_words():
    body = (
        '<figure><img src="/media/ponte.jpg" alt="Un ponte"><figcaption>Oggi.</figcaption></figure>'
        "<ul><li>uno</li></ul><ol><li>due<br>righe</li></ol><hr><pre>x  y\n z</pre>"
        "<table><caption>Conti</caption><tbody><tr><td></td><th>A</th></tr></tbody></table>"
        "<p>Parola[nota: una <em>nota</em>]</p>"
    )
    assert blocks("", body) == [
        "Foto|{+Un ponte (ponte.jpg)+}",
        "Didascalia|{+Oggi.+}",
        "Punto di un elenco|{+uno+}",
        "Punto di un elenco numerato|{+due\nrighe+}",
        "Linea|{+* * *+}",
        "Codice|{+x  y\n z+}",
        "Didascalia di una tabella|{+Conti+}",
        "Riga di una tabella|{+ | A+}",
        "{+Parola[nota: una [corsivo]nota[fine: corsivo]]+}",
    ]


def test_unchanged_stretches_are_folded():
    paragraphs = [f"<p>Paragrafo {n}.</p>" for n in range(12)]
    old = "".join(paragraphs)
    paragraphs[6] = "<p>Paragrafo sei.</p>"
    page = compared_body(old, "".join(paragraphs))
    assert page.count("<details") == 2
    assert "5 paragrafi invariati" in page and "4 paragrafi invariati" in page
    before, after = page.split("[Eliminato: </span>6", 1)
    assert before.rindex("Paragrafo 5.") > before.rindex("</details>")
    assert after.index("Paragrafo 7.") < after.index("<details")


def test_what_does_not_show_is_said_to_have_changed():
    told = blocks(
        '<table><tbody><tr><td colspan="2">A</td></tr></tbody></table>',
        "<table><tbody><tr><td>A</td></tr></tbody></table>",
    )
    assert told == ["Il testo si legge uguale; è cambiato solo ciò che non si vede."]


@pytest.mark.parametrize(
    "words", [*HOSTILE, "<p><p><ul></p></b><img><a>x</a></a>", "<" * 50, "</li>" * 9]
)
def test_any_html_may_come_in(words):
    page = compared_body(words, f"<p>{words}</p>{words}")
    tags = {re.match(r"</?([a-z]+)", tag)[1] for tag in re.findall(r"</?[a-z][^>]*>", page)}
    assert tags <= {"div", "p", "span", "ins", "del", "details", "summary"}
    assert not re.search(r"<[^>]*\b(on\w+|style|href|src)=", page)


def test_what_is_longer_than_any_body_is_compared_as_written():
    page = compared_body("<p>" * 30_000, "<p>" * 30_000 + "x")
    assert "&lt;p&gt;" in page and page.count("<p") == 0


PARTS = st.sampled_from(
    [
        "<p>Il ponte è chiuso.</p>",
        "<p>Il ponte è aperto da ieri.</p>",
        "<h2>Titolo</h2>",
        "<ul><li>uno</li><li>due</li></ul>",
        "<blockquote><p>Piove &amp; basta</p></blockquote>",
    ]
)


@given(st.lists(PARTS, max_size=8).map("".join), st.lists(PARTS, max_size=8).map("".join))
def test_of_two_bodies_every_line_is_told_in_order(old, new):
    lines = re.findall(r'<p class="comparison__b.*?>(.*?)</p>', compared_body(old, new))
    kinds = re.compile(r'<span class="comparison__kind">.*?</span> (?=[^<\]]|<ins|<del|<span)')
    lines = [kinds.sub("", SPOKEN.sub("", line)) for line in lines]
    for pattern, body in ((NEW, new), (OLD, old)):
        told = [without(pattern, line) for line in lines]
        assert [line for line in told if line] == plain_text(body).splitlines()


def test_fields_that_one_content_does_not_know_count_as_empty():
    assert changed_fields({"headline": "A"}, {"headline": "A", "place": "", "tags": []}) == []
    assert changed_fields({}, {"headline": "A", "tags": ["b"]}) == ["headline", "tags"]
