"""How much of an answer's body is read, and how it is unpacked."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpx2

from outgoing.failures import TooLong, Unreachable

ENCODINGS = ("", "identity", "gzip", "deflate", "br")


@dataclass(frozen=True)
class Wanted:
    """At most `limit` bytes after decompression; of `kinds` only, if they are named."""

    limit: int
    cut: bool
    kinds: tuple[str, ...]

    def read(self, response: httpx2.Response) -> tuple[bytes, bool]:
        """The body as far as it is wanted, and whether there was more.

        Stops where the limit is passed: raises TooLong there, unless bodies are to be cut.
        """
        if not response.is_success or not self._is_wanted(kind_of(response.headers)):
            return b"", False
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding not in ENCODINGS:  # also several at once, which make bombs of bombs
            raise Unreachable(f"the body is encoded as {encoding!r}", "encoding")
        body = bytearray()
        for piece in response.iter_bytes():  # unpacked by the megabyte at most
            body += piece
            if len(body) > self.limit:
                if not self.cut:
                    raise TooLong(f"the body is longer than {self.limit} bytes")
                return bytes(body[: self.limit]), True
        return bytes(body), False

    def _is_wanted(self, kind: str) -> bool:
        return not self.kinds or not kind or kind in self.kinds


def kind_of(headers: Mapping[str, str]) -> str:
    """The media type, in small letters; nothing where none is given."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()
