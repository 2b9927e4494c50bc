"""The index in SQLite: a full-text table whose row ids are our keys."""

import json
from contextlib import nullcontext as in_bulk  # noqa: F401, inserting cannot be made quicker

from django.db import connection

from search.entries import LOOKED_THROUGH, words_of

CREATE = ["CREATE VIRTUAL TABLE search_stream USING fts5(tokens, tokenize='ascii')"]
DROP = ["DROP TABLE search_stream"]

INSERT = 'INSERT OR REPLACE INTO "search_stream" (rowid, tokens) VALUES (%s, %s)'
FIND = """SELECT rowid FROM "search_stream" WHERE search_stream MATCH %s
    AND rowid BETWEEN %s AND %s ORDER BY rowid DESC LIMIT %s"""
FIND_PHRASES = """SELECT rowid FROM "search_stream" WHERE rowid BETWEEN (
        SELECT min(rowid) FROM (
            SELECT rowid FROM "search_stream" WHERE search_stream MATCH %s
            AND rowid BETWEEN %s AND %s ORDER BY rowid DESC LIMIT %s))
    AND %s AND search_stream MATCH %s ORDER BY rowid DESC LIMIT %s"""

FIND_EACH = """SELECT word.value, (SELECT json_group_array(rowid) FROM (
        SELECT rowid FROM "search_stream" WHERE search_stream MATCH '"' || word.value || '"'
        AND rowid BETWEEN %s AND %s ORDER BY rowid DESC LIMIT %s))
    FROM json_each(%s) AS word"""


def insert(rows):
    """Keep rows of (key, tokens)."""
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, [(key, " ".join(tokens)) for key, tokens in rows])


def newest(wanted, unwanted, lowest, highest, limit):
    """At most `limit` keys, the highest first, that hold all of `wanted` and none of `unwanted`.

    Both are phrases of tokens, of which `wanted` has at least one. Where a phrase has several
    tokens it is looked for in the newest `LOOKED_THROUGH` that have them all.
    """
    exact = _match(wanted, unwanted)
    with connection.cursor() as cursor:
        if words := words_of(wanted, unwanted):
            candidates = [_match(words, []), lowest, highest, LOOKED_THROUGH]
            cursor.execute(FIND_PHRASES, [*candidates, highest, exact, limit])
        else:
            cursor.execute(FIND, [exact, lowest, highest, limit])
        return [key for (key,) in cursor.fetchall()]


def newest_of_each(tokens, lowest, highest, limit):
    """By token at most `limit` keys that hold it, the highest first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(FIND_EACH, [lowest, highest, limit, json.dumps(tokens)])
        return {token: json.loads(keys) for token, keys in cursor.fetchall()}


def _match(wanted, unwanted):
    return " AND ".join(map(_phrase, wanted)) + "".join(f" NOT {_phrase(p)}" for p in unwanted)


def _phrase(tokens):
    return f'"{" ".join(tokens)}"'
