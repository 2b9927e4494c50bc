"""A colleague who has the same article open is seen while one writes."""

import json

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import factories
from tests.newsdesk.pages import change, desk, opened
from tests.newsdesk.writing import Writing

PRESENCE = "**/presence/"


@pytest.fixture
def article():
    return factories.draft("Il ponte", body="<p>Il ponte.</p>")


def test_a_colleague_is_seen_within_ten_seconds_and_so_is_a_save(newsdesk, live_server, article):
    newsdesk.context.unroute(PRESENCE)
    writing = Writing(newsdesk, live_server.url + change(article))
    anna = desk(factories.staff("Editor", first_name="Anna", last_name="Neri"))
    place = reverse("admin:articles_article_presence", args=[article.pk])
    anna.post(place, json.dumps({"base": 0}), content_type="application/json")
    shown = newsdesk.locator("[data-presence]")
    expect(shown).to_have_attribute("role", "status")
    with newsdesk.expect_response(PRESENCE):
        writing.rest(10)
    expect(shown.locator("[data-others]")).to_have_text("Anna Neri ha aperto questo articolo.")
    form = opened(anna, change(article)) | {"headline": "Il ponte riapre"}
    assert anna.post(change(article), form).status_code == 302
    with newsdesk.expect_response(PRESENCE):
        writing.rest(10)
    saved = shown.locator("[data-saved]")
    expect(saved).to_contain_text("Anna Neri ha salvato questo articolo nel frattempo")
    with newsdesk.expect_popup() as comparison:
        saved.get_by_role("link").click()
    expect(comparison.value.locator("#content")).to_contain_text("riapre")
