"""What the newsdesk's pages answer to: they are read and posted to, and nothing else."""

import pytest

from sources.jobs import begun
from tests import factories
from tests.newsdesk.pages import ARTICLES, LINKED, change, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses():
    """One of each kind of page: Django's own, ours of articles, the related and sources desks."""
    article = factories.published()
    check = begun(article.source_links.create(url="https://prova.it/1"))
    check.save(force_insert=True)
    return [
        "/admin/",
        ARTICLES,
        change(article),
        f"{ARTICLES}add/",
        LINKED,
        f"{LINKED}{article.pk}/change/",
        f"{LINKED}{article.pk}/state/",
        f"{LINKED}measures/",
        f"{LINKED}bulk/",
        f"{LINKED}bulk/add/",
        "/admin/sources/sourcecheck/",
        f"/admin/sources/sourcecheck/{check.pk}/change/",
        "/admin/photos/photo/",
        "/admin/articles/tag/add/",
    ]


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_no_page_takes_another_method_for_a_look(addresses, method):
    client = desk(factories.staff("Editor-in-chief"))
    assert {client.get(address).status_code for address in addresses} == {200}
    for address in addresses:
        assert getattr(client, method)(address).status_code == 405, address
