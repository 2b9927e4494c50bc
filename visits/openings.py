"""Who opens a page: a person, whose visit counts, or something else, and what."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from visits.agents import uncounted_agent
from visits.models import UncountedOpenings

Reason = UncountedOpenings.Reason

# What browsers call a page that nobody looks at yet, and the headers they say it in.
AHEAD = re.compile(r"prefetch|prerender|preview", re.IGNORECASE)
PURPOSES = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")


def uncounted(environ: Mapping[str, Any]) -> Reason | None:
    """Why an opening of an article's page is no visit; None where a person opens it.

    Asked of a WSGI environ, so that whoever answers before Django asks the same. Nothing but its
    headers is looked at, about 1 µs where the User-Agent is known. Staff are told by the bare
    presence of the session cookie, which readers never get: looking at the session itself would
    make every page vary by cookie.
    """
    get = environ.get
    method = get("REQUEST_METHOD")
    if method == "HEAD":
        return Reason.HEAD
    cookies = get("HTTP_COOKIE")
    if cookies and has_cookie(cookies, settings.SESSION_COOKIE_NAME):
        return Reason.STAFF
    for name in PURPOSES:
        purpose = get(name)
        if purpose and AHEAD.search(purpose):
            return Reason.PREFETCH
    if "HTTP_RANGE" in environ:
        return Reason.PART
    # A script asks, not a person who opens a page. (The beacon is a script, and posts.)
    if method == "GET" and get("HTTP_SEC_FETCH_DEST", "document") != "document":
        return Reason.TOOL
    if "HTTP_SIGNATURE_AGENT" in environ:  # a program that signs its requests as such
        return Reason.CRAWLER
    reason = uncounted_agent(get("HTTP_USER_AGENT", "")[:1000])
    if reason is Reason.TOOL and settings.COUNT_TOOLS:
        return None
    return reason


def has_cookie(header: str, name: str) -> bool:
    """Whether a raw Cookie header holds a cookie of just this name."""
    if name not in header:
        return False
    return any(
        key.strip() == name and equals
        for key, equals, _ in (part.partition("=") for part in header.split(";"))
    )
