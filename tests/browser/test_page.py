"""An article that holds everything, read on small screens, in large type, by keyboard, on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import author, photo, published

pytestmark = pytest.mark.django_db(transaction=True)

HEADER = "".join(f'<th scope="col">Intestazione{n}</th>' for n in range(9))
ROW = "<tr>" + "".join(f"<td>{n}.000</td>" for n in range(9)) + "</tr>"
BODY = (
    "<p>Approvato ieri[nota: La delibera è la 84.] con diciannove voti.</p>"
    f"<h2>Le cifre</h2><table><caption>Spese per settore</caption><thead><tr>{HEADER}</tr></thead>"
    f"<tbody>{ROW * 3}</tbody></table>"
    '<p><a href="https://www.youtube.com/watch?v=a">La seduta</a></p>'
    "<blockquote><p>«Tiene», dice.</p></blockquote><blockquote><p>مرحبا بكم</p></blockquote>"
    f"<pre><code>for seggio in seggi: print({'seggio' * 30})</code></pre>"
    f'<p>Da <a href="https://comune.example/{"relazione/" * 20}">comune.example</a> e'
    f" https://comune.example/{'bilancio' * 20} e {'precipitevolissimevolmente' * 4}.</p>"
)


@pytest.fixture
def address():
    article = published("Il bilancio passa", standfirst="Un sommario.", body=BODY, photo=photo())
    article.bylines.create(author=author("Anna Neri"))
    article.corrections.create(text="Il ponte riapre lunedì.")
    return article.get_absolute_url()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_it(window, address, scheme):
    reader = window(color_scheme=scheme, viewport={"width": 360, "height": 800})
    reader.open(address)
    assert reader.findings() == []


def enlarged(page):
    """Text at 200 % and the spacing that readers may set (WCAG 1.4.4 and 1.4.12)."""
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`html { font-size: 200% }
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`)
      document.adoptedStyleSheets = [sheet]
    }""")


CUT_OFF = """[...document.querySelectorAll("main :is(p, h1, h2, li, a, span, caption)")].filter(
  (element) => {
    const style = getComputedStyle(element)
    const hides = style.overflow !== "visible" && !element.matches(".visually-hidden")
    return hides && element.scrollWidth > element.clientWidth + 1
  }).map((element) => element.outerHTML.slice(0, 90))"""


def test_only_tables_and_code_scroll_sideways_on_the_smallest_phone(window, address):
    page = window(viewport={"width": 320, "height": 640}).open(address)
    wide = "[...document.querySelectorAll('.scroll')].map(e => e.scrollWidth > e.clientWidth)"
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(CUT_OFF) == []
        assert page.evaluate(wide) == [True, True]
        enlarged(page)


def test_a_wide_table_is_scrolled_by_keyboard(window, address):
    page = window(viewport={"width": 320, "height": 640}).open(address)
    region = page.get_by_role("region", name="Spese per settore")
    page.get_by_role("link", name="Nota 1", exact=True).focus()
    page.keyboard.press("Tab")
    expect(region).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")


def test_a_note_is_reached_and_left_by_keyboard(window, address):
    page = window(reduced_motion="reduce").open(address)
    page.get_by_role("link", name="Nota 1", exact=True).press("Enter")
    expect(page.get_by_text("La delibera è la 84.")).to_be_in_viewport()
    page.keyboard.press("Tab")
    back = page.get_by_role("link", name="Torna al testo, nota 1")
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Nota 1", exact=True)).to_be_in_viewport()


def test_on_paper_there_is_the_text_with_its_addresses_and_nothing_to_press(window, address):
    page = window().open(address)
    page.emulate_media(media="print")
    for there in (".masthead__name", "h1", "time", ".article__address", "table", "pre"):
        expect(page.locator(there).first).to_be_visible()
    for gone in ("nav", ".share", ".to-top", ".footer", ".footnotes__back", "button", "input"):
        for element in page.locator(gone).all():
            expect(element).to_be_hidden()
    printed = (
        "getComputedStyle(document.querySelector('p > a[href*=relazione]'), '::after').content"
    )
    assert "https://comune.example/relazione/" in page.evaluate(
        f"{printed}.replaceAll('\"', '')"
    ) or ("attr(href)" in page.evaluate(printed))
    assert page.pdf().startswith(b"%PDF")


IN_ORDER = [
    "Vai al contenuto",
    "Il bilancio passa",
    "Un sommario.",
    "Anna Neri",
    "La campagna dopo il temporale.",
    "Foto: Anna Neri / Prova",
    "Il ponte riapre lunedì.",
    "Approvato ieri1 con",
    "Spese per settore",
    "Intestazione0",
    "8.000",
    "Video su YouTube. La seduta. Si apre su youtube.com",
    "«Tiene», dice.",
    "for seggio in seggi",
    "Note",
    "La delibera è la 84.",
    "Torna su",
]


def without_style(route):
    response = route.fetch()
    route.fulfill(response=response, body=re.sub(r"(?s)<style>.*?</style>", "", response.text()))


def test_without_scripts_pictures_and_style_the_words_stand_in_order(window, address):
    reader = window(java_script_enabled=False)
    for kind in ("**/*.css", "**/media/**", "**/*.svg"):
        reader.page.route(kind, lambda route: route.abort())
    reader.page.route(f"**{address}", without_style)
    text = re.sub(r"\s+", " ", reader.open(address).locator("body").inner_text())
    for part in IN_ORDER:
        before, found, text = text.partition(part)
        assert found, f"“{part}” is missing, or stands before “{before[-60:]}”"
    assert reader.page.get_by_role("img", name="Un campo sotto la pioggia").count() == 1
