"""What people hand in: what is refused and why, and what is kept of the rest."""

import io
import random
import re
import warnings
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from PIL import Image, ImageCms

from photos import uploads
from photos.models import Photo
from photos.uploads import normalised
from tests.photos.pictures import (
    BLUE,
    RED,
    camera_data,
    drawn,
    encoded,
    gif_whose_frame_claims,
    jpeg_of_many_scans,
    looks_like,
    noisy,
    opened,
    png_that_claims,
    profile_with_red_and_green_exchanged,
    upload,
    webp_whose_canvas_claims,
)

ZIPPED_ZEROS = b"a\0\0" + zlib.compress(b"\0" * 70_000_000)


def refusal(data):
    with pytest.raises(ValidationError) as caught:
        normalised(io.BytesIO(data))
    return caught.value


def accepted(data):
    return opened(normalised(io.BytesIO(data)))


# --- Refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        png_that_claims(7000, 7000),  # between our limit and Pillow's
        png_that_claims(10_000, 10_000),  # where Pillow only warns
        png_that_claims(20_000, 20_000),
        png_that_claims(2**31 - 1, 2**31 - 1),
        gif_whose_frame_claims(20_000, 20_000),
        webp_whose_canvas_claims(16_000, 16_000),
    ],
    ids=["49M", "100M", "400M", "endless", "gif frame", "webp canvas"],
)
@pytest.mark.parametrize("action", ["error", "ignore"])
def test_a_bomb_is_refused_before_it_is_decoded(data, action, monkeypatch):
    monkeypatch.setattr(uploads, "_decoded", lambda image: pytest.fail("decoded"))
    with warnings.catch_warnings():
        warnings.simplefilter(action)
        assert refusal(data).code == "too_many_pixels"


@pytest.mark.parametrize("kind", [b"zTXt", b"iCCP"])
def test_words_that_unpack_without_end_are_refused(kind):
    assert refusal(png_that_claims(10, 10, (kind, ZIPPED_ZEROS))).code == "damaged"


def test_a_jpeg_of_thousands_of_scans_is_refused():
    assert refusal(jpeg_of_many_scans(5000)).code == "damaged"
    assert accepted(jpeg_of_many_scans(5)).format == "JPEG"


def test_a_file_of_too_many_bytes_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_BYTES", 1000)
    assert refusal(encoded(noisy(60, 60))).code == "too_large"


def test_what_the_upload_says_of_its_size_is_not_believed(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_BYTES", 1000)
    liar = ContentFile(encoded(noisy(60, 60)))
    liar.size = 10
    with pytest.raises(ValidationError):
        normalised(liar)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (encoded(drawn(), "TIFF"), "TIFF"),
        (encoded(drawn(), "BMP"), "BMP"),
        (encoded(drawn(), "PDF"), "PDF"),
        (encoded(drawn(), "EPS"), "EPS"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"),
        (b'\n <?xml version="1.0"?><svg/>', "SVG"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_format_that_we_do_not_take_is_named(data, name):
    error = refusal(data)
    assert error.code == "other_format"
    assert name in error.messages[0]


@pytest.mark.parametrize(
    "data",
    [b"", b"\0", b"<!doctype html><script>alert(1)</script>", b"GIF89a", encoded(drawn(), "ICO")],
)
def test_what_is_no_picture_is_refused(data):
    assert refusal(data).code == "no_picture"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_truncated_file_is_refused(kind, part):
    data = encoded(noisy(60, 40), kind)
    assert refusal(data[: int(len(data) * part)]).code in ("damaged", "no_picture")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "MPO"])
def test_damage_anywhere_ends_in_a_picture_or_in_a_refusal(kind):
    chance = random.Random(kind)  # noqa: S311
    honest = encoded(drawn(), kind)
    for _ in range(60):
        data = bytearray(honest)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            assert accepted(bytes(data)).format in ("JPEG", "PNG")
        except ValidationError as error:
            assert error.messages


def test_every_refusal_speaks_to_the_editor():
    with override("en"):
        assert refusal(b"x").messages == [
            "This file is not a picture, or it is damaged. Use JPEG, PNG, WebP, GIF or AVIF."
        ]
        assert refusal(encoded(drawn(), "TIFF")).messages == [
            "TIFF files cannot be used here. Export the picture as JPEG."
        ]


# --- Kept -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(
    ("orientation", "left", "top"), [(1, RED, None), (3, BLUE, None), (6, None, RED)]
)
def test_a_turned_picture_is_stored_upright(kind, orientation, left, top):
    picture = accepted(encoded(drawn(), kind, exif=camera_data(orientation)))
    if left:
        assert picture.size == (90, 60)
        assert looks_like(picture.getpixel((5, 30)), left)
    else:
        assert picture.size == (60, 90)
        assert looks_like(picture.getpixel((30, 5)), top)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_place_camera_and_comments_are_gone(kind):
    extra = {"comment": b"Commento segreto"} if kind == "JPEG" else {}
    extra |= {} if kind == "PNG" else {"xmp": b"<x:xmpmeta>XMP segreto</x:xmpmeta>"}
    data = encoded(drawn(), kind, exif=camera_data(), **extra)
    assert b"segret" in data
    kept = normalised(io.BytesIO(data)).read()
    assert b"segret" not in kept
    assert b"Exif" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_whatever_hides_behind_the_picture_is_gone():
    data = encoded(drawn()) + b"<script>alert(1)</script>"
    assert b"script" not in normalised(io.BytesIO(data)).read()


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
@pytest.mark.parametrize("junk", [b"Exif\0\0JUNKJUNK", b"Exif\0\0II*\0\xff\xff\xff\x7f"])
def test_broken_camera_data_does_no_harm(junk):
    assert accepted(encoded(drawn(), exif=junk)).size == (90, 60)


def sixteen_bits():
    picture = Image.new("I;16", (64, 64))
    picture.putdata([level * 16 for level in range(4096)])
    return picture


def palette(**settings):
    return encoded(drawn().quantize(8), "PNG", **settings)


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
HONEST = {
    "cmyk": encoded(drawn().convert("CMYK")),
    "cmyk with the wrong profile": encoded(drawn().convert("CMYK"), icc_profile=SRGB),
    "grey": encoded(drawn().convert("L")),
    "grey with the wrong profile": encoded(drawn().convert("L"), icc_profile=SRGB),
    "black and white": encoded(drawn().convert("1"), "PNG"),
    "palette": palette(),
    "animated gif": encoded(drawn(), "GIF", save_all=True, append_images=[noisy(90, 60)]),
    "animated webp": encoded(drawn(), "WEBP", save_all=True, append_images=[noisy(90, 60)]),
    "animated avif": encoded(drawn(), "AVIF", save_all=True, append_images=[noisy(90, 60)]),
    "two pictures of a phone": encoded(drawn(), "MPO", save_all=True, append_images=[drawn()]),
    "grey with alpha": encoded(drawn().convert("LA"), "PNG"),
    "opaque alpha": encoded(drawn().convert("RGBA"), "PNG"),
    "profile": encoded(drawn(), icc_profile=SRGB),
    "broken profile": encoded(drawn(), icc_profile=b"x" * 300),
}


@pytest.mark.parametrize("kind", HONEST)
def test_an_honest_picture_becomes_an_rgb_jpeg(kind):
    picture = accepted(HONEST[kind])
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (90, 60))
    assert "icc_profile" not in picture.info
    if "grey" not in kind and "black" not in kind:
        assert looks_like(picture.getpixel((10, 30)), RED, tolerance=60)


def test_sixteen_bits_keep_their_shades():
    picture = accepted(encoded(sixteen_bits(), "PNG"))
    assert picture.getpixel((32, 0))[0] < 20
    assert 110 < picture.getpixel((32, 32))[0] < 150
    assert picture.getpixel((32, 63))[0] > 235


def test_another_colour_space_becomes_srgb():
    data = encoded(drawn(), icc_profile=profile_with_red_and_green_exchanged())
    red, green, blue = accepted(data).getpixel((10, 30))
    assert green > 150 > max(red, blue)


@pytest.mark.parametrize(
    "data",
    [
        palette(transparency=0),
        encoded(drawn().quantize(8), "GIF", transparency=0),
        encoded(drawn(), "PNG", transparency=RED),
        encoded(Image.new("RGBA", (90, 60), (200, 30, 30, 100)), "PNG"),
        encoded(Image.new("RGBA", (90, 60), (200, 30, 30, 100)), "WEBP"),
    ],
)
def test_transparency_is_kept(data):
    picture = accepted(data)
    assert (picture.format, picture.mode) == ("PNG", "RGBA")
    assert picture.getchannel("A").getextrema()[0] < 255


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((5120, 256), (2560, 128)),
        ((128, 5120), (64, 2560)),
        ((50_000, 1), (2560, 1)),
        ((1, 1), (1, 1)),
    ],
)
def test_the_long_side_is_capped(before, after):
    assert accepted(encoded(Image.new("RGB", before), "PNG")).size == after


def test_a_normalised_upload_is_not_encoded_again():
    once = normalised(upload(drawn()))
    assert normalised(once) is once


# --- Stored -----------------------------------------------------------------------------------

NAMES = [
    "../../etc/passwd.jpg",
    "..\\..\\boot.jpg",
    "/etc/cron.d/x.jpg",
    "a\0b.jpg",
    "x" * 300 + ".jpg",
    "\u202egpj.exe",
    "foto.php.jpg",
    ".htaccess",
    "foto",
    "à la carte è così.jpg",
]


@pytest.mark.parametrize("name", NAMES)
def test_the_name_is_ours(name, library, stored):
    file = SimpleUploadedFile("x.jpg", encoded(drawn()))
    file._name = name  # as no browser would send it
    photo = Photo(alt="Un cane.", credit="Anna Neri", image=file)
    photo.save()
    (stored_name,) = stored()
    assert photo.image.name == stored_name
    assert re.fullmatch(r"photos/\d{4}/[0-9a-f]{16}\.jpg", stored_name)


def test_an_upload_through_the_model_is_normalised(library):
    photo = library(encoded(drawn(), exif=camera_data(orientation=6)))
    assert (photo.image_width, photo.image_height) == (60, 90)
    assert opened(photo.image).size == (60, 90)
    photo.refresh_from_db()
    assert (photo.image_width, photo.image_height) == (60, 90)


def test_an_upload_through_the_file_is_normalised(library):
    photo = library()
    photo.image.save("nuova.tiff", ContentFile(encoded(drawn(), exif=camera_data(orientation=6))))
    assert (photo.image_width, photo.image_height) == (60, 90)
    assert not opened(photo.image).getexif()


def test_the_model_refuses_what_the_form_refuses(db, stored):
    with pytest.raises(ValidationError):
        Photo(alt="Un cane.", credit="Anna Neri", image=upload(b"<html>")).save()
    assert stored() == set()


def test_saving_words_does_not_touch_the_picture(library, stored):
    photo = library()
    before = stored()
    photo.caption = "Domenica mattina."
    photo.save()
    assert stored() == before
