"""What a file tells of its picture is read before it is dropped, however it is written."""

import io
import random
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from photos.metadata import LENGTHS
from photos.uploads import normalised
from tests.photos.pictures import drawn, encoded, with_iptc, xmp

DESCRIPTION, ARTIST, COPYRIGHT = 0x010E, 0x013B, 0x8298
BYLINE, CREDIT, RIGHTS, CAPTION = (2, 80), (2, 110), (2, 116), (2, 120)


def facts(data):
    return normalised(io.BytesIO(data)).facts


def exif(**said):
    data = Image.Exif()
    for name, value in said.items():
        tag = {"description": DESCRIPTION, "artist": ARTIST, "copyright": COPYRIGHT}[name]
        data[tag] = value.encode()  # Pillow alone would write ASCII
    return data


def test_a_picture_that_tells_nothing_fills_nothing():
    assert facts(encoded(drawn())) == {}


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_iptc_tells_caption_makers_and_terms(charset):
    said = {
        BYLINE: ["Anna Nerì".encode(charset), b"Ugo Blu"],
        CREDIT: b"Ansa",
        RIGHTS: "© Ansa, un uso".encode(charset),
        CAPTION: "Il mercato è\r\naperto.".encode(charset),
    }
    assert facts(with_iptc(encoded(drawn()), said)) == {
        "caption": "Il mercato è aperto.",
        "credit": "Anna Nerì, Ugo Blu / Ansa",
        "licence": "© Ansa, un uso",
    }


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_exif_tells_them_too(kind):
    said = exif(description="Il mercato è aperto.", artist="Anna Neri", copyright="CC BY 4.0")
    assert facts(encoded(drawn(), kind, exif=said)) == {
        "caption": "Il mercato è aperto.",
        "credit": "Anna Neri",
        "licence": "CC BY 4.0",
    }


def test_xmp_tells_the_alt_text_and_comes_first():
    said = xmp(
        Iptc4xmpCore_AltTextAccessibility="Due pompieri portano un cane.",
        dc_description="Il salvataggio.",
        dc_creator="Anna Neri",
        photoshop_Credit="Anna Neri / Ansa",
        xmpRights_UsageTerms="CC BY-SA 4.0",
        dc_rights="© Ansa",
    )
    old = exif(description="Un’altra cosa", artist="Altri")
    assert facts(encoded(drawn(), xmp=said, exif=old)) == {
        "alt": "Due pompieri portano un cane.",
        "caption": "Il salvataggio.",
        "credit": "Anna Neri / Ansa",
        "licence": "CC BY-SA 4.0",
    }


@pytest.mark.parametrize(
    "empty", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "default", "IMG_1234.jpg", "  ", "Picture 12"]
)
def test_what_a_camera_writes_by_itself_says_nothing(empty):
    assert facts(encoded(drawn(), exif=exif(description=empty, artist=empty))) == {}


def test_too_many_words_are_cut_at_a_word():
    told = facts(with_iptc(encoded(drawn()), {CAPTION: b"parola " * 3000, BYLINE: b"x" * 2000}))
    assert len(told["caption"]) <= LENGTHS["caption"]
    assert told["caption"].endswith("parola…")
    assert len(told["credit"]) == LENGTHS["credit"]


def test_markup_and_control_characters_are_words_on_one_line():
    told = facts(with_iptc(encoded(drawn()), {CAPTION: b"<script>\x00a\x1b\nb"}))
    assert told["caption"] == "<script> a b"


@pytest.mark.parametrize(
    "packet",
    [
        b"<broken",
        b"\xff\xfe\x00<",
        b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>" + xmp(dc_description="&a;"),
        xmp(dc_description="x" * 300_000),
    ],
)
def test_a_hostile_packet_tells_nothing(packet):
    kind = "JPEG" if len(packet) < 60_000 else "PNG"
    data = encoded(drawn(), "WEBP" if kind == "PNG" else kind, xmp=packet)
    assert facts(data) == {}


@pytest.mark.filterwarnings("ignore")
def test_damage_in_what_is_told_never_stops_an_upload():
    chance = random.Random(7)  # noqa: S311
    honest = with_iptc(encoded(drawn(), xmp=xmp(dc_rights="CC BY")), {CAPTION: b"Una piazza."})
    end = honest.index(b"\xff\xdb")
    for _ in range(150):
        data = bytearray(honest)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(20, end)] = chance.randrange(256)
        with suppress(ValidationError):
            told = facts(bytes(data))
            assert all(len(words) <= LENGTHS[name] for name, words in told.items())
