"""What tidies the library at night, by jobs: no page waits for it, and none depends on it."""

import re
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django_tasks import task
from PIL import Image

from jobs.periodic import periodic
from newsdesk.models import WaitingPhoto
from photos import likeness, renditions
from photos.models import Photo

WAITS = timedelta(days=14)  # for its words, then an upload goes
SETTLED = timedelta(days=1)  # a younger file may belong to a transaction that is not yet over
AT_ONCE = 500
FOLDER = "photos"
STORED_NAME = re.compile(r"[0-9a-f]{16}(_\w+)?\.(jpg|png)")


@periodic(timedelta(hours=24))
@task()
def tidy_library():
    """Forget uploads that nobody completed, and files that belong to nothing."""
    for waiting in WaitingPhoto.objects.filter(uploaded_at__lt=timezone.now() - WAITS):
        waiting.delete()
    remove_orphans()


@periodic(timedelta(hours=1))
@task()
def take_fingerprints():
    """Of photos that were stored before fingerprints were taken; some hundred at a time."""
    lacking = Photo.objects.filter(fingerprint="", band_1="").order_by("-pk")
    for photo in lacking[:AT_ONCE]:
        # Not told to readers' pages, which show nothing of it: hence past PhotoQuerySet.update.
        models.QuerySet(Photo).filter(pk=photo.pk).update(fingerprint=_fingerprint(photo.image))


def _fingerprint(file):
    """Of a stored picture; that of nothing where the file is gone or damaged."""
    try:
        with file.storage.open(file.name) as stream, Image.open(stream) as picture:
            return likeness.fingerprint_of(picture)
    except (OSError, ValueError):
        return likeness.NOTHING_TO_SEE


def remove_orphans():
    """Remove pictures, and their renditions, that no photo has and no upload; how many went."""
    storage, count = Photo._meta.get_field("image").storage, 0
    settled = timezone.now() - SETTLED
    for name in _strangers(storage):
        if storage.get_modified_time(name) < settled:
            file = Photo(image=name, image_width=1, image_height=1).image
            renditions.remove_all(file)
            count += 1
    return count


def _strangers(storage):
    """Names of stored pictures that no row names."""
    years = storage.listdir(FOLDER)[0] if storage.exists(FOLDER) else []
    for year in years:
        names = [
            name for name in storage.listdir(f"{FOLDER}/{year}")[1] if STORED_NAME.fullmatch(name)
        ]
        for first in range(0, len(names), AT_ONCE):
            some = {f"{FOLDER}/{year}/{name}" for name in names[first : first + AT_ONCE]}
            for model in (Photo, WaitingPhoto):
                some -= set(model.objects.filter(image__in=some).values_list("image", flat=True))
            yield from sorted(some)
