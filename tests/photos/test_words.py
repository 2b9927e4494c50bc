"""Every photo says what it shows and who made it, in words fit for a page and a feed."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from photos.models import Photo
from photos.text import not_a_file_name, one_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  due \t parole \r\n su tre\nrighe ", "due parole su tre righe"),
        ("a\x00b\x08c\x1bd\x7fe", "abcde"),
        ("a\ud800b\ufffec\uffffd", "abcd"),
        ("\ufeffa\u200bb", "ab"),
        ("50\u00a0€  e\u202f1", "50\u00a0€ e\u202f1"),
        ("\u2028a\u2028b\x0bc\x85d", "a b c d"),
        ("è già «qui» 😀", "è già «qui» 😀"),
        ("\u202aa\u202bb\u202dc\u202ed\u202c\u2066e\u2067f\u2068g\u2069", "abcdefg"),
        ("«\u200fשלום\u200e»", "«\u200fשלום\u200e»"),
        ("\x00\u200b \n", ""),
        ("", ""),
    ],
)
def test_words_stand_on_one_line(typed, kept):
    assert one_line(typed) == kept
    assert one_line(kept) == kept


@pytest.mark.parametrize(
    "name",
    [
        "IMG_1234.jpg",
        "img_1234",
        "DSC00012",
        "DSCN-0012.JPG",
        "PXL_20260101_120000",
        "foto.png",
        "foto",
        "piazza-navona-2.jpeg",
        "Piazza Navona.HEIC",
        "20260101",
        "...",
    ],
)
def test_the_name_of_a_file_says_nothing(name):
    with pytest.raises(ValidationError) as caught:
        not_a_file_name(name)
    assert name in caught.value.messages[0]


@pytest.mark.parametrize(
    "words",
    ["Due pompieri.", "Foto di gruppo", "Un cane", "La redazione di pagina.it", "Il 2026", "東京"],
)
def test_words_are_words(words):
    not_a_file_name(words)


def test_words_are_kept_on_one_line_whatever_the_door(library):
    photo = library(alt=" Un\ncane\x00 ", caption="a\tb", credit=" Anna  Neri ")
    assert (photo.alt, photo.caption, photo.credit) == ("Un cane", "a b", "Anna Neri")
    Photo.objects.update(caption="c\n\nd\x0b")
    photo.refresh_from_db()
    assert photo.caption == "c d"


@pytest.mark.parametrize("fact", ["alt", "credit"])
@pytest.mark.parametrize("nothing", ["", " \n", "\u200b"])
def test_the_database_refuses_a_photo_without_words(fact, nothing, library):
    photo = library()
    with pytest.raises(IntegrityError), transaction.atomic():
        Photo.objects.filter(pk=photo.pk).update(**{fact: nothing})
    photo.refresh_from_db()
    setattr(photo, fact, nothing)
    with pytest.raises(ValidationError) as caught:
        photo.full_clean()
    assert fact in caught.value.message_dict


@pytest.mark.parametrize(
    "point", ["", "0.5", "nanxnan", "infx0", "1.1x0", "-0.1x0", "0x1e9", "0.5x0.5\n", "x"]
)
def test_a_focal_point_lies_in_the_picture(point, library):
    photo = library()
    photo.focal_point = point
    with pytest.raises(ValidationError) as caught:
        photo.full_clean()
    assert "focal_point" in caught.value.message_dict


@pytest.mark.parametrize("point", ["0x0", "1x1", "0.123x1.000", "0.5x0.5"])
def test_the_corners_lie_in_the_picture_too(point, library):
    photo = library()
    photo.focal_point = point
    photo.full_clean()


def test_a_photo_is_told_by_its_words(library):
    assert str(library()) == "Due pompieri portano un cane. (Anna Neri / Ansa)"
    assert len(str(library(alt="parola " * 40))) < 120


def test_the_latest_photo_comes_first(library):
    first, second = library(), library()
    assert list(Photo.objects.latest_first()) == [second, first]
    Photo.objects.update(uploaded_at=first.uploaded_at)
    assert list(Photo.objects.latest_first()) == [second, first]
