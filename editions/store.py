"""The pages that a process keeps in its memory, as many as a number of bytes allows."""

import threading
import time
from collections.abc import Hashable

from editions.pages import Page

FREED = 0.1  # share of the budget that is made free at once, so that sorting is seldom


class Store:
    """Pages by their keys; `get` is a dictionary's. Who answers with one says so by its `used`."""

    def __init__(self, budget: int):
        self.budget, self.size = budget, 0
        self._pages: dict[Hashable, Page] = {}
        self._lock = threading.Lock()
        self.get = self._pages.get

    def __len__(self) -> int:
        return len(self._pages)

    def keep(self, key: Hashable, page: Page) -> None:
        """In place of the key's former page. What was not used for longest goes, if need be."""
        page.used = time.monotonic()
        with self._lock:
            self._drop(key)
            if page.size > self.budget:
                return
            if self.size + page.size > self.budget:
                self._make_room(page.size)
            self._pages[key] = page
            self.size += page.size

    def _make_room(self, size: int) -> None:
        goal = min(self.budget * (1 - FREED), self.budget - size)
        for key in sorted(self._pages, key=lambda key: self._pages[key].used):
            if self.size <= goal:
                break
            self._drop(key)

    def _drop(self, key: Hashable) -> None:
        if page := self._pages.pop(key, None):
            self.size -= page.size
