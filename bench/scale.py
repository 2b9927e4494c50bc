"""Every public page on a large newspaper against a small one, on SQLite and on PostgreSQL.

`make scale`, or `python bench/scale.py 1000 100000 sqlite` for one of the two. For each kind of
page both newspapers are asked in turn for the same number of addresses, in one process each; what
is printed is the time that 95 of 100 answers keep to, and the ratio. Where the ratio is above the
limit, the slowest query follows with the database's plan.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests import postgres

HERE = Path(__file__).parent
LIMIT = 1.3
ROUNDS = 5
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
    say(f"\n{engine}{sizes[0]:>28,} articles {sizes[1]:>10,}    ratio\n")
    small, large = newspapers = list(map(Newspaper, databases, sizes))
    try:
        for kind in small.ask(do="kinds")["kinds"]:
            times = [[], []]
            for turn in range(ROUNDS):
                for newspaper, mine in zip(newspapers, times, strict=True):
                    mine += newspaper.ask(do="open", kind=kind, turn=turn)["times"]
            few, many = map(p95, times)
            say(f"{kind:<32} {few:8.1f} ms {many:8.1f} ms {many / few:8.2f}\n")
            if many / few > LIMIT:
                say(large.ask(do="explain", kind=kind)["plan"] + "\n")
            sys.stdout.flush()
    finally:
        small.close()
        large.close()


def p95(times: list[float]) -> float:
    """What 95 of 100 keep to, in milliseconds."""
    return sorted(times)[int(len(times) * 0.95)] * 1000


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
