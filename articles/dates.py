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


def month_name(day: date) -> str:
    """The month of a day: `novembre 2026`."""
    name = dateformat.format(day, "F Y")
    return name if settings.SITE_LANGUAGE == "en" else name.lower()


def long_moment(moment: datetime) -> str:
    """A day and the time of day in the site's time zone."""
    at = "" if settings.SITE_LANGUAGE == "en" else "ore "
    return f"{long_date(moment)}, {at}{_clock(moment)}"


def time_or_date(moment: datetime, now: datetime | None = None) -> str:
    """Of today the time of day alone, `9:05`; else the day: `21 novembre 2026`."""
    is_of_today = timezone.localdate(moment) == timezone.localdate(now)
    return _clock(moment) if is_of_today else long_date(moment)


def _clock(moment: datetime) -> str:
    local = timezone.localtime(moment)
    if settings.SITE_LANGUAGE == "en":
        return f"{local.hour % 12 or 12}:{local.minute:02} {'am' if local.hour < 12 else 'pm'}"
    return f"{local.hour}:{local.minute:02}"


def iso(moment: datetime) -> str:
    """ISO 8601 with the offset of the site's time zone, to the second: what machines read."""
    return timezone.localtime(moment).isoformat(timespec="seconds")
