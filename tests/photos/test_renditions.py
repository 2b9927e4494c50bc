"""The pictures that readers get: kinds, sizes, crops, and what becomes of old ones."""

import io

import pytest
from django.core.management import call_command
from PIL import Image

from photos.models import Photo
from photos.renditions import ENCODERS, RECIPES, _encoded, _settings, paths
from tests.photos.pictures import (
    BLUE,
    GREEN,
    RED,
    camera_data,
    drawn,
    encoded,
    looks_like,
    noisy,
    upload,
)


@pytest.fixture
def library(library, django_capture_on_commit_callbacks):
    """Here the photo is committed."""

    def add(*args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return library(*args, **kwargs)

    return add


@pytest.fixture
def rendition(settings):
    """Opens the file of a rendition."""

    def opened(photo, name):
        path = dict(zip(RECIPES, paths(photo.image), strict=True))[name]
        with Image.open(settings.MEDIA_ROOT / path) as picture:
            picture.load()
            return picture

    return opened


@pytest.fixture
def moved(django_capture_on_commit_callbacks):
    def move(photo, focal_point):
        photo.focal_point = focal_point
        with django_capture_on_commit_callbacks(execute=True):
            photo.save()

    return move


def wide(width=300, height=100):
    return drawn(width, height)


def test_an_upload_has_every_rendition_and_nothing_else(library, stored):
    photo = library()
    assert stored() == {photo.image.name, *paths(photo.image)}


def test_a_rendition_is_what_its_name_says(library, rendition):
    photo = library(drawn(1800, 1350))
    for name, size in {
        "card_480_avif": (480, 320),
        "card_960_avif": (960, 640),
        "card_480_webp": (480, 320),
        "card_960_webp": (960, 640),
        "card_480_jpeg": (480, 320),
        "hero_800_avif": (800, 600),
        "hero_1600_avif": (1600, 1200),
        "hero_800_webp": (800, 600),
        "hero_1600_webp": (1600, 1200),
        "hero_1240_jpeg": (1240, 930),
        "square_1200_jpeg": (1200, 1200),
        "photo_1200_jpeg": (1200, 900),
        "screen_1200_jpeg": (1200, 675),
        "share": (1200, 630),
    }.items():
        picture = rendition(photo, name)
        assert picture.size == size, name
        assert picture.format.lower() == (name.split("_")[2:] or ["jpeg"])[0]


@pytest.mark.parametrize("size", [(90, 60), (300, 100), (100, 300), (70, 70), (1, 1), (2560, 1)])
def test_a_rendition_has_the_size_that_the_page_says(size, library, rendition):
    photo = library(Image.new("RGB", size))
    for name in RECIPES:
        said = photo.image.rendition(name)
        assert rendition(photo, name).size == (said.width, said.height), name


def test_a_small_picture_is_not_enlarged(library):
    photo = library(drawn(300, 200))
    assert photo.image.rendition("hero_1600_avif")[1:] == (300, 200)
    assert photo.image.rendition("card_960_webp")[1:] == (300, 200)


def test_networks_get_the_measures_that_they_were_promised(library):
    assert library(drawn(300, 200)).image.rendition("share")[1:] == (1200, 630)


def test_nothing_of_the_camera_is_in_any_file(library, stored, settings):
    data = encoded(drawn(), exif=camera_data(orientation=6), comment=b"Commento segreto")
    assert b"segret" in data
    library(data)
    for name in stored():
        content = (settings.MEDIA_ROOT / name).read_bytes()
        assert b"segret" not in content, name
        assert not Image.open(io.BytesIO(content)).getexif(), name


def test_a_share_picture_stays_below_300_kilobytes():
    picture = noisy(1200, 630)
    assert len(encoded(picture, "JPEG", quality=82)) > 500_000
    settings = _settings(picture, RECIPES["share"])
    assert 150_000 < len(_encoded(picture, settings)) <= 300_000


def test_a_quiet_share_picture_keeps_its_quality():
    assert _settings(drawn(1200, 630), RECIPES["share"]) == ENCODERS["jpeg"]


def test_transparency_is_kept_where_it_can_be_and_white_elsewhere(library, rendition):
    photo = library(encoded(Image.new("RGBA", (90, 60), (200, 30, 30, 0)), "PNG"))
    assert rendition(photo, "card_480_webp").mode == "RGBA"
    assert rendition(photo, "hero_800_avif").mode == "RGBA"
    assert looks_like(rendition(photo, "card_480_jpeg").getpixel((5, 5)), (255, 255, 255))


@pytest.mark.parametrize(
    ("focal_point", "colour"), [("0.1x0.5", RED), ("0.5x0.5", GREEN), ("0.9x0.5", BLUE)]
)
def test_a_crop_keeps_the_focal_point(focal_point, colour, library, rendition):
    photo = library(drawn(600, 100), focal_point=focal_point)
    for name in ("card_480_jpeg", "card_960_webp", "card_480_avif", "share"):
        picture = rendition(photo, name)
        middle = picture.width // 2, picture.height // 2
        assert looks_like(picture.convert("RGB").getpixel(middle), colour, tolerance=60), name


def test_a_new_focal_point_renews_the_crops_and_leaves_the_rest(library, moved, stored):
    photo = library(wide())
    before, hero = stored(), photo.image.hero_800_avif
    old_share = dict(zip(RECIPES, paths(photo.image), strict=True))["share"]
    moved(photo, "0.9x0.5")
    photo = Photo.objects.get()
    assert photo.image.hero_800_avif == hero
    assert stored() == {photo.image.name, *paths(photo.image), old_share}
    assert len(before - stored()) == 8  # the cards and shapes around the former point


def test_the_share_picture_that_networks_know_outlives_a_new_focal_point(library, moved, stored):
    photo = library(wide())
    share = photo.image.share.removeprefix("/media/")
    moved(photo, "0.9x0.5")
    assert share in stored()


def test_a_rolled_back_change_removes_nothing(library, stored, django_capture_on_commit_callbacks):
    photo = library(wide())
    before = stored()
    photo.focal_point = "0.9x0.5"
    with django_capture_on_commit_callbacks(execute=False):
        photo.save()
        photo.delete()
    assert stored() == before


def test_replacing_the_picture_removes_the_old_files(
    library, stored, django_capture_on_commit_callbacks
):
    photo = library()
    before = stored()
    photo.image = upload(drawn(60, 60))
    with django_capture_on_commit_callbacks(execute=True):
        photo.save()
    assert stored() == {photo.image.name, *paths(photo.image)}
    assert not stored() & before


@pytest.mark.parametrize("how", ["one", "many"])
def test_deleting_a_photo_removes_its_files(
    how, library, moved, stored, django_capture_on_commit_callbacks
):
    photo = library(wide())
    moved(photo, "0.9x0.5")
    other = library()
    with django_capture_on_commit_callbacks(execute=True):
        photo.delete() if how == "one" else Photo.objects.filter(pk=photo.pk).delete()
    assert stored() == {other.image.name, *paths(other.image)}


def test_saving_again_makes_what_was_lost(library, stored, settings, moved):
    photo = library()
    before = stored()
    lost = settings.MEDIA_ROOT / paths(photo.image)[0]
    lost.unlink()
    moved(photo, photo.focal_point)
    assert stored() == before


def test_the_library_of_imagefield_makes_the_same(library, stored, settings, capsys):
    photo = library(focal_point="0.2x0.9")
    before = stored()
    for path in paths(photo.image):
        (settings.MEDIA_ROOT / path).unlink()
    call_command("process_imagefields", "photos.photo.image", no_parallel=True, verbosity=0)
    assert stored() == before
    assert capsys.readouterr().err == ""


def test_renditions_are_not_made_inside_the_transaction(db, stored):
    """SQLite has one writer: encoders would keep everybody else waiting."""
    photo = Photo.objects.create(image=upload(drawn()), alt="Un cane.", credit="Anna Neri")
    assert stored() == {photo.image.name}
