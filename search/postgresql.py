"""The index in PostgreSQL: vectors of tokens at their places, written without its own parser."""

from contextlib import contextmanager

from django.db import connection

from search.entries import LOOKED_THROUGH, words_of

# Asked by its index alone: reading vectors one by one takes long, which the planner does not know.
NEWEST = """SELECT rowid FROM search_stream WHERE tokens @@ match
    AND rowid + 0 BETWEEN lowest AND highest ORDER BY rowid DESC LIMIT most"""
CREATE = [
    "CREATE TABLE search_stream (rowid bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    # Without a list of what is still to be sorted in, which every question would have to read;
    # see `in_bulk`.
    "CREATE INDEX search_stream_tokens ON search_stream USING gin (tokens) WITH (fastupdate = off)",
    f"""CREATE FUNCTION search_newest(match tsquery, lowest bigint, highest bigint, most integer)
        RETURNS SETOF bigint LANGUAGE sql STABLE
        SET enable_seqscan = off SET enable_indexscan = off AS '{NEWEST}'""",
]
SORT_LATER = "ALTER INDEX search_stream_tokens SET (fastupdate = on)"
SORT_AT_ONCE = [
    "ALTER INDEX search_stream_tokens SET (fastupdate = off)",
    "SELECT gin_clean_pending_list('search_stream_tokens')",
]
DROP = ["DROP FUNCTION search_newest", "DROP TABLE search_stream"]

INSERT = """INSERT INTO "search_stream" (rowid, tokens) VALUES (%s, %s::tsvector)
    ON CONFLICT (rowid) DO UPDATE SET tokens = excluded.tokens"""
FIND = 'SELECT rowid FROM "search_newest"(%s::tsquery, %s, %s, %s) AS found (rowid)'
FIND_PHRASES = """SELECT rowid FROM "search_newest"(%s::tsquery, %s, %s, %s) AS found (rowid)
    WHERE (SELECT tokens @@ %s::tsquery FROM search_stream WHERE rowid = found.rowid)
    ORDER BY rowid DESC LIMIT %s"""

FIND_EACH = """SELECT token, ARRAY(
        SELECT rowid FROM "search_newest"(quote_literal(token)::tsquery, %s, %s, %s) AS f (rowid))
    FROM unnest(%s::text[]) AS token"""


def insert(rows):
    """Keep rows of (key, tokens)."""
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, [(key, _vector(tokens)) for key, tokens in rows])


@contextmanager
def in_bulk():
    """Within the block inserting costs a third, and each question a few milliseconds more."""
    with connection.cursor() as cursor:
        cursor.execute(SORT_LATER)
        try:
            yield
        finally:
            for statement in SORT_AT_ONCE:
                cursor.execute(statement)


def newest(wanted, unwanted, lowest, highest, limit):
    """As in `search.sqlite`."""
    exact = _match(wanted, unwanted)
    with connection.cursor() as cursor:
        if words := words_of(wanted, unwanted):
            candidates = [_match(words, []), lowest, highest, LOOKED_THROUGH]
            cursor.execute(FIND_PHRASES, [*candidates, exact, limit])
        else:
            cursor.execute(FIND, [exact, lowest, highest, limit])
        return [key for (key,) in cursor]


def newest_of_each(tokens, lowest, highest, limit):
    """As in `search.sqlite`."""
    with connection.cursor() as cursor:
        cursor.execute(FIND_EACH, [lowest, highest, limit, tokens])
        return dict(cursor.fetchall())


def _match(wanted, unwanted):
    return " & ".join([*map(_phrase, wanted), *(f"!({_phrase(phrase)})" for phrase in unwanted)])


def _vector(tokens):
    places = {}
    for place, token in enumerate(tokens, start=1):
        places[token] = f"{places[token]},{place}" if token in places else f"'{token}':{place}"
    return " ".join(places.values())


def _phrase(tokens):
    return " <-> ".join(f"'{token}'" for token in tokens)
