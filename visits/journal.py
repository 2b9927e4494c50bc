"""The files that openings are written to before anything else is done with them.

Each process has one of its own and holds the lock on it for as long as it may write. A journal
whose lock can be had belongs to nobody any more: its process died, or has begun another.
"""

import fcntl
import os
import secrets
import time
from pathlib import Path

from visits.records import SIZE

ENDING = ".journal"
FULL = 8 * 1024 * 1024 // SIZE * SIZE  # bytes, then the process begins another


class Journal:
    """A file of this process, to write at its end. One caller at a time; `sync` may run beside.

    OSError where the folder takes no file.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.name = f"{time.time_ns():x}-{os.getpid()}-{secrets.token_hex(4)}{ENDING}"
        self.path = folder / self.name
        # Nobody looks for it under its first name, and under the second it is locked already.
        draft = self.path.with_suffix(".new")
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL
        self._file = os.open(draft, flags, 0o640)
        fcntl.flock(self._file, fcntl.LOCK_EX)
        os.rename(draft, self.path)
        self.size = self.settled = 0
        self._synced = 0

    def append(self, record: bytes) -> None:
        """Write it in one go, or not at all: OSError."""
        written = 0
        try:
            written = os.write(self._file, record)
        finally:
            if written != len(record):
                os.ftruncate(self._file, self.size)
        if written != len(record):
            raise OSError(f"{self.name} took {written} of {len(record)} bytes")
        self.size += written

    def read(self, start: int, end: int) -> bytes:
        """A part of what was written, also after others have taken the file away."""
        return os.pread(self._file, end - start, start)

    def sync(self) -> None:
        """Have what was written survive a power cut; waits for the disk."""
        size = self.size
        if size > self._synced:
            os.fdatasync(self._file)
            self._synced = size

    def is_in_place(self) -> bool:
        """Whether others find it, and in it all that was written."""
        ours = os.fstat(self._file)
        try:
            return os.path.samestat(self.path.stat(), ours) and ours.st_size >= self.size
        except OSError:
            return False

    def let_go(self) -> None:
        """Write no more: from now on others may post it to its end."""
        fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Give the file back. The lock stays with a parent who shares it."""
        os.close(self._file)


class Found:
    """A journal in the folder, whoever's it is, to read; use it in a `with` block."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name

    def __enter__(self) -> "Found":
        """FileNotFoundError if it is gone."""
        self._file = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.is_orphan = False
        else:
            self.is_orphan = True
        # After the lock: whoever wrote it has written all.
        self.size = os.fstat(self._file).st_size
        return self

    def __exit__(self, *exception: object) -> None:
        if self.is_orphan:
            # A fork may hold the file as well, and with it the lock.
            fcntl.flock(self._file, fcntl.LOCK_UN)
        os.close(self._file)

    def read(self, start: int) -> bytes:
        """From there to the end that it had when it was opened.

        After a power cut that end may lie before what was posted: nothing is read then.
        """
        return os.pread(self._file, max(0, self.size - start), start)


class Gone:
    """A journal of ours that only we still have: what is `Found` of it is its end."""

    is_orphan = True

    def __init__(self, journal: Journal) -> None:
        self._journal, self.path, self.name = journal, journal.path, journal.name

    def read(self, start: int) -> bytes:
        return self._journal.read(start, max(start, self._journal.size))


def journals(folder: Path) -> list[Found]:
    """All journals in the folder, the oldest first."""
    if not folder.is_dir():
        return []
    return [Found(path) for path in sorted(folder.glob(f"*{ENDING}"))]
