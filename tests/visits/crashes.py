"""Crashes at chosen points of a posting: around each statement, and around the end of a file."""

from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from django.db import connection


class Crash(Exception):
    """The process ends here."""


class Points:
    """Counts the points that are passed and crashes at one of them."""

    def __init__(self, crash_at=None):
        self.passed, self.crash_at = 0, crash_at

    def point(self):
        self.passed += 1
        if self.passed == self.crash_at:
            raise Crash

    def statement(self, execute, sql, *args):
        if "ROLLBACK" in sql:  # what the database does by itself when a process is gone
            return execute(sql, *args)
        self.point()
        result = execute(sql, *args)
        self.point()
        return result

    @contextmanager
    def watched(self):
        unlink = Path.unlink

        def unlinking(path, **kwargs):
            self.point()
            unlink(path, **kwargs)
            self.point()

        with (
            connection.execute_wrapper(self.statement),
            mock.patch.object(Path, "unlink", unlinking),
        ):
            yield self
