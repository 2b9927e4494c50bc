"""The one way to ask another machine at an address that somebody wrote.

    Client("Newsportal (+https://www.example.org/)").get("https://…", limit=256 * 1024)

What a `Guard` refuses is not connected to, at any step. Time, size and redirects are bounded.
There are no cookies, no proxies, no passwords, and nothing of the environment is listened to.
"""

import ssl
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import httpcore2
import httpx2

from outgoing.bodies import Wanted, kind_of
from outgoing.failures import Blocked, TooSlow, Unreachable
from outgoing.guard import Guard
from outgoing.network import Deadline, GuardedBackend, Resolver, resolve

MOST_REDIRECTS = 4
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class Answer:
    """What came back; `redirects` are the status codes passed on the way to `url`."""

    status: int
    url: str
    headers: Mapping[str, str]  # their names in any case
    body: bytes = b""  # decompressed; empty where it was not wanted
    is_cut: bool = False  # there was more of the body
    redirects: tuple[int, ...] = ()

    @property
    def kind(self) -> str:
        """The media type, in small letters; nothing where none is given."""
        return kind_of(self.headers)


class Client:
    """Asks by GET, as `agent`, which should name the site and where to find it.

    Times are seconds: to connect, to wait for a next piece of the answer, and for all of one
    request with its redirects. Holds no connection between requests, so it needs no closing.
    """

    def __init__(
        self,
        agent: str,
        *,
        guard: Guard | None = None,
        resolver: Resolver = resolve,
        tls: ssl.SSLContext | None = None,
        connect: float = 5,
        read: float = 10,
        deadline: float = 30,
    ) -> None:
        self.agent = in_ascii(agent)
        self.deadline = deadline
        self._guard, self._resolver = guard or Guard(), resolver
        self._tls = tls or usual_tls()
        self._steps = {"connect": connect, "read": read, "write": read, "pool": deadline}

    def get(
        self,
        url: str,
        *,
        limit: int,
        cut: bool = False,
        kinds: tuple[str, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer at `url` or where its redirects lead, whatever its status.

        Bodies are read of successes (2xx) only. `limit` is for their bytes after decompression:
        a longer one is TooLong, or cut there with `cut`. With `kinds`, bodies of other media
        types are not read at all (one without a type is). Raises a `Failure` where there is no
        answer.
        """
        wanted, address = Wanted(limit, cut, kinds), _parsed(url)
        backend = GuardedBackend(self._guard, Deadline(self.deadline), self._resolver)
        with httpcore2.ConnectionPool(self._tls, network_backend=backend) as pool:
            return self._follow(pool, address, wanted, headers or {})

    def _follow(
        self,
        pool: httpcore2.ConnectionPool,
        address: httpx2.URL,
        wanted: Wanted,
        headers: Mapping[str, str],
    ) -> Answer:
        passed: dict[httpx2.URL, int] = {}
        while len(passed) <= MOST_REDIRECTS:
            with self._asked(pool, address, headers) as response:
                following = _following(address, response)
                if following is None:
                    return _answer(address, response, wanted, tuple(passed.values()))
                passed[_place(address)] = response.status_code
            if _place(following) in passed:
                raise Unreachable(f"{following} redirects in a circle", "loop")
            address = following
        raise Unreachable(f"{address} is behind more than {MOST_REDIRECTS} redirects", "redirects")

    @contextmanager
    def _asked(
        self, pool: httpcore2.ConnectionPool, address: httpx2.URL, headers: Mapping[str, str]
    ) -> Iterator[httpx2.Response]:
        self._guard.check_url(address.scheme, address.host, address.port, address.userinfo)
        request = httpx2.Request("GET", address, headers=self._headers(headers))
        try:
            answer = pool.handle_request(
                httpcore2.Request(
                    request.method,
                    httpcore2.URL(
                        scheme=address.raw_scheme,
                        host=address.raw_host,
                        port=address.port,
                        target=address.raw_path,
                    ),
                    headers=request.headers.raw,
                    extensions={"timeout": self._steps},
                )
            )
            try:
                yield httpx2.Response(
                    answer.status, headers=answer.headers, stream=Pieces(answer.iter_stream())
                )
            finally:
                answer.close()
        except (httpcore2.TimeoutException, TimeoutError) as error:
            raise TooSlow(f"{address.host} does not answer in time") from error
        except httpcore2.NetworkError as error:
            raise Unreachable(f"{address.host}: {error}") from error
        except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
            raise Unreachable(f"{address.host} speaks no HTTP: {error}", "protocol") from error
        except httpx2.DecodingError as error:
            raise Unreachable(f"{address.host}: {error}", "encoding") from error

    def _headers(self, more: Mapping[str, str]) -> dict[str, str]:
        return {
            "User-Agent": self.agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip",
            "Connection": "close",
            **more,
        }


class Pieces(httpx2.SyncByteStream):
    """The body as it comes from the connection."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces


def _answer(
    address: httpx2.URL, response: httpx2.Response, wanted: Wanted, redirects: tuple[int, ...]
) -> Answer:
    body, is_cut = wanted.read(response)
    return Answer(response.status_code, str(address), response.headers, body, is_cut, redirects)


def _parsed(url: str) -> httpx2.URL:
    try:
        return httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise Blocked(f"no address that can be asked: {error}", "address") from error


def _place(address: httpx2.URL) -> httpx2.URL:
    return address.copy_with(fragment=None)


def _following(address: httpx2.URL, response: httpx2.Response) -> httpx2.URL | None:
    """Where a redirect leads, None if it is none; a fragment goes along, as in browsers."""
    location = response.headers.get("location")
    if response.status_code not in REDIRECTS or not location:
        return None
    try:
        following = address.join(location)
    except httpx2.InvalidURL as error:
        raise Unreachable(f"{address.host} redirects to no address: {error}", "location") from error
    if address.fragment and not following.fragment:
        return following.copy_with(fragment=address.fragment)
    return following


@cache
def usual_tls() -> ssl.SSLContext:
    """Names are verified against the system's authorities, which take 50 ms to read."""
    return httpx2.create_ssl_context(trust_env=False)


def in_ascii(text: str) -> str:
    """The same as far as a header can hold it: accents and typographic quotes become plain."""
    plain = text.translate({0x2018: "'", 0x2019: "'", 0x2013: "-"})
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(sign for sign in decomposed if " " <= sign <= "~")
