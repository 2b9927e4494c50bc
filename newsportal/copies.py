"""Copies of our pages that a CDN may keep, until the page ends: only where VISITS=beacon."""

import time
from functools import lru_cache

from django.utils.http import parse_http_date

A_DAY = 24 * 60 * 60
WHILE_STALE = 10  # seconds, as long as nobody knows whether the page still is true


class SharedCopies:
    """A WSGI application round the editions: says how long a page may be kept from now on.

    A page says by `Expires` when it ends. How many seconds that is depends on when it is answered
    with, which may be long after it was printed.
    """

    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        def start(status, headers, *error):
            return start_response(status, with_age(headers), *error)

        return self.application(environ, start)


def with_age(headers):
    """The headers of a printed page that ends, with the seconds until then; others as they are."""
    said = dict(headers)
    has_rule_of_its_own = "max-age" in said.get("Cache-Control", "")
    if "Edition" not in said or "Expires" not in said or has_rule_of_its_own:
        return headers
    seconds = max(0, min(A_DAY, _moment(said["Expires"]) - int(time.time())))
    if said["Edition"].endswith("stale"):
        seconds = min(seconds, WHILE_STALE)
    kept = [pair for pair in headers if pair[0] != "Cache-Control"]
    return [*kept, ("Cache-Control", f"public, max-age=0, s-maxage={seconds}")]


_moment = lru_cache(256)(parse_http_date)
