"""Several write at once, over connections of their own, and nobody's change is overlooked."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

from editions import current as module
from editions.current import look, raise_edition, watch
from editions.models import Change, Edition

pytestmark = pytest.mark.django_db(transaction=True)


class Writer:
    """Someone who changes things in a thread of his own."""

    def __init__(self, connect):
        self.pool = ThreadPoolExecutor(1)
        self.does(connect)

    def does(self, deed, *arguments):
        return self.pool.submit(deed, *arguments).result(30)

    def changes(self):
        self.block = transaction.atomic()
        self.does(self.block.__enter__)
        self.does(Change.objects.create)

    def commits(self):
        self.does(self.block.__exit__, None, None, None)

    def takes_back(self):
        self.does(self.block.__exit__, ValueError, ValueError(), None)

    def leaves(self):
        self.does(lambda: connection.close())
        self.pool.shutdown()


@pytest.fixture
def writers(transactional_db, settings, tmp_path):
    """Two, on a database that several may use; the SQLite of the tests is none, so they get one."""
    settings.EDITION_DUE = None
    own = connections[DEFAULT_DB_ALIAS]
    facts = own.settings_dict
    if connection.vendor == "sqlite":
        facts = facts | {"NAME": str(tmp_path / "editions.sqlite3")}

    def connect():
        connections[DEFAULT_DB_ALIAS] = type(own)(facts, DEFAULT_DB_ALIAS)

    connect()
    if connection.vendor == "sqlite":
        with connection.schema_editor() as editor:
            editor.create_model(Edition)
            editor.create_model(Change)
    Edition.objects.get_or_create(pk=1)
    pair = [Writer(connect), Writer(connect)]
    yield pair
    for writer in pair:
        writer.leaves()
    connection.close()
    connections[DEFAULT_DB_ALIAS] = own


def number():
    look()
    return watch.known.number


def test_a_change_counts_from_its_commit(writers):
    writer, before = writers[0], number()
    writer.changes()
    assert number() == before
    writer.commits()
    assert number() == before + 1


def test_a_change_that_another_takes_back_is_none(writers):
    writer, before = writers[0], number()
    writer.changes()
    writer.takes_back()
    assert number() == before


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one write at a time")
def test_who_began_first_and_commits_last_is_noticed(writers):
    first, second = writers
    before = number()
    first.changes(), second.changes()
    second.commits()
    assert number() == before + 1
    first.commits()
    assert number() == before + 2


def test_folding_leaves_out_what_is_not_committed(writers, monkeypatch):
    monkeypatch.setattr(module, "FOLDED_FROM", 3)
    first, second = writers
    before = number()
    for _ in range(4):
        first.changes()
        first.commits()
    if connection.vendor == "postgresql":  # elsewhere who folds waits for who writes
        second.changes()
        assert number() == before + 4
        assert Change.objects.count() == 0
        second.commits()
        assert number() == before + 5
    assert number() >= before + 4


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one write at a time")
def test_only_one_folds(writers, monkeypatch):
    monkeypatch.setattr(module, "FOLDED_FROM", 0)
    other = writers[0]
    before = number()
    other.changes()
    other.does(lambda: Edition.objects.select_for_update().get())
    raise_edition()
    assert number() == before + 1
    assert Change.objects.count() == 1  # not waited for
    other.commits()
    assert number() == before + 2
    assert Change.objects.count() == 0


def test_the_number_never_falls_while_several_write_look_and_fold(writers, monkeypatch):
    monkeypatch.setattr(module, "FOLDED_FROM", 5)
    seen = [number()]

    def write():
        for _ in range(30):
            with transaction.atomic():
                Change.objects.create()

    done = [writer.pool.submit(write) for writer in writers]
    while not all(future.done() for future in done):
        seen.append(number())
    for future in done:
        future.result()
    seen.append(number())
    assert seen == sorted(seen)
    assert seen[-1] == seen[0] + 60
