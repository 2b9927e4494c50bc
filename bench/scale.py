"""Every public page on a large newspaper against a small one, on SQLite and on PostgreSQL.

`make scale`, or `python bench/scale.py 1000 100000 sqlite` for one of the two. For each kind of
page both newspapers are asked in turn for the same number of addresses, in one process each; what
is printed is the time that 95 of 100 answers keep to, the ratio, and the mean length of the pages:
a list that a large newspaper fills takes longer than one that a small newspaper cannot fill. Where
the ratio is above the limit, the slowest query follows with the database's plan.

Last come the slowest searches of the large newspaper, hostile ones beside the others.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from statistics import mean
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests import postgres

HERE = Path(__file__).parent
LIMIT = 1.3
ROUNDS = 5
HOSTILE = "search, hostile"
say = sys.stdout.write


class Newspaper:
    """A process that answers for one database; see `answering.py`."""

    def __init__(self, database: str, size: int):
        environment = os.environ | {"DATABASE_URL": database}
        fill = [sys.executable, str(HERE / "stock.py"), str(size)]
        subprocess.run(fill, env=environment, check=True)
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "answering.py")],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **question) -> dict:
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def measure(engine: str, databases: list[str], sizes: list[int]) -> None:
    say(f"\n{engine:<24}{sizes[0]:>9,} articles{sizes[1]:>12,}    ratio       KiB\n")
    small, large = newspapers = list(map(Newspaper, databases, sizes))
    times = {}
    try:
        for kind in small.ask(do="kinds")["kinds"]:
            times[kind] = compare(kind, newspapers)
            sys.stdout.flush()
    finally:
        small.close()
        large.close()
    searches = [times[kind] for kind in times if kind.startswith("search") and kind != HOSTILE]
    others, hostile = within(99, chain(*searches)), within(99, times[HOSTILE])
    say(f"99 of 100 searches {others:.1f} ms, hostile ones {hostile:.1f} ms\n")


def compare(kind: str, newspapers: list[Newspaper]) -> list[float]:
    """Print what pages of that kind take in both; the times that they take in the second."""
    answers = [[], []]
    for turn in range(ROUNDS):
        for newspaper, mine in zip(newspapers, answers, strict=True):
            mine += newspaper.ask(do="open", kind=kind, turn=turn)["answers"]
    times, lengths = zip(*answers[0], strict=True)
    times_in_large, lengths_in_large = zip(*answers[1], strict=True)
    few, many = within(95, times), within(95, times_in_large)
    long, longer = mean(lengths) / 1024, mean(lengths_in_large) / 1024
    say(f"{kind:<24} {few:9.1f} ms {many:13.1f} ms {many / few:8.2f} {long:5.0f} {longer:4.0f}\n")
    if many / few > LIMIT:
        say(newspapers[1].ask(do="explain", kind=kind)["plan"] + "\n")
    return times_in_large


def within(percent: int, times: Iterable[float]) -> float:
    """What so many of 100 keep to, in milliseconds."""
    times = sorted(times)
    return times[len(times) * percent // 100] * 1000


def on_sqlite(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory(prefix="newsportal-") as folder:
        measure("SQLite", [f"sqlite:///{folder}/{size}.sqlite3" for size in sizes], sizes)


def on_postgresql(sizes: list[int]) -> None:
    with postgres.server() as address:
        names = [f"newspaper{size}" for size in sizes]
        for name in names:
            make_database(address, name)
        server = urlsplit(address)
        measure("PostgreSQL", [server._replace(path=name).geturl() for name in names], sizes)


def make_database(address: str, name: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")


if __name__ == "__main__":
    small, large, *engines = sys.argv[1:]
    for engine in engines or ("sqlite", "postgresql"):
        {"sqlite": on_sqlite, "postgresql": on_postgresql}[engine]([int(small), int(large)])
