"""Two machines: folders of their own, two processes each, one PostgreSQL."""

from readers import Readers
from sites import Newspaper, on

from proofs import Outcome, read_for, ready


def prove(folder, address, options) -> Outcome:
    outcome = Outcome()
    database = on(address, "machines")
    for name in ("first", "second"):
        (folder / name).mkdir()
    first = Newspaper(folder / "first", database=database)
    sites = [first, Newspaper(folder / "second", database=database, twin=first)]
    servers = [ready(site, 2) for site in sites]
    crowds = [
        Readers([server.port], first.paths, rate=options.rate / 2, connections=8, seed=place)
        for place, server in enumerate(servers)
    ]
    read_for(options.seconds, crowds, servers)
    for site in sites:
        outcome.settle(site)
    outcome.compare(first, crowds)
    return outcome
