"""Series in the newsdesk: made by editors, chosen for an article by typing."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Series
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    client = Client()
    client.force_login(factories.staff("Editor"))
    return client


def test_an_editor_makes_a_series(desk):
    facts = {"name": "Il fiume e noi", "slug": "il-fiume-e-noi", "description": "Sei puntate."}
    answer = desk.post(reverse("admin:articles_series_add"), facts)
    assert answer.status_code == 302
    assert Series.objects.get().get_absolute_url() == "/series/il-fiume-e-noi/"


def test_an_article_chooses_its_series_by_typing(desk):
    series = Series.objects.create(name="Il fiume e noi", slug="il-fiume")
    field = {"app_label": "articles", "model_name": "article", "field_name": "series"}
    found = desk.get(reverse("admin:autocomplete"), field | {"term": "fiume"}).json()["results"]
    assert found == [{"id": str(series.pk), "text": "Il fiume e noi"}]
    article = factories.draft(series=series)
    page = desk.get(reverse("admin:articles_article_change", args=[article.pk]))
    assert "Il fiume e noi" in page.content.decode()
