"""Proofs that no visit is lost or counted twice and no page lies, whatever dies: one command each.

`python bench/faults.py kill-workers --database postgresql`; without a name it lists them. Each
starts the real server on a small newspaper of its own, lets readers in at a bounded pace, makes
the fault happen, and compares what the readers were answered with what is counted after posting.
Exit code 1 where something is not as promised. docs/operations.md says what each one shows.
"""

import argparse
import signal
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from proofs import database_away, disk, herd, kills, live, machines, posting, storm

from tests import postgres

# What each is called, and how many rounds or seconds the full proof takes.
PROOFS = {
    "kill-workers": (kills.workers, {"rounds": 20}),
    "kill-everything": (kills.everything, {"rounds": 50}),
    "kill-posting": (posting.kill, {"rounds": 1000}),
    "database-away": (database_away.prove, {"seconds": 60}),
    "disk-full": (disk.prove, {"seconds": 30}),
    "two-machines": (machines.prove, {"seconds": 20}),
    "storm": (storm.prove, {"seconds": 60}),
    "herd": (herd.prove, {"rounds": 3}),
    "live-numbers": (live.prove, {"seconds": 20}),
}


@contextmanager
def place(engine: str):
    """A folder, and the address of a PostgreSQL (None for SQLite), as long as the block."""
    with tempfile.TemporaryDirectory(prefix="newsportal-", ignore_cleanup_errors=True) as folder:
        if engine == "sqlite":
            yield Path(folder), None
        else:
            with postgres.server() as address:
                yield Path(folder), address


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("proof", choices=PROOFS)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--rate", type=int, default=200, help="requests a second")
    parser.add_argument("--log", action="store_true", help="the server's log, if it went wrong")
    options = parser.parse_args()
    prove, full = PROOFS[options.proof]
    for name, number in full.items():
        if getattr(options, name) is None:
            setattr(options, name, number)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that all that was started ends
    engine = "postgresql" if options.proof == "two-machines" else options.database
    with place(engine) as (folder, address):
        outcome = None
        try:
            outcome = prove(folder, address, options)
        finally:
            if options.log and (outcome is None or outcome.wrong):
                sys.stderr.write((folder / "log").read_text()[-20_000:])
    sys.stdout.write(f"{options.proof}, {engine}\n")
    for what, value in outcome.facts.items():
        sys.stdout.write(f"  {what:<44} {value}\n")
    for wrong in outcome.wrong:
        sys.stdout.write(f"  NOT AS PROMISED: {wrong}\n")
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
