"""The sockets of one request: names are resolved once, addresses checked, and time runs out."""

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpcore2

from outgoing.failures import BadCertificate, TooSlow, Unreachable
from outgoing.guard import Guard, numeric

Resolver = Callable[[str, int], list[str]]  # host and port to IP addresses; OSError if it has none

MOST_ADDRESSES = 4  # of one host are tried, one after the other


def resolve(host: str, port: int) -> list[str]:
    """What the system answers for a name. Raises OSError, or ValueError for an odd name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


class Deadline:
    """The end of all that belongs to one request."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def least(self, seconds: float | None) -> float:
        """How long the next step may take; raises TooSlow when no time is left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TooSlow("the time for the whole request is over")
        return left if seconds is None else min(seconds, left)


class TimedStream(httpcore2.NetworkStream):
    """A connection on which each step ends at the deadline at the latest.

    Timeouts alone would let a machine go on for ever that sends a byte now and then.
    """

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.least(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.least(timeout))

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Proves that the machine is `server_hostname`, whatever address was connected to."""
        try:
            stream = self._stream.start_tls(
                ssl_context, server_hostname, self._deadline.least(timeout)
            )
        except httpcore2.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                raise BadCertificate(f"{server_hostname}: {error}") from error
            raise Unreachable(f"{server_hostname}: {error}", "tls") from error
        return TimedStream(stream, self._deadline)


class GuardedBackend(httpcore2.NetworkBackend):
    """Opens connections for one request, to checked addresses only.

    The name is looked up here and nowhere else: what was checked is what is connected to, so a
    name that answers otherwise the second time (DNS rebinding) gains nothing.
    """

    def __init__(
        self,
        guard: Guard,
        deadline: Deadline,
        resolver: Resolver = resolve,
        sockets: httpcore2.NetworkBackend | None = None,
    ) -> None:
        self._guard, self._deadline, self._resolver = guard, deadline, resolver
        self._sockets = sockets or httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        self._guard.check_port(port)
        addresses = self._addresses(host, port)
        self._guard.check_addresses(host, addresses, port)
        error: Exception | None = None
        for address in addresses[:MOST_ADDRESSES]:
            step = self._deadline.least(timeout)
            try:
                stream = self._sockets.connect_tcp(address, port, step, None, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                error = failed
            else:
                return TimedStream(stream, self._deadline)
        if isinstance(error, httpcore2.ConnectTimeout):
            raise TooSlow(f"{host} does not take our connection") from error
        raise Unreachable(f"{host}: {error}") from error

    def _addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host, each once; a name is looked up within the deadline."""
        if number := numeric(host):
            return [number]
        lookup = ThreadPoolExecutor(max_workers=1)  # the system's own look-up knows no timeout
        try:
            answer = lookup.submit(self._resolver, host, port)
            found = answer.result(self._deadline.least(None))
        except TimeoutError as error:
            raise TooSlow(f"{host}: its name is not found in time", "dns") from error
        except (OSError, ValueError) as error:
            raise Unreachable(f"{host}: {error}", "dns") from error
        finally:
            lookup.shutdown(wait=False, cancel_futures=True)
        if not found:
            raise Unreachable(f"{host} has no address", "dns")
        return list(dict.fromkeys(found))
