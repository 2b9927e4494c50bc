"""What a worker holds in memory, and whether readers notice that it posts.

`python bench/worker.py`, or by `make bench`. Memory is what the worker has for itself and its share
of what it shares; beside it stands a worker of an empty Django. The slowest answers are those that
99 of 100 keep to, at a pace that the worker easily keeps, with and without posting in turns.
"""

import json
import sys
import tempfile
import time
from statistics import median

from readers import Readers
from servers import Server, get, memory_of, serving
from sites import HERE, Newspaper

ARTICLES, FIRST = 400, 40
KB = 1024


def memory(site: Newspaper) -> dict[str, float]:
    """Of an empty Django's worker, of ours with few pages, and of each page more, in bytes."""
    with serving("empty:application", HERE / "peers", {}, ready="/", log=site.log) as server:
        empty = settled(server, ["/"] * FIRST)
    server = site.start()
    try:
        server.wait("/")
        paths = list(site.paths)
        page = len(get(server.port, paths[0])[2])
        few = settled(server, paths[:FIRST])
        many = settled(server, paths)
    finally:
        server.stop()
    return {"empty": empty, "few": few, "each": (many - few) / (ARTICLES - FIRST), "page": page}


def settled(server: Server, paths: list[str]) -> int:
    """Memory of the worker after these were opened, plain and gzip alike."""
    for path in paths:
        assert get(server.port, path)[0] == 200, path  # noqa: S101
    time.sleep(1)
    return memory_of(server.worker_pids()[0])


def tails(site: Newspaper, rounds: int, seconds: float) -> dict[str, list[float]]:
    """Milliseconds that 99 of 100 answers keep to, round by round."""
    servers = {"posting": site.start()}
    usual = site.environment["DJANGO_SETTINGS_MODULE"]
    site.environment["DJANGO_SETTINGS_MODULE"] = "proofs.without_posting"
    servers["without"] = site.start()
    site.environment["DJANGO_SETTINGS_MODULE"] = usual
    times = {name: [] for name in servers}
    paths = list(site.paths)[:FIRST]
    try:
        for server in servers.values():
            server.wait("/")
            for path in paths:
                get(server.port, path)
        for _ in range(rounds):
            for name, server in servers.items():
                readers = Readers([server.port], paths, connections=4, rate=200)
                readers.start()
                time.sleep(seconds)
                answers = sorted(one for _, one, _ in readers.stop().times)
                times[name].append(answers[int(len(answers) * 0.99)] * 1000)
    finally:
        for server in servers.values():
            server.stop()
    return times


def main(rounds=5, seconds=4.0) -> dict:
    with tempfile.TemporaryDirectory(prefix="newsportal-") as folder:
        site = Newspaper(folder, ARTICLES)
        return {"memory": memory(site), "tails": tails(site, rounds, seconds)}


if __name__ == "__main__":
    found = main()
    if "--json" in sys.argv:
        sys.stdout.write(json.dumps(found))
    else:
        for name, value in found["memory"].items():
            sys.stdout.write(f"{name:<10} {value / KB:10.0f} KB\n")
        for name, times in found["tails"].items():
            sys.stdout.write(f"{name:<10} {median(times):10.1f} ms\n")
