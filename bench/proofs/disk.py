"""The disk of the journals is full, and has room again."""

import os
import subprocess
import sys
import time

from readers import Readers
from sites import Newspaper, on

from proofs import Outcome, ready


def prove(folder, address, options) -> Outcome:
    """The journals lie on a disk of 1 MB in memory, which something else fills up and frees."""
    if os.geteuid() != 0:  # then in a name space of our own, where we may mount
        own = ["unshare", "--map-root-user", "--mount", sys.executable, *sys.argv]
        sys.exit(subprocess.run(own).returncode)
    site, outcome = Newspaper(folder, database=address and on(address, "disk")), Outcome()
    journals = folder / "journal"
    journals.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(journals)]
    unmount = ["umount", "--lazy", str(journals)]
    subprocess.run(mount, check=True)
    try:
        readers = load(site, journals, options)
        outcome.settle(site)
    finally:
        subprocess.run(unmount, check=True)
    lost = site.tallied().get("lost", 0)
    outcome.compare(site, [readers], lost=lost)
    answered, counted = readers.answered.total(), sum(site.counted().values())
    outcome.facts["answered = counted + reported lost"] = f"{answered:,} = {counted:,} + {lost:,}"
    outcome.expect("the loss is reported exactly", answered == counted + lost)
    outcome.expect("there was a loss to report", lost > 0)
    outcome.expect("all pages are answered", not readers.failed and not readers.broken)
    return outcome


def load(site, journals, options) -> Readers:
    """Readers before, while and after the disk is full."""
    server = ready(site, options.workers)
    readers = Readers([server.port], site.paths, rate=options.rate, connections=8)
    readers.start()
    ballast = journals / "ballast"
    try:
        time.sleep(options.seconds / 3)
        fill(ballast)
        time.sleep(options.seconds / 3)
        ballast.unlink()
        time.sleep(options.seconds / 3)
    finally:
        readers.stop()
        time.sleep(1.5)  # a last beat tells what was lost
        server.stop()
    return readers


def fill(ballast) -> None:
    """Take all that is left, to the last byte."""
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                pass
