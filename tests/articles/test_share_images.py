"""The share image that is drawn for an article without a picture."""

import io

import pytest
from django.urls import reverse
from PIL import Image, ImageFont

from articles.share_images import drawing, keeping
from articles.share_images.drawing import DRAWABLE, FACE, SIZE, Dress, drawable, drawn, wrapped
from tests import factories
from tests.pages import opened, path_of, reader

DRESS = Dress("L’Eco di Montefalda", "#fffdf8", "#1b1a17", "#9b1c31")


@pytest.fixture
def headline(db):
    return factories.published("Senza foto: perché l’Austria è più vicina")


def test_it_is_a_jpeg_of_the_promised_size_that_names_may_cache(headline):
    response = reader().get(keeping.address(headline))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert not response.cookies
    with Image.open(io.BytesIO(response.content)) as picture:
        assert (picture.format, picture.size) == ("JPEG", SIZE)


def test_it_is_drawn_once_and_its_former_versions_are_removed(headline, monkeypatch, settings):
    made = []
    monkeypatch.setattr(keeping, "drawn", lambda *facts: made.append(facts) or b"jpeg")
    for _ in range(3):
        assert reader().get(keeping.address(headline)).content == b"jpeg"
    assert len(made) == 1
    headline.headline = "Un altro titolo"
    headline.save()
    assert reader().get(keeping.address(headline)).content == b"jpeg"
    assert len(made) == 2
    folder = settings.VAR_DIR / "share-images"
    assert len(list(folder.glob(f"*/{headline.guid.hex}/*"))) == 1


def test_another_headline_name_or_colour_is_another_image(headline, settings):
    former = keeping.address(headline)
    settings.SITE_NAME = "La Gazzetta"
    renamed = keeping.address(headline)
    settings.COLOURS = settings.COLOURS | {"ACCENT_COLOUR": "#005500"}
    repainted = keeping.address(headline)
    headline.headline = "Un altro titolo"
    assert len({former, renamed, repainted, keeping.address(headline)}) == 4


def test_a_name_that_networks_know_from_before_leads_to_the_present_image(headline):
    former = keeping.address(headline)
    headline.headline = "Un altro titolo"
    headline.save()
    response = reader().get(former)
    assert response.status_code == 302
    assert response.headers["Location"] == keeping.address(headline)


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn"])
def test_nothing_is_drawn_or_told_of_what_is_not_public(state, db):
    article = getattr(factories, state)("Non ancora")
    for version in (keeping.version(article), "0" * 16):
        address = reverse("articles:share-image", args=[article.guid, version])
        response = reader().get(address)
        assert response.status_code == 404
        assert b"Non ancora" not in response.content


def test_it_goes_when_the_article_is_withdrawn(headline):
    address = keeping.address(headline)
    assert reader().get(address).status_code == 200
    headline.withdraw()
    assert reader().get(address).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/share/",
        "/share/x.jpg",
        "/share/00000000-0000-0000-0000-000000000000-0.jpg",
        "/share/00000000-0000-0000-0000-000000000000-.jpg",
        "/share/00000000-0000-0000-0000-000000000000-%00.jpg",
        "/media/share-images/",
    ],
)
def test_an_address_of_nobody_is_not_found(path, db):
    assert reader().get(path).status_code == 404


def test_a_picture_of_its_own_goes_before_the_drawn_one(db):
    with_photo = factories.published(photo=factories.photo())
    (image,) = opened(with_photo.get_absolute_url()).meta("og:image")
    assert path_of(image).startswith("/media/")


@pytest.mark.parametrize(
    ("headline", "shown"),
    [
        ("«È già qui», dice l’“amico” – € 3.500…", "«È già qui», dice l’“amico” – € 3.500…"),
        ("Festa 🎉 in piazza ❤\ufe0f oggi", "Festa in piazza oggi"),
        ("a\u0300 e nuovo\u2011fine\u00a0riga", "à e nuovo-fine riga"),
        ("½ ﬁne", "½ fine"),
        ("صباح الخير", ""),
        ("Παρθενώνας ad Atene", ""),
        ("\u202eTitolo\u2066", "Titolo"),
        ("👩\u200d🚀", ""),
    ],
)
def test_what_the_face_lacks_is_left_out_but_never_half_of_a_word(headline, shown):
    assert drawable(headline) == shown


def sized(size):
    return ImageFont.truetype(FACE, size, layout_engine=ImageFont.Layout.BASIC)


def test_every_letter_that_may_be_drawn_has_a_shape():
    face = sized(40)
    missing = bytes(face.getmask("\uffff"))
    drawables = [chr(code) for code in range(0x2300) if DRAWABLE.match(chr(code))]
    assert len(drawables) > 300
    assert [c for c in drawables if bytes(face.getmask(c)) == missing and c != " "] == []


@pytest.mark.parametrize("size", [144, 52, 32])
@pytest.mark.parametrize("words", ["Va", "parola " * 30, "W" * 200, "a" * 100 + " b"])
def test_no_line_is_wider_than_the_picture_and_no_letter_is_lost(words, size):
    lines = list(wrapped(words.strip(), size))
    assert max(map(sized(size).getlength, lines)) <= drawing.WIDTH
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


@pytest.mark.parametrize(
    "headline", ["Sì", "Parola " * 28, "W" * 200, "W " * 100, "😀", "", "è" * 200]
)
def test_any_headline_makes_an_image_that_every_network_takes(headline):
    picture = drawn(headline, DRESS)
    assert len(picture) <= 300_000
    with Image.open(io.BytesIO(picture)) as opened_picture:
        assert opened_picture.size == SIZE
        colours = opened_picture.convert("L").getextrema()
    assert colours[0] < 60 < 240 < colours[1]


def test_a_newspaper_whose_name_cannot_be_drawn_still_has_an_image():
    assert drawn("صباح الخير", DRESS._replace(name="جريدة"))
    assert drawn("Titolo", DRESS._replace(name="Gazzetta " * 40))
