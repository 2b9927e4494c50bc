"""No page asks the database more when the newspaper has grown."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import indexing
from articles.models import Article
from tests.newspaper import FILES, PAGES, print_newspaper
from tests.pages import reader
from tests.questions import TABLE
from visits import ranking

pytestmark = pytest.mark.django_db


def questions():
    """By address, the tables that each public page asks, in order."""
    browser, asked = reader(), {}
    for path in (PAGES | FILES).values():
        ranking.forget()
        with CaptureQueriesContext(connection) as queries:
            browser.get(path)
        tables = (TABLE.search(query["sql"]) for query in queries)
        asked[path] = sorted(table[1] for table in tables if table)
    return asked


def test_five_thousand_articles_cost_as_many_queries_as_forty():
    print_newspaper(40)
    assert list(indexing.rebuild())
    few = questions()
    Article.objects.all().delete()
    print_newspaper(5_000)
    assert list(indexing.rebuild())
    many = questions()
    assert few["/"] and few["/search/?q=ponte"]
    assert {path: asked for path, asked in many.items() if asked != few[path]} == {}
