"""Where the lines of an import are added up: a file of its own, so that memory does not grow."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from itertools import islice

Key = tuple[int, date]  # article and day


class Staging:
    """Counts by article and day; use it in a `with` block, the file goes at its end."""

    def __enter__(self) -> "Staging":
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute(
            "CREATE TABLE counts (day INTEGER, article INTEGER, count INTEGER,"
            " PRIMARY KEY (day, article)) WITHOUT ROWID"
        )
        self._database.execute("BEGIN")
        return self

    def __exit__(self, *exception: object) -> None:
        self._database.close()

    def add(self, counts: Iterable[tuple[Key, int]]) -> None:
        """Lines of one article and day, by former addresses for example, are added up."""
        self._database.executemany(
            "INSERT INTO counts VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            ((day.toordinal(), article, count) for (article, day), count in counts),
        )

    def batches(self, size: int) -> Iterator[dict[Key, int]]:
        """All that was added, by day."""
        with closing(self._database.execute("SELECT * FROM counts ORDER BY day, article")) as rows:
            while batch := list(islice(rows, size)):
                yield {(article, date.fromordinal(day)): count for day, article, count in batch}
