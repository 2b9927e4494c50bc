"""Readers: connections that ask for pages at a bounded pace and remember what became of each.

What `faults.py` compares with the counts, and the load of `per_request.py` where there is no wrk.
"""

import asyncio
import random
import threading
import time
from collections import Counter
from itertools import cycle
from typing import NamedTuple

from servers import READER

TOO_LONG = 30  # seconds for an answer


class Answer(NamedTuple):
    """One request: when it was sent and answered (epoch), and what came; 0 if nothing did."""

    path: str
    sent: float
    received: float
    status: int
    headers: dict
    body: bytes


class Readers(threading.Thread):
    """So many `connections` that open `paths` of these `ports` by chance, until stopped.

    With `walk` each goes through all paths in turn.

    All together at most `rate` requests a second and `limit` in all; `look` is called with each
    Answer. Counts are by path: `started` were sent, `answered` came back whole with 200, `failed`
    with another status, `broken` not at all; `refused` connections were not even begun.
    """

    def __init__(
        self, ports, paths, *, connections=8, rate=200.0, limit=None, look=None, seed=1, walk=False
    ):
        super().__init__(daemon=True)
        self.ports, self.paths, self.connections = list(ports), list(paths), connections
        self.pace, self.limit, self.look = connections / rate, limit, look
        self.walk = walk
        self.random = random.Random(seed)
        self.started, self.answered = Counter(), Counter()
        self.failed, self.broken = Counter(), Counter()
        self.refused = 0
        self.times = []  # (sent, seconds, status)
        self.ending = threading.Event()

    def run(self):
        asyncio.run(self._all())

    def stop(self) -> "Readers":
        self.ending.set()
        self.join()
        return self

    async def _all(self):
        await asyncio.gather(*(self._one(place) for place in range(self.connections)))

    async def _one(self, place: int):
        port = self.ports[place % len(self.ports)]
        stream, turns = None, cycle(self.paths)
        await asyncio.sleep(self.pace * self.random.random())
        while not self.ending.is_set():
            if self.limit is not None and self.started.total() >= self.limit:
                break
            began = time.monotonic()
            path = next(turns) if self.walk else self.random.choice(self.paths)
            stream = await self._ask(stream, port, path)
            await asyncio.sleep(max(0.0, began + self.pace - time.monotonic()))
        if stream:
            stream[1].close()

    async def _ask(self, stream, port, path):
        """One request; the connection if it can be used again."""
        if stream is None:
            try:
                stream = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
            except OSError:
                self.refused += 1
                await asyncio.sleep(0.05)
                return None
        self.started[path] += 1
        sent, status, headers, body = time.time(), 0, {}, b""
        try:
            async with asyncio.timeout(TOO_LONG):
                status, headers, body = await ask(stream, path)
        except (OSError, EOFError, ValueError, TimeoutError):
            self.broken[path] += 1
            stream[1].close()
            stream = None
        else:
            (self.answered if status == 200 else self.failed)[path] += 1
            if headers.get("connection") == "close":
                stream[1].close()
                stream = None
        received = time.time()
        self.times.append((sent, received - sent, status))
        if self.look:
            self.look(Answer(path, sent, received, status, headers, body))
        return stream


async def ask(stream, path: str) -> tuple[int, dict, bytes]:
    """Send one GET and read its whole answer."""
    reader, writer = stream
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: {READER}\r\n"
        "Accept: text/html\r\nAccept-Language: it\r\n\r\n".encode()
    )
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
    if headers.get("transfer-encoding") == "chunked":
        body = b""
        while size := int(await reader.readuntil(b"\r\n"), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readexactly(2)
    else:
        body = await reader.readexactly(int(headers.get("content-length", 0)))
    return int(head[0].split()[1]), headers, body
