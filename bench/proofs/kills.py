"""`kill -9`: of random workers under load, and of everything at once."""

import os
import random
import signal
import time

from readers import Readers
from servers import age_of
from sites import Newspaper, on

from proofs import Outcome, ready, spread

BETWEEN = 3  # seconds between two kills of a worker
# Granian takes a worker that dies so soon after its start for broken, and ends with it.
GROWN_UP = 6.0  # seconds
CONNECTIONS = 16


def newspaper(folder, address) -> Newspaper:
    return Newspaper(folder, database=address and on(address, "kills"))


def workers(folder, address, options) -> Outcome:
    """One worker at a time, found as a child of the first process; its server starts another."""
    site, outcome, chance = newspaper(folder, address), Outcome(), random.Random(2)
    server = ready(site, options.workers)
    readers = Readers([server.port], site.paths, rate=options.rate, connections=CONNECTIONS)
    readers.start()
    killed = 0
    try:
        while killed < options.rounds:
            time.sleep(BETWEEN * chance.uniform(0.5, 1.5))
            if server.process.poll() is not None:
                raise SystemExit("The server has ended with its workers.")
            if grown_up := [pid for pid in server.worker_pids() if age_of(pid) > GROWN_UP]:
                os.kill(chance.choice(grown_up), signal.SIGKILL)
                killed += 1
        time.sleep(1)
    finally:
        readers.stop()
        server.stop()
    outcome.settle(site)
    outcome.facts["workers killed"] = killed
    outcome.compare(site, [readers])
    outcome.expect("nothing but 200 is answered", readers.failed.total() == 0)
    in_flight = CONNECTIONS * killed
    outcome.expect("only what was in flight breaks off", readers.broken.total() <= in_flight)
    return outcome


def everything(folder, address, options) -> Outcome:
    """All processes at once, at a random moment; each next start finds what the last left over."""
    site, outcome, chance = newspaper(folder, address), Outcome(), random.Random(3)
    all_readers, starts, drains = [], [], []
    for _ in range(options.rounds):
        left_over = set(site.journals())
        began = time.monotonic()
        server = site.start(2)
        try:
            server.wait("/")
            starts.append(time.monotonic() - began)
            readers = Readers([server.port], site.paths, rate=options.rate, connections=8)
            readers.start()
            all_readers.append(readers)
            if left_over:
                drains.append(drained(site, left_over))
            time.sleep(chance.uniform(0.3, 1.5))
        finally:
            server.kill()
        readers.stop()
    outcome.settle(site)
    outcome.facts |= {
        "times that everything was killed": options.rounds,
        "from start to the first 200": spread(starts),
        "from the first 200 until left-overs are posted": spread(drains),
    }
    outcome.compare(site, all_readers)
    return outcome


def drained(site: Newspaper, left_over: set, patience=20.0) -> float:
    """Seconds until nobody's journals are gone, unattended."""
    began = time.monotonic()
    while left_over & set(site.journals()):
        if time.monotonic() - began > patience:
            raise SystemExit("Nobody posts what the dead have left over.")
        time.sleep(0.02)
    return time.monotonic() - began
