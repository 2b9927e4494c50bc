"""Dates as newspapers print them: `22 novembre 2026, ore 9:05`, `1º dicembre 2026`."""

from datetime import date, datetime

from django.conf import settings
from django.utils import dateformat, timezone


def _local(moment: date) -> date:
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment


def long_date(day: date) -> str:
    """A day, or the day of a moment in the site's time zone."""
    day = _local(day)
    if settings.SITE_LANGUAGE == "en":
        return dateformat.format(day, "j F Y")
    return f"{day.day}{'º' if day.day == 1 else ''} {dateformat.format(day, 'F Y').lower()}"


def weekday_date(day: date) -> str:
    """The same with the day of the week before it: `domenica 22 novembre 2026`."""
    weekday = dateformat.format(_local(day), "l")
    return f"{weekday if settings.SITE_LANGUAGE == 'en' else weekday.lower()} {long_date(day)}"


def long_moment(moment: datetime) -> str:
    """A day and the time of day in the site's time zone."""
    local = timezone.localtime(moment)
    if settings.SITE_LANGUAGE == "en":
        hour = f"{local.hour % 12 or 12}:{local.minute:02} {'am' if local.hour < 12 else 'pm'}"
        return f"{long_date(local)}, {hour}"
    return f"{long_date(local)}, ore {local.hour}:{local.minute:02}"
