"""Every public page is valid, whole without scripts, free of third parties, and light."""

import gzip
import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import transaction

from articles.models import RelatedLink
from newsportal.stylesheet import IMPORT, INLINE, NAME, joined, without_comments
from tests import factories
from tests.articles.cast import feature
from tests.pages import opened, reader, words

pytestmark = pytest.mark.django_db

KB = 1024
RESOURCES = {"script": "src", "img": "src", "source": "srcset", "link": "href", "iframe": "src"}
FOR_MACHINES = {"canonical", "alternate", "prev", "next"}


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """All public pages of a newspaper with every kind of article, opened once."""
    with django_db_blocker.unblock(), transaction.atomic():
        pages = {path: opened(path, status) for path, status in newspaper().items()}
        transaction.set_rollback(True)
    return pages.items()


def newspaper():
    article = feature()
    for number in range(25):
        photo = factories.photo() if number < 8 else None
        other = factories.published(tags=["ponti"], photo=photo, kicker="Occhiello")
        if number < 2:
            RelatedLink.objects.create(article=article, target=other)
    factories.section("Sport", description="Che cosa si gioca.")
    return {
        "/": 200,
        "/?page=2": 200,
        "/tecnologia/": 200,
        "/tecnologia/?page=2": 200,
        "/sport/": 200,
        "/tag/ponti/": 200,
        "/author/anna-neri/": 200,
        article.get_absolute_url(): 200,
        other.get_absolute_url(): 200,
        factories.withdrawn().get_absolute_url(): 410,
        "/non/esiste/": 404,
    }


def test_every_public_page_is_strictly_valid_html_with_one_heading_and_one_main(pages):
    for path, page in pages:
        assert page.html.startswith("<!doctype html>"), path
        assert len(page.all("h1")) == len(page.all("main")) == 1, path
        assert words(page.one("h1")), path
        assert page.says("title").endswith("Newsportal"), path
        ids = [element.get("id") for element in page.all() if element.get("id")]
        assert sorted(ids) == sorted(set(ids)), path


def test_headings_skip_no_level(pages):
    for path, page in pages:
        levels = [int(h.tag[1]) for h in page.all() if re.fullmatch("h[1-6]", h.tag)]
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert levels[0] == 1 and jumps == [], path


def test_whatever_points_inside_the_page_finds_its_place(pages):
    for path, page in pages:
        ids = {element.get("id") for element in page.all()}
        pointed = {e.get("href")[1:] for e in page.all() if (e.get("href") or "").startswith("#")}
        pointed |= {e.get("aria-labelledby") for e in page.all() if e.get("aria-labelledby")}
        assert pointed <= ids, path


def test_nothing_is_inline_but_the_one_style(pages):
    for path, page in pages:
        assert {style.text for style in page.all("style")} <= {settings.INLINE_STYLE}, path
        scripts = [s for s in page.all("script") if s.get("type") != "application/ld+json"]
        assert all(s.get("src") and not s.text for s in scripts), path
        attributes = {name for element in page.all() for name in element.attrib}
        assert not [name for name in attributes if name == "style" or name.startswith("on")], path
        assert "javascript:" not in page.html, path


def test_no_page_asks_anything_of_another_site(pages):
    for path, page in pages:
        for tag, attribute in RESOURCES.items():
            for element in page.all(tag):
                if tag == "link" and element.get("rel") in FOR_MACHINES:
                    continue
                for candidate in (element.get(attribute) or "").split(","):
                    parts = urlsplit(candidate.split()[0] if candidate else "")
                    assert not parts.netloc and not parts.scheme, f"{path}: {candidate}"
        assert page.all("iframe") == page.all("base") == [], path
        assert {form.get("action") for form in page.all("form")} <= {"/search/"}, path
        assert [form for form in page.all("form") if form.get("method")] == [], path


def test_only_the_text_its_sources_and_the_share_links_lead_away(pages):
    for path, page in pages:
        away = [a for a in page.all("a") if urlsplit(a.get("href")).netloc]
        ours = [*page.all("a", class_="share__link")]
        for place in page.all(class_="sources") + page.all(class_="article__body"):
            ours += place.iter("a")
        assert [a.get("href") for a in away if a not in ours] == [], path


def test_every_picture_has_its_measures_an_alternative_and_a_credit(pages):
    for path, page in pages:
        for image in page.all("img"):
            assert {"src", "width", "height", "alt"} <= image.attrib.keys(), path
        for figure in page.all("figure"):
            assert "Foto: Anna Neri / Prova" in words(figure.find("figcaption")), path


def test_only_the_picture_that_leads_the_article_is_fetched_at_once(pages):
    page = dict(pages)["/tecnologia/riapre-il-ponte-vecchio/"]
    eager = [image for image in page.all("img") if image.get("loading") != "lazy"]
    assert [image.get("fetchpriority") for image in eager] == ["high"]


def test_an_article_of_800_words_is_light():
    article = feature()
    for number in range(8):
        factories.published(f"Un titolo di lunghezza ordinaria {number}", photo=factories.photo())
    html = reader().get(article.get_absolute_url()).content
    style = settings.INLINE_STYLE.encode()
    assert article.word_count >= 800
    assert style in html
    assert len(html) - len(style) <= 60 * KB
    assert len(gzip.compress(html.replace(style, b""))) <= 14 * KB
    assert len(gzip.compress(html)) <= 20 * KB


def test_the_styles_and_the_scripts_are_light():
    stylesheet = joined(settings.BASE_DIR / "static" / "css")
    scripts = b"".join(path.read_bytes() for path in (settings.BASE_DIR / "static/js").glob("*.js"))
    assert len(gzip.compress(stylesheet.encode())) <= 10 * KB
    assert len(gzip.compress(settings.INLINE_STYLE.encode())) <= 6 * KB
    assert 0 < len(gzip.compress(scripts)) <= 4 * KB


def test_an_article_waits_for_no_stylesheet_and_needs_at_most_one_script():
    page = opened(feature().get_absolute_url())
    assert page.all("link", rel="stylesheet") == []
    assert page.one("style") in page.one("head")
    (script,) = [s for s in page.all("script") if s.get("src")]
    assert script.get("type") == "module"  # waits for the page


def test_a_page_that_holds_its_style_lacks_no_rule_of_the_stylesheet(pages):
    folder = settings.BASE_DIR / "static" / "css"
    site, held = (IMPORT.findall((folder / name).read_text()) for name in (NAME, INLINE))
    left_out = without_comments(
        "".join((folder / part).read_text() for part in site if part not in held)
    )
    lacking = selectors(left_out)
    for path, page in pages:
        for _style in page.all("style"):
            worn = {name for element in page.all() for name in element.get("class", "").split()}
            assert [s for s in lacking if classes(s) and classes(s) <= worn] == [], path


def selectors(css):
    lists = re.findall(r"([^{};@]+)\{", css)
    return {" ".join(each.split()) for selectors in lists for each in selectors.split(",")}


def classes(selector):
    return set(re.findall(r"\.([a-z][\w-]*)", selector))


def test_every_static_file_that_pages_name_exists(pages):
    named = set()
    for _path, page in pages:
        named |= {e.get("href") or e.get("src") for e in page.all("link") + page.all("script")}
    named = {address for address in named if address and address.startswith("/static/")}
    assert {a for a in named if not finders.find(a.removeprefix("/static/"))} == set()
