"""The numbers of articles as a process knows them: what is posted, and what it counted since."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

HELD = 20_000


class Visits(NamedTuple):
    total: int
    today: int


class Number:
    """Of one article. `posted` is None as long as the database was not asked."""

    __slots__ = ("day", "posted", "posted_today", "waiting")

    def __init__(self) -> None:
        self.posted: int | None = None
        self.posted_today = self.day = self.waiting = 0


class Numbers:
    """Those of many articles; no more than HELD, but for those that wait to be posted."""

    def __init__(self) -> None:
        self._held: dict[int, Number] = {}
        self._waiting: dict[tuple[int, int], int] = {}  # by article and day

    def count(self, article: int, day: int) -> None:
        """One more visit, waiting to be posted."""
        self.hold(article).waiting += 1
        key = article, day
        self._waiting[key] = self._waiting.get(key, 0) + 1

    def look(self, article: int, day: int) -> Visits | None:
        """All visits and those of the day; None where what is posted is not known."""
        number = self._held.get(article)
        if number is None or number.posted is None:
            return None
        posted_today = number.posted_today if number.day == day else 0
        waiting_today = self._waiting.get((article, day), 0)
        return Visits(number.posted + number.waiting, posted_today + waiting_today)

    def post(self, rows: Iterable[tuple[int, int, int]], day: int) -> None:
        """What stands in the database now: article, total, visits of the day."""
        for article, total, today in rows:
            number = self._held.get(article)
            if number is not None:
                number.posted, number.posted_today, number.day = total, today, day

    def settle(self, counts: Mapping[tuple[int, date], int]) -> None:
        """These wait no more: they are in what stands in the database now.

        More than wait may be posted: once more, where a backup of the database was put back.
        """
        for (article, day), count in counts.items():
            key = article, day.toordinal()
            waits = self._waiting.pop(key, 0)
            if waits > count:
                self._waiting[key] = waits - count
            if waits:
                self._held[article].waiting -= min(waits, count)

    def hold(self, article: int) -> Number:
        """The article's number, kept from now on."""
        number = self._held.get(article)
        if number is None:
            if len(self._held) >= HELD:
                self._make_room()
            number = self._held[article] = Number()
        return number

    def _make_room(self) -> None:
        """Forget the older half of those that are posted; asked for again they cost a query."""
        settled = [article for article, number in self._held.items() if not number.waiting]
        for article in settled[: HELD // 2]:
            del self._held[article]
