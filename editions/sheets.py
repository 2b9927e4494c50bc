"""What Django printed, before it is made ready to be answered with; small enough to be sent."""

import hashlib
import json
from typing import Any, NamedTuple

from django.http.response import HttpResponseBase

from editions.current import Current
from editions.printing import Printed

Headers = list[tuple[str, str]]

MADE_ANEW = ("content-length", "vary", "etag")


class Sheet(NamedTuple):
    """A printed page. The live line, where it has one, goes between `before` and `after`."""

    number: int
    until: float
    live: int | None
    status: str
    headers: Headers
    tag: str  # "" where the page is another one at each reading
    before: bytes
    after: bytes

    def to_bytes(self) -> bytes:
        *facts, before, after = self
        head = json.dumps([*facts, len(before)]).encode()
        return b"\n".join((head, before + after))

    @classmethod
    def from_bytes(cls, data: bytes) -> "Sheet":
        """What `to_bytes` made; ValueError or TypeError where it did not."""
        head, _, body = data.partition(b"\n")
        number, until, live, status, headers, tag, room = json.loads(head)
        pairs = [(name, value) for name, value in headers]
        return cls(number, until, live, status, pairs, tag, body[:room], body[room:])


def is_for_everybody(response: HttpResponseBase) -> bool:
    """Whether others may have this response: said to be printed, whole, and not private."""
    said, varies = (
        {part.strip().lower() for part in response.headers.get(name, "").split(",")}
        for name in ("Cache-Control", "Vary")
    )
    return (
        isinstance(getattr(response, "printed", None), Printed)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not {"Set-Cookie", "Content-Encoding"} & set(response.headers)
        and not any(part.startswith(("private", "no-store")) for part in said)
        and varies <= {"", "accept-encoding"}
    )


def sheet_of(response: Any, edition: Current, place: bytes) -> Sheet:
    """The page that a response for everybody is; the live line goes where its body says `place`.

    It keeps the mark of its contents, ETag, or gets one, unless it has a live line.
    """
    printed, content = response.printed, response.content
    before, found, after = content.partition(place) if place else (content, b"", b"")
    live = printed.live if found else None
    if live is None:
        before, after, tag = content, b"", response.headers.get("ETag") or _mark(content)
    else:
        tag = ""
    left_out = MADE_ANEW if live is None else (*MADE_ANEW, "last-modified")
    return Sheet(
        number=edition.number,
        until=min(edition.until, printed.until or edition.until),
        live=live,
        status=f"{response.status_code} {response.reason_phrase}",
        headers=[pair for pair in response.items() if pair[0].lower() not in left_out],
        tag=tag,
        before=before,
        after=after,
    )


def _mark(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'
