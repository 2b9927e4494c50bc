from django.db import models

from articles.models import Article


class PhotoUse(models.Model):
    """That a photo stands in the text of an article; kept with each save of the text.

    So nobody has to read bodies to say where a photo is used, and none is deleted from under one.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    photo = models.ForeignKey("photos.Photo", models.PROTECT, related_name="uses_in_texts")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "photo"], name="photo_use_once"),
        ]

    def __str__(self):
        return f"{self.photo_id} in {self.article_id}"
