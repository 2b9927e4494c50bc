from functools import partial

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models.functions import Substr
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from imagefield.fields import PPOIField

from photos import likeness, renditions
from photos.fields import PhotoField
from photos.public import PublicModel, PublicQuerySet
from photos.text import OneLineField, not_a_file_name

CANDIDATES = 500
LIKE_SHOWN = 5


def _band(number):
    """A quarter of the fingerprint, in a column of its own: an index of each is what is asked."""
    start = Substr("fingerprint", likeness.BAND * (number - 1) + 1, likeness.BAND)
    kept = models.CharField(max_length=likeness.BAND)
    return models.GeneratedField(expression=start, output_field=kept, db_persist=True)


class PhotoQuerySet(PublicQuerySet):
    def latest_first(self):
        return self.order_by("-uploaded_at", "-pk")

    def like(self, fingerprint):
        """A list of at most five photos that look like this one, the most alike first.

        Two queries, each answered by indexes, of which the first looks at 500 rows at most.
        """
        if not fingerprint or fingerprint == likeness.NOTHING_TO_SEE:
            return []
        same_band = models.Q()
        for number, band in enumerate(likeness.bands(fingerprint), 1):
            same_band |= models.Q(**{f"band_{number}": band})
        candidates = self.filter(same_band).values_list("pk", "fingerprint")[:CANDIDATES]
        keys = likeness.nearest(fingerprint, candidates)[:LIKE_SHOWN]
        photos = self.in_bulk(keys) if keys else {}
        return [photos[key] for key in keys if key in photos]


class Photo(PublicModel):
    """A picture of the library, with what readers are told about it."""

    image = PhotoField(
        _("picture"),
        upload_to="photos/%Y/",
        auto_add_fields=True,
        ppoi_field="focal_point",
        help_text=_(
            "JPEG, PNG, WebP, GIF or AVIF, up to 25 MB. Once it is saved, click on what matters: "
            "no crop will lose that point."
        ),
    )
    focal_point = PPOIField(
        _("focal point"),
        validators=[RegexValidator(r"^(0(\.\d+)?|1(\.0+)?)x(0(\.\d+)?|1(\.0+)?)\Z")],
    )
    alt = OneLineField(
        _("what the picture shows"),
        max_length=300,
        validators=[not_a_file_name],
        help_text=_(
            "For those who cannot see it, e.g. “Two firefighters carry a dog out of the water.”"
        ),
    )
    caption = OneLineField(
        _("caption"),
        max_length=500,
        blank=True,
        help_text=_("Printed under the picture, e.g. “Piazza Navona on Sunday morning.”"),
    )
    credit = OneLineField(
        _("credit"),
        max_length=150,
        help_text=_(
            "Who made it and who allows it, e.g. “Anna Neri / Ansa”. “Photo:” is put before it."
        ),
    )
    rights_until = models.DateField(
        _("may be shown until"),
        null=True,
        blank=True,
        help_text=_("The last day on which we may show it; empty where there is no such day."),
    )
    licence = OneLineField(
        _("licence or terms"),
        max_length=200,
        blank=True,
        help_text=_(
            "What lets us show it, e.g. “CC BY 4.0” or “one use only”; readers do not see it."
        ),
    )
    fingerprint = models.CharField(  # "" until it is taken; photos.likeness
        max_length=16, blank=True, default="", editable=False
    )
    band_1, band_2, band_3, band_4 = map(_band, (1, 2, 3, 4))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        indexes = [
            models.Index(fields=["-uploaded_at", "-id"], name="photo_latest_first"),
            models.Index(fields=["uploaded_by", "-uploaded_at", "-id"], name="photo_latest_of_one"),
            models.Index(
                fields=["rights_until"],
                name="photo_rights_end",
                condition=models.Q(rights_until__isnull=False),
            ),
            models.Index(fields=["image"], name="photo_of_file"),
            *(models.Index(fields=[f"band_{n}"], name=f"photo_band_{n}") for n in (1, 2, 3, 4)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(alt=""),
                name="photo_says_what_it_shows",
                violation_error_message=_("Say what the picture shows."),
            ),
            models.CheckConstraint(
                condition=~models.Q(credit=""),
                name="photo_has_a_credit",
                violation_error_message=_(
                    "Say who made the picture: none goes out without a credit."
                ),
            ),
        ]

    def __str__(self):
        return f"{Truncator(self.alt).chars(80)} ({self.credit})"

    def may_be_shown(self, day=None):
        """Whether we have the right to show it on `day` (today): the one rule for all outputs."""
        return self.rights_until is None or (day or timezone.localdate()) <= self.rights_until

    def save(self, *args, **kwargs):
        """Makes the renditions once the row is committed: they take too long to hold a lock."""
        former = Photo.objects.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        transaction.on_commit(partial(self._renew_files, former.image if former else None))

    def _renew_files(self, former):
        renditions.render(self.image)
        if former and former != self.image:
            renditions.remove_all(former)
        elif former:
            renditions.remove_stale(former, self.image)


@receiver(post_delete, sender=Photo)
def remove_files(instance, **kwargs):
    """A signal, because a list of photos is deleted without asking each one."""
    transaction.on_commit(partial(renditions.remove_all, instance.image))
