"""A picture is known again, however it was saved; another one is not taken for it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance

from photos.likeness import DISTANCE, NOTHING_TO_SEE, are_alike, bands, nearest
from photos.models import Photo
from photos.uploads import normalised
from tests.photos.pictures import drawn, encoded


def scene(seed=1):
    """Hills and a sky, of their own for each seed."""
    chance = Image.effect_noise((9, 8), 60 + seed).resize((600, 400), Image.Resampling.BICUBIC)
    return chance.convert("RGB")


def fingerprint(picture, kind="JPEG", **settings):
    return normalised(io.BytesIO(encoded(picture, kind, **settings))).fingerprint


@pytest.mark.parametrize(
    "change",
    [
        lambda picture: (picture, {"quality": 40}),
        lambda picture: (picture.resize((300, 200)), {}),
        lambda picture: (picture.convert("L"), {}),
        lambda picture: (ImageEnhance.Brightness(picture).enhance(1.05), {"quality": 70}),
    ],
)
def test_the_same_picture_saved_otherwise_is_known_again(change):
    original = scene()
    picture, settings = change(original)
    assert are_alike(fingerprint(original, "PNG"), fingerprint(picture, **settings))


def test_another_picture_is_another():
    assert not are_alike(fingerprint(scene(1)), fingerprint(scene(9)))


def test_pictures_of_one_colour_are_like_nothing():
    red, blue = (Image.new("RGB", (90, 60), colour) for colour in ("red", "blue"))
    assert fingerprint(red) == fingerprint(blue) == NOTHING_TO_SEE
    assert not are_alike(fingerprint(red), fingerprint(blue))


@given(st.integers(1, 2**64 - 1), st.sets(st.integers(0, 63), max_size=DISTANCE))
def test_what_is_alike_shares_a_band(number, turned):
    other = number
    for bit in turned:
        other ^= 1 << bit
    one, two = f"{number:016x}", f"{other:016x}"
    assert any(a == b for a, b in zip(bands(one), bands(two), strict=True))
    assert are_alike(one, two) or NOTHING_TO_SEE in (one, two)


def test_the_most_alike_comes_first():
    candidates = [
        (1, "f00000000000000f"),
        (2, "f00000000000000e"),
        (3, "0fffffffffffffff"),
        (4, ""),
    ]
    assert nearest("f00000000000000e", candidates) == [2, 1]


def test_the_library_finds_what_is_like_a_picture(library):
    picture = scene()
    photo = library(picture)
    library(scene(9))
    assert Photo.objects.like(fingerprint(picture.resize((300, 200)))) == [photo]
    assert Photo.objects.like("") == Photo.objects.like(NOTHING_TO_SEE) == []


def test_a_replaced_file_has_a_fingerprint_of_its_own(library):
    photo, other = library(drawn()), scene()
    photo.image.save("x.jpg", io.BytesIO(encoded(other)))
    photo.refresh_from_db()
    assert photo.fingerprint == fingerprint(other)
    assert Photo.objects.like(photo.fingerprint) == [photo]
