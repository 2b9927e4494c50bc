from django.db import models, transaction

from photos.public import PublicModel, PublicQuerySet


class ListedQuerySet(PublicQuerySet):
    def listed(self, at):
        """What stands in lists at the moment `at`, the newest first. Read from one index."""
        return self.filter(listed_at__lte=at).order_by("-listed_at", f"-{self.model.article_field}")


class ListedModel(PublicModel):
    """A place of an article in a list, which repeats since when it shows there.

    The article says it anew whenever it is saved, so that each list is read from one index.
    """

    article_field = ""  # name of the foreign key to the article

    listed_at = models.DateTimeField(null=True, editable=False)

    objects = ListedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        articles = self._meta.get_field(self.article_field).related_model.objects
        with transaction.atomic():
            # As it is stored, whatever is in hand; the lock lets no one publish it meanwhile.
            stored = articles.select_for_update(no_key=True).only("published_at", "withdrawn_at")
            key = getattr(self, f"{self.article_field}_id")
            self.listed_at = stored.get(pk=key).listed_at
            super().save(*args, **kwargs)
