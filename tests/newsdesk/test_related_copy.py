"""Copying one list to many: that list is looked up once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsdesk.related import bulk
from newsdesk.related.bulk_deeds import DEEDS
from tests import factories
from tests.newsdesk.related import leads

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("instead", [False, True])
def test_it_costs_no_more_questions_for_many_lists_than_for_one(instead):
    source, target = factories.published(), factories.published()
    leads(source, target)
    many = [factories.published() for _ in range(5)]
    choice = {"source": source, "instead": instead}
    asked = []
    for articles in (many[:1], many):
        with CaptureQueriesContext(connection) as questions:
            plan = bulk.plan(DEEDS["copy"], articles, choice)
        assert [planned.targets for planned in plan.done] == [[target.pk]] * len(articles)
        asked.append(len(questions))
    assert asked[0] == asked[1]
    assert "targets" not in choice  # what is looked up goes with the plan, not with the form
