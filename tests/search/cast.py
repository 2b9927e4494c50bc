"""A few texts in the index, and a word to ask for them."""

from datetime import UTC, datetime, timedelta

from search import index
from search.entries import Entry
from search.finding import find
from search.queries import parse

NOW = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)


def keep(id, headline="Una notizia", text="", *, days_ago=1, **facts):
    index.put([Entry(id, NOW - timedelta(days=days_ago), headline, text=text, **facts)])


def found(typed, language="it", **choices):
    """Ids of what is found at `NOW`, the best first."""
    return find(parse(typed, language), **{"at": NOW} | choices).ids
