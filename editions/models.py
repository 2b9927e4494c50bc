from django.db import models


class Edition(models.Model):
    """One row: how many changes there were of what readers see, those of `Change` not included.

    The number of the edition is this number and the count of `Change` together.
    """

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return str(self.number)


class Change(models.Model):
    """A change of what readers see, written in its own transaction.

    A row for each, not one that grows: two who change something never wait for each other.
    """

    def __str__(self):
        return str(self.pk)
