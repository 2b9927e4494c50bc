"""What is read of a foreign page: title, heading, first words."""

import pytest

from sources.pages import LONGEST_TEXT, LONGEST_TITLE, read

WORDS = "Il ponte di Montefalda è crollato nella notte, due i feriti lievi. " * 5


def of(html, content_type="text/html; charset=utf-8"):
    return read(html.encode() if isinstance(html, str) else html, content_type)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Ponte</title>", "Ponte"),
        ("<TITLE lang=it>\n Crolla  il\tponte </TITLE>", "Crolla il ponte"),
        ("<title>L&#39;Eco &amp; gli altri</title>", "L'Eco & gli altri"),
        ("<title>Uno</title><title>Due</title>", "Uno"),
        ("<svg><title>Logo</title></svg><title>Ponte</title>", "Ponte"),
        ('<title>T</title><meta property="og:title" content="Ponte &egrave; giù">', "Ponte è giù"),
        ("<meta content='Ponte' name=og:title /><title>T</title>", "Ponte"),
        ("<meta property='og:title'><title>Ponte</title>", "Ponte"),
        ("<meta property='og:titles' content='No'><title>Ponte</title>", "Ponte"),
        ("<!-- <title>No</title> --><title>Ponte</title>", "Ponte"),
        ("<script>'<title>No</title>'</script><title>Ponte</title>", "Ponte"),
        ("<title>Ponte", ""),
        ("<title></title>", ""),
        ("", ""),
        ("<title>a\0b&#0;&#xD800;</title>", "ab\ufffd\ufffd"),
        (f"<title>a&#{'9' * 6000};b</title>", "a\ufffdb"),
        (f"<title>{'x' * 5000}</title>", "x" * LONGEST_TITLE),
    ],
)
def test_the_title(head, title):
    assert of(head).title == title


def test_both_titles_are_known():
    page = of("<title>Ponte - L'Eco</title><meta property=og:title content=Ponte>")
    assert page.titles == ("Ponte", "Ponte - L'Eco")


@pytest.mark.parametrize(
    ("html", "heading"),
    [
        ("<h1>Crolla <b>il</b> <a href=x>ponte</a></h1><h1>Due</h1>", "Crolla il ponte"),
        ("<h1><img src=logo></h1><h1>Ponte</h1>", "Ponte"),
        ("<header><h1>Ponte</h1></header>", "Ponte"),
        ("</h1>Uno<h1>Ponte", "Ponte"),
        ("<p>Ponte</p>", ""),
    ],
)
def test_the_first_heading_with_words(html, heading):
    assert of(html).heading == heading


def test_the_text_is_the_story_where_there_is_one():
    page = of(
        "<body><header>Il Giornale</header><nav>Sport</nav><p>Meteo</p>"
        f"<main><article><header><h1>Ponte</h1></header><p>{WORDS}</p>"
        "<aside>Pubblicità</aside><script>no()</script><style>p{}</style>"
        "<p>Citt&agrave;<br>ferma</p></article></main><footer>Note</footer>"
    )
    assert page.text.split("\n") == ["Ponte", WORDS.strip(), "Città", "ferma"]


def test_without_a_story_it_is_what_stands_in_the_page():
    page = of("<header>Il Giornale</header><form><div>Uno</div><div>Due</div></form>")
    assert page.text == "Uno\nDue"


def test_a_short_story_is_read_with_the_words_around_it():
    assert of("<p>Archivio</p><article><p>Breve</p></article>").text == "Archivio\nBreve"


def test_the_text_is_bounded():
    assert len(of(f"<p>{'parola ' * 10_000}</p>").text) == LONGEST_TEXT


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a ", '<a b="', "</", "<title", "<svg>", "<h1>x", "<p>a</p>", "&#", "<", "<script>"],
)
def test_hostile_markup_is_read_to_its_end(piece):
    page = of(f"<title>Ponte</title>{piece * (60_000 // len(piece))}")
    assert page.title == "Ponte"


def test_a_page_that_is_cut_is_read_as_far_as_it_goes():
    assert of(f"<title>Ponte</title><article><p>{WORDS}<a href='htt").text == WORDS.strip()


@pytest.mark.parametrize("body", [b"", b"\0" * 1000, bytes(range(256)) * 10, b"%PDF-1.7"])
def test_bytes_that_are_no_page_raise_nothing(body):
    page = read(body)
    assert "\0" not in page.text
