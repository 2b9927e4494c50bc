"""A page as it is kept: compressed once, answered with until its edition ends."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import brotli
from django.utils.http import parse_etags

from editions.sheets import Headers, Sheet
from editions.splice import Gzipped

# What a WSGI application answers with: status, headers, pieces of the body.
Answer = tuple[str, Headers, Any]

AROUND = 4_000  # bytes that a page takes beside its bodies, about
TEXTS = ("text/", "application/xml", "application/json", "application/manifest+json")
QUALITY = 5  # of brotli: what more would save costs more than the printing
OF_304 = {"cache-control", "content-location", "etag", "expires", "last-modified", "vary"}


class Form(NamedTuple):
    """The body as some readers take it, with the headers that go before it."""

    headers: Headers
    length: int  # without the live line
    chunks: Callable[[bytes], list[bytes]]


class Page:
    """One page, in every form that `encodings.accepted` names."""

    __slots__ = ("forms", "live", "number", "sheet", "size", "status", "until", "used")

    def __init__(self, sheet: Sheet):
        self.number, self.until, self.live = sheet.number, sheet.until, sheet.live
        self.sheet, self.status = sheet, sheet.status
        self.used = 0.0  # when it was last answered with, of the monotonic clock
        plain = Form(headers_of(sheet), len(sheet.before) + len(sheet.after), plain_body(sheet))
        made = {name: form for name, form in compressed(sheet) if form.length < plain.length}
        gzip = made.get("gzip", plain)
        self.forms = (plain, gzip, made.get("br", plain), made.get("br", gzip))
        self.size = AROUND + plain.length + sum(form.length for form in made.values())

    def answer(self, form: int, line: bytes) -> Answer:
        """The page in that form, with that line as its live one."""
        headers, length, chunks = self.forms[form]
        size = ("Content-Length", str(length + len(line)))
        return self.status, [*headers, size], chunks(line)

    def unchanged(self, environ: Mapping[str, Any], form: int) -> Answer | None:
        """304 for whom has the page as it is; None for others.

        Who asks by the moment of the last change has to name that very moment, not a later one:
        what is withdrawn from the middle of a list changes the list, and no moment.
        """
        if not self.sheet.tag or not self.status.startswith("200"):
            return None
        headers = self.forms[form].headers
        if "HTTP_IF_NONE_MATCH" in environ:
            known = parse_etags(environ["HTTP_IF_NONE_MATCH"])
            has_it = "*" in known or opaque(self.sheet.tag) in map(opaque, known)
        else:
            since = environ.get("HTTP_IF_MODIFIED_SINCE")
            has_it = ("Last-Modified", since) in headers
        if not has_it:
            return None
        said = [(name, value) for name, value in headers if name.lower() in OF_304]
        return "304 Not Modified", [*said, ("Edition", str(self.number))], []


def headers_of(sheet: Sheet, encoding: str = "") -> Headers:
    """A body that is compressed is another one, so its mark is a weak one."""
    tag = f"W/{opaque(sheet.tag)}" if encoding else sheet.tag
    return [
        *sheet.headers,
        *([("ETag", tag)] if sheet.tag else []),
        *([("Content-Encoding", encoding)] if encoding else []),
        ("Vary", "Accept-Encoding"),
        ("Edition", str(sheet.number)),
    ]


def plain_body(sheet: Sheet) -> Callable[[bytes], list[bytes]]:
    before, after = sheet.before, sheet.after
    return (lambda line: [before]) if sheet.live is None else (lambda line: [before, line, after])


def compressed(sheet: Sheet) -> Iterator[tuple[str, Form]]:
    """The page's compressed forms; none of what is no text, such as pictures."""
    kind = dict(sheet.headers).get("Content-Type", "")
    if not (kind.startswith(TEXTS) or kind.partition(";")[0].endswith("+xml")):
        return
    gzipped = Gzipped(sheet.before, sheet.after)
    yield "gzip", Form(headers_of(sheet, "gzip"), gzipped.length, gzipped.chunks)
    if sheet.live is None:
        body = brotli.compress(sheet.before, quality=QUALITY)
        yield "br", Form(headers_of(sheet, "br"), len(body), lambda line: [body])


def opaque(tag: str) -> str:
    return tag.removeprefix("W/")
