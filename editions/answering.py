"""Answers requests with printed pages, and has them printed: for the wrapper and the middleware."""

import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

from editions.current import watch
from editions.encodings import accepted
from editions.pages import Answer, Page
from editions.requests import cleaned, key_of, parameters_of
from editions.shared import Shared
from editions.sheets import is_for_everybody, sheet_of
from editions.store import Store

PATIENCE = 10.0  # seconds to wait for a page that another reader's request prints
GLANCE = 0.02  # seconds between two looks for a page that another process prints


class Printer:
    """The request that prints a page, and those who wait for it."""

    def __init__(self):
        self.done = threading.Event()
        self.page = None  # stays None where nothing came of it


class Answerer:
    """The pages of this process. `live(environ, key)` gives the line of a page that has one."""

    def __init__(self, live: Callable | None = None):
        self.live = live or import_string(settings.EDITION_LIVE)
        self.place = import_string(settings.EDITION_PLACE)
        self.store = Store(settings.EDITION_MEMORY_MB * 1024 * 1024)
        self.shared = Shared()
        self.printers = {}
        self.lock = threading.Lock()

    def answer(self, environ) -> Answer | None:
        """The page that is kept for this request; None if there is none. Asks no database."""
        key = key_of(environ)
        page = key and self.store.get(key)
        now = time.monotonic()
        if (
            not page
            or page.number != watch.known.number
            or now >= watch.fresh_until
            or time.time() >= page.until
        ):
            return None
        page.used = now
        return self._with(page, environ)

    def print_with(self, environ, ask) -> Answer | None:
        """The page, printed by `ask(environ)` unless another request does; None to ask Django.

        `ask` answers with Django's response. Where it may not be kept, it is answered with as it
        is, to this one reader; but a redirect is Django's to answer, which then knows the whole
        address. If the database is away, the page of the last edition goes out.
        """
        key = key_of(environ)
        if key is None:
            return None
        deadline, page = time.monotonic() + PATIENCE, None
        while time.monotonic() < deadline:
            edition, is_stale = watch.current()
            if edition is None:
                return None
            page = page or self.store.get(key)
            if page and serves(page, edition, is_stale):
                return self._with(page, environ, is_stale)
            printer, is_mine = self._printer(key)
            if is_mine:
                try:
                    return self._print(key, edition, environ, ask, printer)
                finally:
                    self._finish(key, printer)
            printer.done.wait(deadline - time.monotonic())
            page = printer.page
            if page is None:
                return None
        return None

    def _printer(self, key):
        """Who prints the page: this request, if nobody does."""
        with self.lock:
            if printer := self.printers.get(key):
                return printer, False
            printer = self.printers[key] = Printer()
            return printer, True

    def _finish(self, key, printer):
        with self.lock:
            del self.printers[key]
        printer.done.set()

    def _print(self, key, edition, environ, ask, printer):
        page = self.store.get(key)  # another may have finished before this one began
        if page and serves(page, edition):
            printer.page = page
            return self._with(page, environ)
        sheet, has_lock = self._elsewhere(key, edition)
        if sheet:
            page = printer.page = Page(sheet)
            self.store.keep(key, page)
            return self._with(page, environ)
        try:
            response = ask(cleaned(environ, key, parameters_of(key[3])))
            if 300 <= response.status_code < 400:
                return None  # it may repeat what the reader's address says beside the page
            if not is_for_everybody(response):
                return self._instead(key, edition, environ, response)
            sheet = sheet_of(response, edition, self.place)
            page = printer.page = Page(sheet)
            if watch.known == edition and time.time() < sheet.until:
                self.store.keep(key, page)
                self.shared.keep(key, sheet)
        finally:
            if has_lock:
                self.shared.printed(key, edition.number)
        return self._with(page, environ)

    def _elsewhere(self, key, edition):
        """The sheet that another process has printed, or prints now; None to print it here.

        And whether this process has told the others that it does.
        """
        deadline = time.monotonic() + PATIENCE / 2
        while True:
            if sheet := self.shared.get(key, edition.number):
                return sheet, False
            if self.shared.may_print(key, edition.number):
                return None, True
            if time.monotonic() >= deadline:
                return None, False
            time.sleep(GLANCE)

    def _instead(self, key, edition, environ, response):
        """This reader's response; where Django failed, the page that has only just ended."""
        page = self.store.get(key)
        if response.status_code >= 500 and page and page.number == edition.number:
            return self._with(page, environ, is_stale=True)
        cookies = (("Set-Cookie", cookie.OutputString()) for cookie in response.cookies.values())
        status = f"{response.status_code} {response.reason_phrase}"
        return status, [*response.items(), *cookies], response

    def _with(self, page, environ, is_stale=False) -> Answer:
        form = accepted(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if page.live is not None:
            answer = page.answer(form, self.live(environ, page.live))
        elif "HTTP_IF_NONE_MATCH" in environ or "HTTP_IF_MODIFIED_SINCE" in environ:
            answer = page.unchanged(environ, form) or page.answer(form, b"")
        else:
            answer = page.answer(form, b"")
        if is_stale:
            answer = marked_stale(answer, page.number)
        return without_body(answer) if environ["REQUEST_METHOD"] == "HEAD" else answer


def serves(page, edition, is_stale=False):
    """Whether the page is of that edition and, unless all is stale, has not ended by itself."""
    return page.number == edition.number and (is_stale or time.time() < page.until)


def marked_stale(answer: Answer, number: int) -> Answer:
    status, headers, chunks = answer
    said = [(name, value) for name, value in headers if name != "Edition"]
    return status, [*said, ("Edition", f"{number}; stale")], chunks


def without_body(answer: Answer) -> Answer:
    status, headers, _ = answer
    return status, headers, []
