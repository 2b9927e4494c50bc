"""The proofs of `faults.py`: each module makes one fault happen and tells what came of it."""

import time
from statistics import median

from servers import Server
from sites import Newspaper


class Outcome:
    """Facts to print, and what was not as promised."""

    def __init__(self):
        self.facts, self.wrong = {}, []

    def expect(self, promise: str, kept: bool) -> None:
        if not kept:
            self.wrong.append(promise)

    def compare(self, site: Newspaper, readers: list, lost=0) -> None:
        """What these readers did against what is posted, article by article.

        A request that broke off may or may not have counted; one answered 200 has, once, but for
        those that were reported `lost`.
        """
        counted = site.counted()
        doubled = missing = answered = started = 0
        for path, article in site.paths.items():
            whole = sum(some.answered[path] for some in readers)
            begun = sum(some.started[path] for some in readers)
            missing += max(0, whole - counted.get(article, 0))
            doubled += max(0, counted.get(article, 0) - begun)
            answered, started = answered + whole, started + begun
        self.facts |= {
            "sent / answered 200": f"{started:,} / {answered:,}",
            "counted": f"{sum(counted.values()):,}",
            "other status": f"{sum(some.failed.total() for some in readers):,}",
            "broken off / not connected": f"{sum(some.broken.total() for some in readers):,} / "
            f"{sum(some.refused for some in readers):,}",
            "lost / doubled": f"{missing:,} / {doubled:,}",
        }
        if lost:
            self.facts["reported lost"] = f"{lost:,}"
        self.expect("no visit is lost unreported", missing <= lost)
        self.expect("no visit is counted twice", doubled == 0)

    def settle(self, site: Newspaper) -> None:
        """Post what is left, and hold the ledger's own check."""
        said = site.manage("post_visits").stdout.strip().splitlines()
        self.facts["post_visits"] = said[-1] if said else "says nothing"
        check = site.manage("check_visits", check=False)
        self.expect("check_visits finds nothing", check.returncode == 0)
        self.expect("no journal is left over", not site.journals())


def ready(site: Newspaper, workers: int) -> Server:
    """The site's server, when it answers its front page."""
    server = site.start(workers)
    try:
        server.wait("/")
    except BaseException:
        server.stop()
        raise
    return server


def read_for(seconds: float, crowds: list, servers: list[Server]) -> None:
    """Let these readers read for so long; afterwards they and the servers are gone."""
    try:
        for crowd in crowds:
            crowd.start()
        time.sleep(seconds)
    finally:
        for crowd in crowds:
            crowd.stop()
        for server in servers:
            server.stop()


def spread(seconds: list[float]) -> str:
    """Median and worst, for people."""
    return f"{median(seconds):.2f} s, at most {max(seconds):.2f} s" if seconds else "none"
