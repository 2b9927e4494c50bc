"""The questions that a page asks the database."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages import reader
from visits import ranking

TABLE = re.compile(r'(?:FROM|INTO|UPDATE) "(\w+?_\w+)"')


def asked(path, status=200):
    """The tables asked by a person's request for `path`, in order; as the first of a minute."""
    browser = reader()
    ranking.forget()
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(path).status_code == status
    return [TABLE.search(query["sql"])[1] for query in queries]
