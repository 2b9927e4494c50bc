"""What a look changes in what we know of a page."""

from datetime import datetime

from sources import calendar
from sources.looking import Look
from sources.models import SourceCheck

State = SourceCheck.State
NOT_MODIFIED = 304
SEEN = (State.ALIVE, State.MOVED, State.SOFT_GONE)  # a page was there, whatever it said
CONDITIONAL = (State.ALIVE, State.RETITLED, State.SOFT_GONE)  # “as before” means this state again


def take_in(check: SourceCheck, found: Look, now: datetime) -> None:
    """Write what was found into the check, and when to look next. Saves nothing, asks nothing.

    A state that a moderator let be comes back to the desk only when it becomes another.
    """
    if found.state == State.WAITING:
        check.next_at = calendar.after_refusal(now, found.wait)
        check.reason = found.reason
        return
    check.checked_at, check.status, check.reason = now, found.status, found.reason[:200]
    if found.state == State.UNREACHABLE:
        _failed(check, now)
        return
    check.failures, check.failing_since = 0, None
    if found.status != NOT_MODIFIED:
        _seen(check, found, now)
    check.etag = found.etag or check.etag
    check.last_modified = found.last_modified or check.last_modified
    check.next_at = calendar.after(now, check.since or now)


def same_words(one: str, other: str) -> bool:
    """Whether two titles say the same, however they are spaced, quoted or written large."""
    return _plain(one) == _plain(other)


def _plain(title):
    return " ".join(title.translate(PLAIN).casefold().split())


PLAIN = str.maketrans("’‘“”«»–—", '\'\'""""--')


def _failed(check, now):
    check.failures = min(check.failures + 1, 1_000)
    check.failing_since = check.failing_since or now
    if check.state == State.UNREACHABLE or check.state == State.GONE:  # which it stays
        check.next_at = calendar.after(now, check.since)
    elif calendar.is_unreachable(now, check.failures, check.failing_since):
        _come_into(check, State.UNREACHABLE, now)
        check.next_at = calendar.after(now, now)
    else:
        check.next_at = calendar.after_failure(now, check.failures)


def _seen(check, found, now):
    before = check.state, check.title, check.final_url
    if found.state in SEEN and (found.title or found.text):
        check.title, check.text = found.title, found.text
        if found.state in SourceCheck.ANSWERS and not (check.first_title or check.first_text):
            check.first_title, check.first_text = found.title, found.text
    check.final_url = found.final_url
    check.etag, check.last_modified = found.etag, found.last_modified
    state = found.state
    if state == State.ALIVE and _is_retitled(check):
        state = State.RETITLED
    if _is_news(check, state, before):
        _come_into(check, state, now)


def _is_retitled(check):
    return (
        bool(check.title)
        and bool(check.first_title)
        and not same_words(check.first_title, check.title)
    )


def _is_news(check, state, before):
    known, title, final_url = before
    return (
        state != known
        or (state == State.RETITLED and not same_words(title, check.title))
        or (state == State.MOVED and final_url != check.final_url)
    )


def _come_into(check, state, now):
    check.state, check.since, check.settled_at = state, now, None
