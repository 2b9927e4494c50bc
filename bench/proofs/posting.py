"""`kill -9` of who posts, at random moments, and of two who post at once."""

import sys

from sites import HERE, Newspaper, on

from proofs import Outcome

VISITS = 500  # for each round, in the journals of two dead processes


def kill(folder, address, options) -> Outcome:
    """Each round leaves journals behind and kills two processes in the middle of posting them.

    What is not posted when they die is left to the next round's; after the last, to post_visits.
    """
    site, outcome = Newspaper(folder, database=address and on(address, "posting")), Outcome()
    articles = ",".join(map(str, site.paths.values()))
    command = [sys.executable, str(HERE / "proofs" / "dying_posters.py")]
    said = site.run([*command, str(options.rounds), str(VISITS), articles]).stdout.split()
    written, killed, ended, halfway = map(int, said)
    outcome.settle(site)
    counted = sum(site.counted().values())
    outcome.facts |= {
        "posting processes killed / ended before": f"{killed:,} / {ended:,}",
        "rounds that left something unposted": f"{halfway:,}",
        "written / counted": f"{written:,} / {counted:,}",
        "lost / doubled": f"{max(0, written - counted):,} / {max(0, counted - written):,}",
    }
    outcome.expect("counted = written", counted == written)
    outcome.expect("some died in the middle", killed > 0 and halfway > 0)
    return outcome
