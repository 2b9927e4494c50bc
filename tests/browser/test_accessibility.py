import pytest

from tests.factories import author, outlet, photo, published, section, staff, withdrawn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def newspaper():
    """A small newspaper with an article that has everything."""
    article = published(
        "Una storia con tutto",
        kicker="Prova",
        standfirst="Un sommario di una riga.",
        body="<p>Parola. </p>" * 700
        + "<h2>Un titolo</h2><blockquote><p>Una frase.</p></blockquote>",
        photo=photo(),
        tags=["fiume falda"],
    )
    article.bylines.create(author=author("Anna Neri"))
    article.source_links.create(source=outlet(), url="https://agenzia.example/a")
    article.corrections.create(text="Il ponte riapre lunedì.")
    for number in range(12):
        published(f"Notizia {number}", photo=photo() if number % 2 else None, tags=["fiume falda"])
    return article


PAGES = {
    "front page": "/",
    "section": "/tecnologia/",
    "tag": "/tag/fiume-falda/",
    "author": "/author/anna-neri/",
    "about": "/about/",
    "newsroom": "/newsroom/",
    "contacts": "/contacts/",
    "corrections": "/corrections/",
    "privacy": "/privacy/",
    "page that does not exist": "/niente/",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_on_a_public_page(window, newspaper, path, scheme):
    reader = window(color_scheme=scheme)
    reader.open(path)
    assert reader.findings() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_an_article(window, newspaper, width, scheme):
    reader = window(color_scheme=scheme, viewport={"width": width, "height": 800})
    reader.open(newspaper.get_absolute_url())
    assert reader.findings() == []


def test_axe_finds_nothing_on_a_withdrawn_article(window, newspaper):
    gone = withdrawn("Una storia ritirata", withdrawal_reason="Era falsa.")
    reader = window()
    reader.open(gone.get_absolute_url())
    assert reader.findings() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_article_form(window, newspaper, scheme):
    desk = window(staff("Editor"), color_scheme=scheme)
    desk.open(f"/admin/articles/article/{newspaper.pk}/change/").wait_for_selector(
        "[contenteditable]"
    )
    assert desk.findings() == []


@pytest.mark.parametrize("group", ["Journalist", "Editor"])
def test_axe_finds_nothing_on_the_form_of_a_new_article(window, group):
    section()
    desk = window(staff(group))
    desk.open("/admin/articles/article/add/").wait_for_selector("[contenteditable]")
    desk.page.locator("#source_links-group .add-row a").click()
    assert desk.findings() == []


def test_axe_finds_nothing_on_the_related_links_form(window, newspaper):
    newspaper.related_links.create(target=published("Una storia vicina", section=section()))
    desk = window(staff("Moderator"))
    desk.open(f"/admin/articles/linkedarticle/{newspaper.pk}/change/")
    assert desk.findings() == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_no_page_is_wider_than_the_smallest_phone(window, newspaper, path):
    page = window(viewport={"width": 320, "height": 640}).open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
