"""No page of the newsdesk asks the database more when it has more to show."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import factories
from tests.newsdesk.pages import ARTICLES, LINKED, change, desk
from visits import posting
from visits.ledger import adjust
from visits.models import JournalPosition

pytestmark = pytest.mark.django_db

LISTS = [
    ARTICLES,
    LINKED,
    "/admin/articles/author/",
    "/admin/articles/tag/",
    "/admin/photos/photo/",
    "/admin/auth/user/",
    "/admin/visits/dailyvisits/",
    "/admin/visits/uncountedopenings/",
    "/admin/visits/visittotal/",
    "/admin/visits/adjustment/",
    "/admin/visits/journalposition/",
]


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked]


def fill(numbers, photo):
    for number in numbers:
        person = factories.staff("Journalist", username=f"persona-{number}")
        article = factories.published(created_by=person, tags=[f"Tag {number}"], photo=photo)
        article.bylines.create(author=factories.author(f"Firma {number}", user=person))
        article.related_links.create(target=factories.published())
        adjust(article, 5, "prova", person)
        factories.visits(article)
        JournalPosition.objects.create(name=f"{number}.journal")
        reason = ["crawler", "tool", "prefetch", "staff"][number % 4]
        posting.add(openings={(timezone.localdate(), reason): 1})


def test_lists_ask_as_much_for_thirty_rows_as_for_three():
    client, photo = desk(factories.staff("Editor-in-chief")), factories.photo()
    fill(range(3), photo)
    for address in LISTS:
        queries(client, address)  # fills what Django keeps for itself
    few = {address: queries(client, address) for address in LISTS}
    fill(range(3, 30), photo)
    for address in LISTS:
        many = queries(client, address)
        assert len(many) == len(few[address]), "\n".join(many)
        assert len(many) <= 10, "\n".join(many)


def test_the_form_of_a_long_article_asks_at_most_25_times():
    client = desk(factories.staff("Editor"))
    article = factories.published(tags=["Pace", "Mare"], photo=factories.photo())
    for number in range(4):
        article.bylines.create(author=factories.author(f"Firma {number}"))
        outlet = factories.outlet(f"Agenzia {number}")
        article.source_links.create(source=outlet, url=f"https://example.org/{number}")
        article.related_links.create(target=factories.published())
        article.corrections.create(text="Era lunedì.")
    asked = queries(client, change(article))
    assert len(asked) <= 25, "\n".join(asked)
    client.get(f"{LINKED}{article.pk}/change/")  # suggestions are made where there were none
    assert len(queries(client, f"{LINKED}{article.pk}/change/")) <= 9


def test_the_visits_of_an_article_ask_little():
    client = desk(factories.staff("Editor-in-chief"))
    article = factories.published()
    for days_ago in range(60):
        factories.visits(article, timezone.localdate() - timedelta(days=days_ago))
        adjust(article, 1, "prova", None)
    asked = queries(client, f"/admin/visits/visittotal/{article.pk}/change/")
    assert len(asked) <= 9, "\n".join(asked)


def test_a_new_article_asks_little():
    assert len(queries(desk(factories.staff("Journalist")), f"{ARTICLES}add/")) <= 8
