"""What an answer means for a source link. Pure: nobody is asked here, nothing is stored."""

import hashlib
import re
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from outgoing.failures import Failure
from outgoing.pace import LONGEST_WAIT, retry_after
from sources import not_found
from sources.models import SourceCheck
from sources.pages import Page

State = SourceCheck.State

CLOSED = (401, 402, 403, 451)
PERMANENT = (301, 308)
BUSY_FOR = timedelta(hours=1)  # where a machine says "too many" and not for how long
READERS_MAY_GO = ("port", "credentials")  # what only we refuse
HOME_PAGE = re.compile(
    r"(?:/[a-z]{2}(?:[-_][a-z]{2})?)?(?:/(?:index|home|default)[\w-]*(?:\.\w+)?)?"
)
TRACKING = re.compile(r"utm_|fbclid|gclid")
FIRST_WORDS = 300  # characters of a text, in which an error page says what is the matter


@dataclass(frozen=True)
class Verdict:
    state: State
    reason: str = ""
    wait: timedelta = timedelta(0)


def of_failure(failure: Failure) -> Verdict:
    """There was no answer, or we did not want one."""
    closed = failure.reason in READERS_MAY_GO
    return Verdict(State.CLOSED if closed else State.UNREACHABLE, failure.reason)


def of_status(status: int, asked_to_wait: str = "") -> Verdict | None:
    """None where there is a page, or the one we know (304); `asked_to_wait` is a Retry-After."""
    reason = f"http_{status}"
    if 200 <= status < 300 or status == 304:
        return None
    if status in (404, 410):
        return Verdict(State.GONE, reason)
    if status in CLOSED:
        return Verdict(State.CLOSED, reason)
    if status == 429 or (status == 503 and asked_to_wait):
        wait = min(retry_after(asked_to_wait) or BUSY_FOR, LONGEST_WAIT)
        return Verdict(State.WAITING, reason, wait)
    return Verdict(State.UNREACHABLE, reason)


def of_redirects(url: str, final_url: str, redirects: tuple[int, ...]) -> Verdict:
    """Where the way to a living page has led: moved only if its first step is for good."""
    if redirects and is_home(final_url) and not is_home(url):
        return Verdict(State.SOFT_GONE, "home")
    if redirects and redirects[0] in PERMANENT:
        return Verdict(State.MOVED, "moved")
    return Verdict(State.ALIVE)


def of_words(page: Page) -> Verdict | None:
    """A page that says in its title or heading that it is none."""
    said = any(not_found.says_so(text) for text in (*page.titles, page.heading))
    return Verdict(State.SOFT_GONE, "words") if said else None


def is_in_doubt(url: str, final_url: str, page: Page) -> bool:
    """Whether it may be an error page after all: its words hint at it, or it stands higher up."""
    if is_home(url):
        return False
    texts = (*page.titles, page.heading, page.text[:FIRST_WORDS])
    return any(map(not_found.hints, texts)) or _is_higher_up(url, final_url)


def is_home(url: str) -> bool:
    """Whether an address is that of a site's first page, in one of its languages."""
    parts = urlsplit(url)
    is_asked = any(not TRACKING.match(name) for name, _ in parse_qsl(parts.query))
    return not is_asked and bool(HOME_PAGE.fullmatch(parts.path.rstrip("/").lower()))


def _is_higher_up(url: str, final_url: str) -> bool:
    before, after = _steps(url), _steps(final_url)
    return len(after) < len(before) and before[-1:] != after[-1:]


def _steps(url: str) -> list[str]:
    return [step for step in urlsplit(url).path.split("/") if step]


def sibling(url: str) -> str:
    """An address beside this one where there is nothing, always the same: what is said there?"""
    parts = urlsplit(url)
    digest = hashlib.sha256(url.encode()).hexdigest()
    if parts.query:
        values = [
            (name, digest[:12] if not value.isdecimal() else str(int(digest[:10], 16)))
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
        ]
        return urlunsplit(parts._replace(query=urlencode(values), fragment=""))
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    end = "/" if parts.path.endswith("/") else ""
    ending = re.search(r"\.[a-z]{2,5}$", name)
    name = f"nessuna-pagina-{digest[:12]}{ending[0] if ending else ''}{end}"
    return urlunsplit(parts._replace(path=f"{quote(folder, safe='/%')}/{name}", fragment=""))


def are_the_same(page: Page, other: Page) -> bool:
    """Whether two addresses show one page: that of errors, if there is nothing at the second."""
    if page.title or page.heading:
        return (page.title, page.heading) == (other.title, other.heading)
    return bool(page.text) and page.text == other.text
