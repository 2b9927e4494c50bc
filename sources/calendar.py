"""When a page is looked at next, and from when on it counts as unreachable. Pure arithmetic."""

from datetime import datetime, timedelta

# The longer a page has been as it is, the less often we look.
STEPS = [timedelta(days=days) for days in (1, 7, 30, 90)]
# After the first failure in a row, and after each further one.
AGAIN = [timedelta(hours=12), timedelta(hours=36)]
FAILURES, FAILING = 3, timedelta(days=2)
AT_LEAST, AT_MOST = timedelta(hours=6), timedelta(days=7)  # where the machine asked for patience


def after(now: datetime, since: datetime) -> datetime:
    """When a page that has been in its state `since` then is looked at after `now`."""
    age = now - since
    return now + next((step for step in STEPS if step > age), STEPS[-1])


def after_failure(now: datetime, failures: int) -> datetime:
    """When a page is tried again of which we only know that it failed so often in a row."""
    return now + AGAIN[min(failures, len(AGAIN)) - 1]


def after_refusal(now: datetime, wait: timedelta) -> datetime:
    """When we come back to a machine that told us to; it cannot send us away for ever."""
    return now + min(max(wait, AT_LEAST), AT_MOST)


def is_unreachable(now: datetime, failures: int, failing_since: datetime) -> bool:
    """Whether so many failures in a row, over so long, are more than a bad day."""
    return failures >= FAILURES and now - failing_since >= FAILING
