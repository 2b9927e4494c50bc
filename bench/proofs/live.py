"""The numbers that readers see: with their own visit, hardly behind, never falling."""

from bisect import bisect_left
from itertools import chain, pairwise

from per_request import number_on
from readers import Answer, Readers
from sites import Newspaper, on

from proofs import Outcome, read_for, ready

PROMISED = 1.0  # seconds
EACH = 8  # connections for each article, over all workers


def prove(folder, address, options) -> Outcome:
    """Readers of three articles; each keeps its connection, and so the worker that answers it."""
    site, outcome = Newspaper(folder, database=address and on(address, "live")), Outcome()
    server = ready(site, options.workers)
    seen = {path: [[] for _ in range(EACH)] for path in list(site.paths)[-3:]}
    crowds = [
        Readers([server.port], [path], rate=options.rate / EACH / 3, connections=1, look=one.append)
        for path, each in seen.items()
        for one in each
    ]
    read_for(options.seconds, crowds, [server])
    outcome.settle(site)
    outcome.compare(site, crowds)
    lags = sorted(lag for each in seen.values() for lag in behind(all_of(each)))
    falls = sum(falling(one) for each in seen.values() for one in each)
    ahead = sum(too_large(all_of(each)) for each in seen.values())
    outcome.facts |= {
        "answers": f"{len(lags):,}",
        "behind the visits of all workers, 99 of 100": f"{lags[int(len(lags) * 0.99)]:.2f} s",
        "behind at most": f"{lags[-1]:.2f} s",
        "numbers that fell within a connection": falls,
        "numbers larger than what was sent by then": ahead,
    }
    outcome.expect(f"at most {PROMISED} s behind", lags[-1] <= PROMISED)
    outcome.expect("numbers never fall", falls == 0)
    outcome.expect("no number is too large", ahead == 0)
    return outcome


def all_of(crowds: list[list[Answer]]) -> list[Answer]:
    return list(chain.from_iterable(crowds))


def behind(answers: list[Answer]) -> list[float]:
    """For each answer how long ago the oldest visit was answered that its number lacks."""
    ended = sorted(one.received for one in answers)
    lags = []
    for one in answers:
        others = number_on(one.body) - 1
        known = bisect_left(ended, one.sent)  # answered before this was asked
        lags.append(one.sent - ended[others] if others < known else 0.0)
    return lags


def too_large(answers: list[Answer]) -> int:
    sent = sorted(one.sent for one in answers)
    return sum(number_on(one.body) > bisect_left(sent, one.received) for one in answers)


def falling(answers: list[Answer]) -> int:
    numbers = [number_on(one.body) for one in answers]
    return sum(later <= before for before, later in pairwise(numbers))
