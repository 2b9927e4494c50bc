"""The visits of an article's last days, as the bars of a small picture."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

DAYS = timedelta(days=60)  # the day of the trend among them
PITCH = 10  # from one bar to the next, in units of the picture
BAR = 8
HEIGHT = 100


class Bar(NamedTuple):
    """A day, its visits, and the rectangle that shows them."""

    day: date
    visits: int
    x: int
    y: int
    height: int


class Trend:
    """`counts` by day, as 60 bars up to `last`; days without any are 0.

    The highest bar is as high as the picture, and whatever is not 0 can be seen. Lengths are whole
    numbers, so that no language writes them with a comma.
    """

    width = PITCH * DAYS.days
    height = HEIGHT
    bar = BAR

    def __init__(self, last: date, counts: Mapping[date, int]):
        days = [last - DAYS + timedelta(days=number) for number in range(1, DAYS.days + 1)]
        figures = [counts.get(day, 0) for day in days]
        self.most = max(figures)
        self.sum = sum(figures)
        self.bars = [
            Bar(day, visits, number * PITCH, HEIGHT - height, height)
            for number, (day, visits) in enumerate(zip(days, figures, strict=True))
            for height in [self._height(visits)]
        ]

    @property
    def first(self) -> Bar:
        return self.bars[0]

    @property
    def last(self) -> Bar:
        return self.bars[-1]

    @property
    def highest(self) -> Bar:
        """The newest day of those with most visits."""
        return max(self.bars, key=lambda bar: (bar.visits, bar.day))

    @property
    def newest_first(self) -> list[Bar]:
        return self.bars[::-1]

    def _height(self, visits: int) -> int:
        return max(1, visits * HEIGHT // self.most) if visits else 0
