"""What stands on public pages: every change of it is told, in the transaction of the change.

Django tells of objects saved and deleted one by one. What is changed without asking each object is
told here, so that nobody who listens to both misses a change.
"""

from django.db import models, transaction
from django.dispatch import Signal

changed_in_bulk = Signal()  # its sender is the model


class PublicQuerySet(models.QuerySet):
    """Tells of what it writes. What finds nothing to change tells nothing."""

    def update(self, **kwargs):
        with transaction.atomic(savepoint=False):
            count = super().update(**kwargs)
            if count:
                changed_in_bulk.send(self.model)
        return count

    update.alters_data = True

    def bulk_create(self, objs, *args, **kwargs):
        with transaction.atomic(savepoint=False):
            made = super().bulk_create(objs, *args, **kwargs)
            if made:
                changed_in_bulk.send(self.model)
        return made

    bulk_create.alters_data = True


class PublicModel(models.Model):
    """Saved in one transaction with whatever is told of it: else a crash could come between."""

    objects = PublicQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"  # what related managers write with

    def save(self, *args, **kwargs):
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)
