"""Moments typed by hand, in the site's time zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

FIRST, SECOND = "1", "2"
CITIES = {"Europe/Rome": _("Rome")}


def zone_name() -> str:
    """The site's time zone as its people call it."""
    zone = settings.TIME_ZONE
    city = CITIES.get(zone, zone.rpartition("/")[2].replace("_", " "))
    return gettext("time of %(city)s (%(zone)s)") % {"city": city, "zone": zone}


def _shift(moment: datetime) -> float:
    """Seconds by which clocks go on (above zero) or back (below) at this moment without a zone."""
    zone = ZoneInfo(settings.TIME_ZONE)
    before, after = (moment.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return (after - before).total_seconds()


class MomentWidget(AdminSplitDateTime):
    """Day and time with the zone named beside them; asks which, of an hour that comes twice.

    `is_ahead`: with buttons for moments to come. They work by script alone.
    """

    def __init__(self, attrs=None, is_ahead=False):
        super().__init__(attrs)
        self.is_ahead = is_ahead

    def render(self, name, value, attrs=None, renderer=None):
        parts = value if isinstance(value, list) else self.decompress(value)
        context = {
            "fields": super().render(name, value, attrs, renderer),
            "name": name,
            "which": parts[2] if len(parts) > 2 else "",
            "comes_twice": self._comes_twice(parts),
            "zone": zone_name(),
            "zone_code": settings.TIME_ZONE,
            "now": int(timezone.now().timestamp()),
            "day_format": get_format("DATE_INPUT_FORMATS")[0],
            "is_ahead": self.is_ahead,
        }
        return render_to_string("admin/_moment.html", context)

    def value_from_datadict(self, data, files, name):
        typed = super().value_from_datadict(data, files, name)
        return [*typed, data.get(f"{name}_2", "")]

    def decompress(self, value):
        if not value:
            return ["", "", ""]
        local = timezone.make_naive(value) if timezone.is_aware(value) else value
        which = SECOND if local.fold else FIRST
        return [local.date(), local.time(), which if _shift(local) < 0 else ""]

    def _comes_twice(self, parts):
        try:
            day, time = forms.DateField().to_python(parts[0]), forms.TimeField().to_python(parts[1])
        except ValidationError:
            return False
        return bool(day and time) and _shift(datetime.combine(day, time)) < 0


class MomentField(forms.SplitDateTimeField):
    """Refuses hours that a clock change skips, and years that databases cannot keep.

    Of an hour that comes twice it takes the one that is named.
    """

    widget = MomentWidget
    which = ""

    def widget_attrs(self, widget):
        return {"aria-label": self.label}  # day and time have no labels of their own

    def clean(self, value):
        *typed, self.which = value if value and len(value) == 3 else [*(value or ["", ""]), ""]
        return super().clean(typed)

    def has_changed(self, initial, data):
        if super().has_changed(initial, data):
            return True
        was = initial if isinstance(initial, list) else self.widget.decompress(initial)
        return bool(data and data[2:] and data[2]) and was[2:] != data[2:]

    def compress(self, typed):
        try:
            moment = super().compress(typed)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            moment = self._at_a_clock_change(datetime.combine(*typed))
        if moment and not 1900 <= moment.year <= 2100:
            raise ValidationError(_("Look at the year of this date again."))
        return moment

    def _at_a_clock_change(self, moment):
        if _shift(moment) > 0:
            raise ValidationError(
                _("The clocks go on at this time, so it is skipped. Choose another.")
            )
        if self.which not in (FIRST, SECOND):
            raise ValidationError(
                _("The clocks go back at this time, so it comes twice: say which is meant.")
            )
        zone = ZoneInfo(settings.TIME_ZONE)
        return moment.replace(tzinfo=zone, fold=int(self.which == SECOND))


MOMENTS = {models.DateTimeField: {"form_class": MomentField, "widget": MomentWidget}}
