"""What the page says about a picture."""

import re

import html5lib
import pytest
from django.template import Context, Template
from django.utils.translation import override

from photos.figures import figure_html
from photos.models import Photo


@pytest.fixture
def photo():
    """As the database gives it; there is no file, and none is looked for."""
    return Photo(
        image="photos/2026/0123456789abcdef.jpg",
        image_width=2000,
        image_height=1000,
        alt='Un "cane" & un gatto.',
        caption="Domenica <mattina>",
        credit="Anna Neri / Ansa",
    )


def render(source, photo, language="it"):
    with override(language):
        return Template("{% load photos %}" + source).render(Context({"photo": photo}))


def parse(html):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(html)


def widths(srcset):
    return re.findall(r" (\d+)w", srcset)


def test_a_hero_is_fetched_first(photo):
    picture = parse(render('{% picture photo "hero" %}', photo))
    image = picture.find(".//img")
    assert image.get("fetchpriority") == "high"
    assert image.get("loading") is None
    assert image.get("alt") == photo.alt
    assert (image.get("width"), image.get("height")) == ("1240", "620")
    assert image.get("src") == photo.image.hero_1240_jpeg


def test_a_card_waits_and_leaves_the_words_to_the_headline(photo):
    image = parse(render('{% picture photo "card" %}', photo)).find(".//img")
    assert image.get("loading") == "lazy"
    assert image.get("decoding") == "async"
    assert image.get("alt") == ""
    assert (image.get("width"), image.get("height")) == ("480", "320")


def test_a_card_may_speak_and_a_hero_may_be_silent(photo):
    card = parse(render('{% picture photo "card" decorative=False %}', photo))
    hero = parse(render('{% picture photo "hero" decorative=True %}', photo))
    assert card.find(".//img").get("alt") == photo.alt
    assert hero.find(".//img").get("alt") == ""


@pytest.mark.parametrize(
    ("shape", "offered"), [("hero", ["800", "1600"]), ("card", ["480", "960"])]
)
def test_the_browser_may_choose_kind_and_width(shape, offered, photo):
    picture = parse(render(f'{{% picture photo "{shape}" %}}', photo))
    sources = picture.findall(".//source")
    assert [source.get("type") for source in sources] == ["image/avif", "image/webp"]
    for source in sources:
        assert widths(source.get("srcset")) == offered
        assert source.get("sizes")


def test_the_page_may_say_how_wide_the_picture_is(photo):
    html = render('{% picture photo "card" sizes="120px" %}', photo)
    assert html.count('sizes="120px"') == 2


@pytest.mark.parametrize(("size", "offered"), [((300, 200), ["300"]), ((900, 600), ["800", "900"])])
def test_widths_are_the_real_ones(size, offered, photo):
    photo.image_width, photo.image_height = size
    source = parse(render('{% picture photo "hero" %}', photo)).find(".//source")
    assert widths(source.get("srcset")) == offered


def test_a_picture_costs_no_query_and_looks_at_no_file(photo):
    assert not photo.image.storage.exists(photo.image.name)
    assert "<picture>" in render('{% picture photo "hero" %}', photo)  # no database is allowed here


def test_a_picture_is_short(photo):
    assert len(render('{% picture photo "card" %}', photo)) < 800


def test_a_figure_has_caption_and_credit(photo):
    figure = parse(render('{% figure photo "hero" %}', photo))
    caption = figure.find(".//figcaption")
    assert caption.text == "Domenica <mattina> "
    assert caption.find("span[@class='credit']").text == "Foto: Anna Neri / Ansa"
    assert figure.find(".//img").get("fetchpriority") == "high"


def test_the_credit_follows_the_language_of_the_site(photo):
    assert "Photo: Anna Neri / Ansa" in render("{% figure photo %}", photo, "en")


def test_a_figure_without_caption_still_has_its_credit(photo):
    photo.caption = ""
    assert "<figcaption><span" in render("{% figure photo %}", photo)


def test_a_figure_of_a_body_is_lazy_and_whole(photo):
    image = parse(figure_html(photo)).find(".//img")
    assert image.get("loading") == "lazy"
    assert image.get("alt") == photo.alt
    assert image.get("src") == photo.image.hero_1240_jpeg


def test_a_body_may_say_it_in_other_words(photo):
    figure = parse(figure_html(photo, caption="Altra & nuova"))
    assert figure.find(".//figcaption").text == "Altra & nuova "
    assert parse(figure_html(photo, caption="")).find(".//figcaption").text is None


def test_words_cannot_leave_their_place(photo):
    photo.alt = photo.credit = photo.caption = '"><script>alert(1)</script>'
    html = figure_html(photo)
    assert "<script" not in html
    assert parse(html).find(".//img").get("alt") == photo.alt
