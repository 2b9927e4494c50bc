from functools import partial

from django.conf import settings
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from imagefield.fields import PPOIField

from photos import renditions
from photos.fields import PhotoField
from photos.models import Photo
from photos.text import OneLineField


class WaitingPhoto(models.Model):
    """An upload of which nobody has said yet what it shows and who made it.

    Its file and renditions are where those of photos are, under a name that nobody guesses; no
    page of the site shows it before it becomes a photo.
    """

    image = PhotoField(upload_to="photos/%Y/", auto_add_fields=True, ppoi_field="focal_point")
    focal_point = PPOIField()
    alt = OneLineField(max_length=300, blank=True)
    caption = OneLineField(max_length=500, blank=True)
    credit = OneLineField(max_length=150, blank=True)
    licence = OneLineField(max_length=200, blank=True)
    rights_until = models.DateField(null=True, blank=True)
    fingerprint = models.CharField(max_length=16, editable=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)

    TOLD = ("alt", "caption", "credit", "licence", "rights_until")

    class Meta:
        default_permissions = ()
        ordering = ["uploaded_at", "pk"]

    def __str__(self):
        return self.alt or self.image.name

    def as_photo(self):
        """An unsaved photo that has its file, without decoding it again."""
        photo = Photo(uploaded_by=self.uploaded_by, fingerprint=self.fingerprint)
        photo.image_width, photo.image_height = self.image_width, self.image_height
        photo.image = self.image.name
        for name in self.TOLD:
            setattr(photo, name, getattr(self, name))
        return photo


@receiver(post_delete, sender=WaitingPhoto)
def remove_files(instance, **kwargs):
    transaction.on_commit(partial(_remove_unowned, instance.image))


def _remove_unowned(file):
    """The files that no photo has taken over."""
    if not Photo.objects.filter(image=file.name).exists():
        renditions.remove_all(file)
