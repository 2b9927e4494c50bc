"""How the newsroom finds a photo among a hundred thousand: by words, each read from an index."""

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.db.models.signals import post_save
from django.dispatch import receiver

from newsdesk.models import PhotoWord
from photos.models import Photo
from search import analyser

AFTER_ALL_LETTERS = "\U0010ffff"
ASKED = 8  # words of a question


def words_of(alt, caption, credit):
    return set(analyser.words(f"{alt} {caption} {credit}"))


def learn(photo):
    """Keep the words of a photo, instead of those kept before. One query where nothing changed."""
    wanted = words_of(photo.alt, photo.caption, photo.credit)
    known = set(PhotoWord.objects.filter(photo=photo).values_list("word", flat=True))
    with transaction.atomic(savepoint=False):
        if gone := known - wanted:
            PhotoWord.objects.filter(photo=photo, word__in=gone).delete()
        fresh = [PhotoWord(photo=photo, word=word) for word in sorted(wanted - known)]
        # Two saves at one moment may both find a word new.
        PhotoWord.objects.bulk_create(fresh, ignore_conflicts=True)


def found(photos, typed):
    """Those of `photos` that have every word of `typed`, in any form of it, or its beginning."""
    for word in analyser.words(typed)[:ASKED]:
        if not analyser.is_stop_word(word, settings.SITE_LANGUAGE):
            kept = PhotoWord.objects.filter(_begins(_stem(word)))
            photos = photos.filter(pk__in=kept.values("photo"))
    return photos


def _stem(word):
    """What plural and singular begin with: `cani` and `cane` with `can`."""
    stem = analyser.stem(word, settings.SITE_LANGUAGE)
    return stem if word.startswith(stem) and len(stem) > 2 else word


def _begins(begun):
    """Both engines have an index of beginnings, but each another question for it."""
    if connection.vendor == "postgresql":
        return Q(word__startswith=begun)
    return Q(word__gte=begun, word__lt=begun + AFTER_ALL_LETTERS)


@receiver(post_save, sender=Photo)
def photo_saved(instance, update_fields, raw=False, **kwargs):
    if not raw and (update_fields is None or {"alt", "caption", "credit"} & set(update_fields)):
        learn(instance)
