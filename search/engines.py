"""The engine of this site's database: `sqlite` or `postgresql`, with the same few functions."""

from django.db import connection

from search import postgresql, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def engine():
    return ENGINES[connection.vendor]
