"""What is kept of an upload: what is seen, and nothing that hides behind it."""

import io

import pytest
from PIL import Image, ImageCms

from photos.uploads import normalised
from tests.photos.pictures import (
    BLUE,
    RED,
    camera_data,
    drawn,
    encoded,
    looks_like,
    noisy,
    opened,
    profile_with_red_and_green_exchanged,
    upload,
)


def accepted(data):
    return opened(normalised(io.BytesIO(data)))


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
