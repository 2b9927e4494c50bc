"""Moments typed by hand, in the site's time zone."""

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class MomentField(forms.SplitDateTimeField):
    """Refuses hours that a clock change skips or repeats, and years that databases cannot keep."""

    def widget_attrs(self, widget):
        return {"aria-label": self.label}  # day and time have no labels of their own

    def compress(self, typed):
        try:
            moment = super().compress(typed)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise ValidationError(
                _("The clocks change at this time: it is skipped, or comes twice. Choose another.")
            ) from error
        if moment and not 1900 <= moment.year <= 2100:
            raise ValidationError(_("Look at the year of this date again."))
        return moment


MOMENTS = {models.DateTimeField: {"form_class": MomentField, "widget": AdminSplitDateTime}}
