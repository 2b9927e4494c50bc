"""Under which names uploads are stored, by whichever way they come."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from photos.models import Photo
from tests.photos.pictures import (
    camera_data,
    drawn,
    encoded,
    opened,
    upload,
)

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
