"""Pictures on their way into the library: received one by one, completed all together."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from newsdesk.models import WaitingPhoto
from photos import renditions
from photos.uploads import normalised

MOST = 60  # that wait for one person's words
TOO_MANY = _("Sixty uploads wait for your words. Complete them before you upload more.")


def receive(file, person):
    """Keep an upload, with the words that its file tells, until somebody completes it.

    ValidationError says what is wrong with the file. Its renditions are made here, while further
    files are on their way: completing many at once is quick then.
    """
    if waiting_for(person).count() >= MOST:
        raise ValidationError(TOO_MANY, code="too_many")
    upload = normalised(file)
    waiting = WaitingPhoto.objects.create(image=upload, uploaded_by=person, **upload.facts)
    renditions.render(waiting.image)
    return waiting


def waiting_for(person):
    return WaitingPhoto.objects.filter(uploaded_by=person)


def complete(form):
    """Store what a valid form holds as a photo, and let the upload go."""
    with transaction.atomic():
        photo = form.save()
        form.waiting.delete()
    return photo
