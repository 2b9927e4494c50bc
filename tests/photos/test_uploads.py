"""What people hand in, and what of it is refused why."""

import io
import random
import warnings
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import override

from photos import uploads
from photos.uploads import normalised
from tests.photos.pictures import (
    drawn,
    encoded,
    gif_whose_frame_claims,
    jpeg_of_many_scans,
    noisy,
    opened,
    png_that_claims,
    webp_whose_canvas_claims,
)

ZIPPED_ZEROS = b"a\0\0" + zlib.compress(b"\0" * 70_000_000)


def refusal(data):
    with pytest.raises(ValidationError) as caught:
        normalised(io.BytesIO(data))
    return caught.value


def accepted(data):
    return opened(normalised(io.BytesIO(data)))


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
