"""CPU of one request, side by side: bare WSGI, Django's empty view, our article, two peers.

`python bench/per_request.py` (`make bench` does). One worker of the same server on one core, the
load on the other; user and system time of the server's whole process tree, before and after,
divided by the requests answered. The contestants take turns, and what counts is the median of the
rounds; ratios are taken round by round.
"""

import argparse
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from readers import Readers
from servers import LOAD_CORE, READER, SERVER_CORE, Server, get
from sites import HERE, Newspaper, Peer

PAGES = 100
WRITERS = ("wagtail, counting by hand", "django-hitcount")
say = sys.stdout.write


class Contestant:
    """A server that answers `path`; `packed` if its readers take gzip."""

    def __init__(self, name: str, server: Server, path: str, packed=False, connections=8):
        self.name, self.server, self.path = name, server, path
        self.packed, self.connections = packed, connections
        server.wait(path)
        self.load(1)

    def measure(self, seconds: int) -> float:
        """Microseconds of CPU for each request in a round of that length."""
        before = self.server.cpu()
        answered = self.load(seconds)
        return (self.server.cpu() - before) / answered * 1e6

    def load(self, seconds: int) -> int:
        """Requests answered with 200 by a server that always has some waiting."""
        if not shutil.which("wrk"):
            return self._load_of_our_own(seconds)
        command = ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-d{seconds}s"]
        command += ["-c", str(self.connections), "-H", f"User-Agent: {READER}"]
        if self.packed:
            command += ["-H", "Accept-Encoding: gzip"]
        address = f"http://127.0.0.1:{self.server.port}{self.path}"
        said = subprocess.run([*command, address], capture_output=True, text=True).stdout
        if "Non-2xx" in said or "Socket errors" in said:
            raise SystemExit(f"{self.name}:\n{said}")
        return int(re.search(r"(\d+) requests in", said)[1])

    def _load_of_our_own(self, seconds: int) -> int:
        readers = Readers([self.server.port], [self.path], connections=self.connections, rate=1e6)
        readers.start()
        time.sleep(seconds)
        return readers.stop().answered.total()


class FirstReaders(Contestant):
    """Our pages, each the first of its edition: all are printed anew."""

    def __init__(self, name, server, site):
        super().__init__(name, server, next(iter(site.paths)))
        self.site = site

    def measure(self, seconds: int) -> float:
        self.raise_edition()
        before = self.server.cpu()
        for path in self.site.paths:
            status, _, _ = get(self.server.port, path)
            assert status == 200, path  # noqa: S101
        return (self.server.cpu() - before) / len(self.site.paths) * 1e6

    def raise_edition(self) -> None:
        """A new edition for the server, as if something had been published."""
        old = edition_of(self.server.port)
        change = "from editions.current import raise_edition; raise_edition()"
        self.site.manage("shell", "--verbosity", "0", "-c", change)
        for _ in range(500):
            if edition_of(self.server.port) != old:
                return
            time.sleep(0.02)
        raise SystemExit("The server does not notice a new edition.")


def edition_of(port: int) -> str | None:
    return get(port, "/")[1].get("edition")


def contestants(folder: Path, stack: ExitStack, peers: bool) -> list[Contestant]:
    """All of them, running, on one core together; idle ones cost next to nothing."""

    def running(server: Server) -> Server:
        stack.callback(server.stop)
        return server

    def of_file(name: str, **environment) -> Server:
        log = stack.enter_context((folder / "log").open("a"))
        place = HERE / "peers"
        return running(Server(f"{name}:application", place, environment, core=SERVER_CORE, log=log))

    site = Newspaper(folder, PAGES)
    ours, cold = (running(site.start(core=SERVER_CORE)) for _ in range(2))
    path = list(site.paths)[PAGES // 2]
    ours.wait(path)
    _, headers, page = get(ours.port, path)
    (folder / "page").write_bytes(page)
    (folder / "headers").write_text(json.dumps(headers))
    (folder / "page.gz").write_bytes(gzip.compress(page, 9))
    bare, wordy = (
        of_file("bare", BENCH_PAGE=str(folder / "page"), BENCH_HEADERS=h)
        for h in ("", str(folder / "headers"))
    )
    found = [
        Contestant("bare WSGI", bare, "/"),
        Contestant("bare WSGI, gzip", bare, "/", packed=True),
        Contestant("bare WSGI, with our headers", wordy, "/"),
        Contestant("bare WSGI, with our headers, gzip", wordy, "/", packed=True),
        Contestant("Django, empty view", of_file("empty"), "/"),
        Contestant("our article, warm", ours, path),
        Contestant("our article, warm, gzip", ours, path, packed=True),
        FirstReaders("our article, cold", cold, site),
    ]
    check_counting(ours, path)
    return found + (peers_of(folder, running) if peers else [])


def peers_of(folder: Path, running: Callable[[Server], Server]) -> list[Contestant]:
    """Others' pages of the same size; `running`: takes care of a server that was started."""
    wagtail, hitcount = (Peer(name, folder) for name in ("wagtail", "hitcount"))
    found = []
    for name, peer, environment in (
        ("wagtail with wagtail-cache", wagtail, {"BENCH_CACHE": "1"}),
        ("wagtail", wagtail, {}),
        ("wagtail, counting by hand", wagtail, {"BENCH_COUNT": "1"}),
        ("django-hitcount", hitcount, {}),
    ):
        server = running(peer.start(core=SERVER_CORE, environment=environment))
        # One at a time where each request writes: SQLite would refuse some of several.
        one = 1 if name in WRITERS else 8
        found.append(Contestant(name, server, "/notizia-10/", connections=one))
    return found


def check_counting(server: Server, path: str) -> None:
    """The numbers in our answers grow by one with each."""
    shown = [number_on(get(server.port, path)[2]) for _ in range(3)]
    if shown != [shown[0], shown[0] + 1, shown[0] + 2]:
        raise SystemExit(f"Our visits are not counted: {shown}")


def number_on(page: bytes) -> int:
    """Visits in all, as a page tells them; 0 if it does not."""
    found = re.search(rb'class="visits".*?([\d.]+)', page)
    return int(found[1].replace(b".", b"")) if found else 0


def main(rounds: int, seconds: int, peers: bool) -> dict[str, list[float]]:
    """Microseconds by name, round by round."""
    with tempfile.TemporaryDirectory(prefix="newsportal-") as folder, ExitStack() as stack:
        runners = contestants(Path(folder), stack, peers)
        times = {runner.name: [] for runner in runners}
        for _ in range(rounds):
            for runner in runners:
                times[runner.name].append(runner.measure(seconds))
    return times


def ratio(times: dict[str, list[float]], one: str, other: str) -> float:
    """How many times `one` costs what `other` does: the median of all rounds."""
    return median(a / b for a, b in zip(times[one], times[other], strict=True))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--json", action="store_true", help="for other programs")
    options = parser.parse_args()
    times = main(options.rounds, options.seconds, not options.no_peers)
    if options.json:
        say(json.dumps(times))
    else:
        for name, some in times.items():
            against = ratio(times, name, "bare WSGI")
            spread = f"{min(some):8.0f} – {max(some):.0f}"
            say(f"{name:<34} {median(some):8.0f} µs {against:8.2f} times bare {spread:>18}\n")
