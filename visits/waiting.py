"""What the journals of this machine hold that is not posted yet."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from visits.journal import journals
from visits.models import JournalPosition


class State(NamedTuple):
    """One journal; `size` and `written_at` are None where its file is not on this machine."""

    name: str
    size: int | None
    written_at: datetime | None
    position: int
    posted_at: datetime | None

    @property
    def is_here(self) -> bool:
        return self.size is not None

    @property
    def waiting(self) -> int:
        """Bytes that are not posted."""
        return max(0, (self.size or 0) - self.position)

    @property
    def waits_since(self) -> datetime | None:
        """The last posting, where something came after it; else when it was begun."""
        return (self.posted_at or self.written_at) if self.waiting else None


def states(folder: Path) -> list[State]:
    """The journals of the folder and those that others are known to have, the newest first.

    At most two queries. Journals that are finished and gone are left out.
    """
    files = {}
    for found in journals(folder):
        with suppress(FileNotFoundError):  # posted to its end this moment
            files[found.name] = found.path.stat()
    rows = {row.name: row for row in JournalPosition.objects.filter(is_finished=False)}
    rows |= JournalPosition.objects.in_bulk(files.keys() - rows.keys(), field_name="name")
    return [
        _state(name, files.get(name), rows.get(name))
        for name in sorted(files.keys() | rows.keys(), reverse=True)
    ]


def _state(name, file, row):
    return State(
        name,
        file and file.st_size,
        file and datetime.fromtimestamp(file.st_mtime, UTC),
        row.position if row else 0,
        row.posted_at if row else None,
    )
