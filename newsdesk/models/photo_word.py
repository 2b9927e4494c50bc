from django.db import models

from photos.models import Photo


class PhotoWord(models.Model):
    """A word by which a photo is found in the library, folded as the site's search folds it."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="+")
    word = models.CharField(max_length=64, db_index=True)  # an index of beginnings in PostgreSQL

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["photo", "word"], name="photo_word_once"),
        ]

    def __str__(self):
        return self.word
