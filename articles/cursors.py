"""Where a page of a list ends: a moment and an article, in a form for addresses."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Self

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
FORM = re.compile(r"(0|[1-9a-z][0-9a-z]{0,11})-([1-9a-z][0-9a-z]{0,12})")
START = datetime.min.replace(tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
LARGEST_KEY = 2**63 - 1


class Cursor(NamedTuple):
    """A place in a list ordered by moment and key, both of which it names exactly."""

    moment: datetime  # aware
    key: int

    def __str__(self) -> str:
        """Two numbers in base 36: microseconds since the year 1, and the key."""
        return f"{_written((self.moment - START) // MICROSECOND)}-{_written(self.key)}"

    @classmethod
    def read(cls, text: str) -> Self:
        """The cursor that is written so; ValueError if none is, nor could be of an article."""
        form = FORM.fullmatch(text)
        if not form:
            raise ValueError("not a cursor")
        since_start, key = (int(number, 36) for number in form.groups())
        if key > LARGEST_KEY:
            raise ValueError("no database has such a key")
        try:
            return cls(START + timedelta(microseconds=since_start), key)
        except OverflowError:
            raise ValueError("no calendar has such a moment") from None


def _written(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits or "0"
