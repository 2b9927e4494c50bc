"""Asks the page of a source whether it is still there: one look, in a few bounded requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings

from outgoing.failures import Failure
from sources import classifying, pages
from sources.classifying import State, Verdict
from sources.pages import Page

if TYPE_CHECKING:
    from outgoing.client import Answer, Client
    from outgoing.robots import Read

LONGEST = 256 * 1024  # bytes of a page that are read
KINDS = ("text/html", "application/xhtml+xml")  # of others only the header is looked at
ACCEPT = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5", "Accept-Language": "it,en"}


@dataclass(frozen=True)
class Look:
    """What one look found; texts are bounded as `SourceCheck` has them and hold no NUL.

    `state` is never RETITLED: that needs the title of an earlier look. WAITING means that the
    machine asked us to come later: nothing was learnt, what is stored of the page stays, and
    `wait` says for how long to leave the whole host alone. `status` is None where nobody answered;
    304 means as at the last look, then `title` and `text` are empty. `final_url` is empty unless
    redirects led elsewhere. `requests` is how many addresses were asked for (robots.txt not among
    them), for the host's pace. `reason` is a code; `sources.reasons` has words for it.
    """

    state: State
    status: int | None = None
    reason: str = ""
    final_url: str = ""
    title: str = ""
    text: str = ""
    etag: str = ""
    last_modified: str = ""
    wait: timedelta = timedelta(0)
    requests: int = 1


def our_client() -> Client:
    """The client that says who we are; it holds no connection."""
    from outgoing.client import Client  # takes a while to load, and only the worker needs it

    return Client(f"Newsportal ({settings.SITE_NAME}; +{settings.SITE_URL}/)")


def look(
    url: str, etag: str = "", last_modified: str = "", *, client: Client | None = None
) -> Look:
    """Asks for `url`, conditionally if `etag` or `last_modified` of an earlier look are given.

    Never raises for what the other machine does. Takes at most 2 × `client.deadline` seconds.
    The caller has asked robots.txt and the host's pace before (`outgoing.robots`, `outgoing.pace`).
    """
    client = client or our_client()
    try:
        answer = _ask(client, url, etag, last_modified)
    except Failure as failure:
        verdict = classifying.of_failure(failure)
        return Look(verdict.state, reason=verdict.reason)
    refused = classifying.of_status(answer.status, answer.headers.get("retry-after", ""))
    if refused:
        return _seen(answer, refused)
    return _read(client, url, answer)


def closed_by_robots() -> Look:
    """What to store where robots.txt forbids us to look; nobody is asked."""
    return Look(State.CLOSED, reason="robots", requests=0)


def kept_out(rules: Read) -> Look:
    """What to store where there is no answer about robots.txt, so that the page is not asked for.

    A machine that nobody can ask is unreachable, page and all; one in trouble is asked later.
    """
    if rules.failure:
        verdict = classifying.of_failure(rules.failure)
        return Look(verdict.state, reason=verdict.reason, requests=0)
    return Look(State.WAITING, reason="no_robots", wait=rules.wait, requests=0)


def _read(client: Client, url: str, answer: Answer) -> Look:
    """What an answer says that is no refusal: by its address and words; in doubt by another."""
    verdict = classifying.of_redirects(url, answer.url, answer.redirects)
    if answer.status == 304 or verdict.state == State.SOFT_GONE or not _is_page(answer):
        return _seen(answer, verdict)
    page = pages.read(answer.body, answer.headers.get("content-type", ""))
    if said := classifying.of_words(page):
        return _seen(answer, said, page)
    if classifying.is_in_doubt(url, answer.url, page):
        if _is_error_page(client, url, page):
            verdict = Verdict(State.SOFT_GONE, "sibling")
        return _seen(answer, verdict, page, requests=2)
    return _seen(answer, verdict, page)


def _ask(client: Client, url: str, etag: str = "", last_modified: str = "") -> Answer:
    conditions = {
        "If-None-Match": _for_header(etag, 300),
        "If-Modified-Since": _for_header(last_modified, 100),
    }
    headers = ACCEPT | {name: value for name, value in conditions.items() if value}
    return client.get(url, limit=LONGEST, cut=True, kinds=KINDS, headers=headers)


def _is_page(answer: Answer) -> bool:
    return answer.kind in KINDS or (not answer.kind and answer.body.lstrip()[:1] == b"<")


def _is_error_page(client: Client, url: str, page: Page) -> bool:
    """Whether the site shows the same where there is certainly nothing. One request."""
    try:
        answer = _ask(client, classifying.sibling(url))
    except Failure:
        return False
    if not 200 <= answer.status < 300 or not _is_page(answer):
        return False
    other = pages.read(answer.body, answer.headers.get("content-type", ""))
    return classifying.are_the_same(page, other)


def _seen(answer: Answer, verdict: Verdict, page: Page | None = None, requests: int = 1) -> Look:
    """Only of a page that lives it is kept which one it was, to be asked for conditionally."""
    page = page or Page()
    lives = verdict.state in (State.ALIVE, State.MOVED)
    return Look(
        state=verdict.state,
        status=answer.status,
        reason=verdict.reason,
        final_url=answer.url if answer.redirects and len(answer.url) <= 2000 else "",
        title=page.title,
        text=page.text,
        etag=_for_header(answer.headers.get("etag", ""), 300) if lives else "",
        last_modified=_for_header(answer.headers.get("last-modified", ""), 100) if lives else "",
        wait=verdict.wait,
        requests=requests,
    )


def _for_header(value: str, most: int) -> str:
    """A value that may be stored and sent back, or nothing: half of one would be another."""
    return value if len(value) <= most and value.isascii() and value.isprintable() else ""
