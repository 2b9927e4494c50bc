"""Which day it is, of the site's time zone."""

import time
from datetime import datetime, timedelta
from datetime import time as clock_time

from django.utils import timezone

_day, _from, _until = 0, 0.0, 0.0


def today() -> int:
    """Its number, as `date.toordinal` gives it. Worked out once a day, and when the clock is set
    back."""
    now = time.time()
    if not _from <= now < _until:
        _work_out(now)
    return _day


def _work_out(now: float) -> None:
    global _day, _from, _until
    zone = timezone.get_default_timezone()
    day = datetime.fromtimestamp(now, zone).date()
    midnight = datetime.combine(day, clock_time(), zone)
    next_midnight = datetime.combine(day + timedelta(days=1), clock_time(), zone)
    _day, _from, _until = day.toordinal(), midnight.timestamp(), next_midnight.timestamp()


def forget() -> None:
    """Work it out again."""
    global _until
    _until = 0.0
