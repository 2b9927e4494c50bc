from datetime import date

from django.conf import settings
from django.urls import reverse


def absolute(path: str) -> str:
    """The whole address of a path of this site; from the settings, never from a request."""
    return path if path.startswith(("http://", "https://")) else settings.SITE_URL + path


def month_address(day: date) -> str:
    """The path of the archive of that day's month."""
    return reverse("articles:month", args=[f"{day.year:04}", f"{day.month:02}"])
