"""Very many texts at once: found as ever meanwhile, and nothing is left to do afterwards."""

import pytest
from django.db import connection

from search import index
from tests.search.cast import found, keep

pytestmark = pytest.mark.django_db

only_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no other way for many"
)


def sorts_at_once():
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = 'search_stream_tokens'")
        return cursor.fetchone()[0] == ["fastupdate=off"]


def test_what_is_put_among_many_is_found_at_once_and_afterwards():
    with index.in_bulk():
        keep(1, text="ponte")
        assert found("ponte") == [1]
        index.remove([1])
        keep(2, text="ponte")
        assert found("ponte") == [2]
    assert found("ponte") == [2]


@only_postgresql
def test_no_question_reads_a_list_of_what_is_to_be_sorted_after_many():
    with index.in_bulk():
        assert not sorts_at_once()
    assert sorts_at_once()


@only_postgresql
def test_many_that_end_early_are_sorted_too():
    with pytest.raises(KeyboardInterrupt), index.in_bulk():
        raise KeyboardInterrupt
    assert sorts_at_once()
