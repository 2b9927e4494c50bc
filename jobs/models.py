from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A worker that has not been heard of for so long is gone, with whatever it was doing.
GONE_AFTER = timedelta(minutes=2)


class WorkerQuerySet(models.QuerySet):
    def alive(self, at=None):
        """Those heard of shortly before the moment `at` (now)."""
        return self.filter(beat_at__gt=(at or timezone.now()) - GONE_AFTER)

    def beat(self, name):
        """Note that the worker of this name lives. One upsert."""
        self.update_or_create(name=name, defaults={"beat_at": timezone.now()})


class Worker(models.Model):
    """A process that does jobs, and when it was last heard of."""

    name = models.CharField(max_length=64, unique=True)
    beat_at = models.DateTimeField()

    objects = WorkerQuerySet.as_manager()

    def __str__(self):
        return self.name


class PeriodicJob(models.Model):
    """A job that is due again and again, and when it is next."""

    task = models.CharField(max_length=200, unique=True)
    next_at = models.DateTimeField()
    enqueued_at = models.DateTimeField()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        default_permissions = ("view", "change")

    def __str__(self):
        return self.task
