"""Rounds of: write journals and die, post and be killed. `posting.py` starts this.

A process that has no connections forks all others, so that a round costs no start of Django.
"""

import os
import random
import signal
import sys
import time

import django

django.setup()

from django.conf import settings
from django.db import connections

from visits.counting import record_visit
from visits.posting import post


def forked(deed) -> int:
    """The number of a process that does this and dies without a word."""
    if process := os.fork():
        return process
    try:
        deed()
    finally:
        os._exit(0)


def write(visits: int, articles: list[int]) -> None:
    for _ in range(visits):
        record_visit(random.choice(articles))


def post_all() -> None:
    post(settings.JOURNAL_DIR)


def usual(visits: int, articles: list[int]) -> float:
    """Seconds that a posting takes which nobody kills."""
    os.waitpid(forked(lambda: write(visits, articles)), 0)
    began = time.monotonic()
    os.waitpid(forked(post_all), 0)
    return time.monotonic() - began


def main(rounds: int, visits: int, articles: list[int]) -> None:
    connections.close_all()
    written, killed, ended, halfway = visits, 0, 0, 0
    longest = 1.5 * usual(visits, articles)
    for _ in range(rounds):
        writers = [forked(lambda: write(visits // 2, articles)) for _ in range(2)]
        for writer in writers:
            os.waitpid(writer, 0)
        written += visits // 2 * 2
        posters = [forked(post_all) for _ in range(2)]
        time.sleep(random.uniform(0, longest))
        for poster in posters:
            os.kill(poster, signal.SIGKILL)
            _, status = os.waitpid(poster, 0)
            killed += os.WIFSIGNALED(status)
            ended += not os.WIFSIGNALED(status)
        halfway += any(settings.JOURNAL_DIR.glob("*.journal"))
    sys.stdout.write(f"{written} {killed} {ended} {halfway}\n")


if __name__ == "__main__":
    number, visits, keys = sys.argv[1:]
    main(int(number), int(visits), [int(key) for key in keys.split(",")])
