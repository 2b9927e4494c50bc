"""Who else has an article open, and who has saved it since."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsdesk.models import Presence
from tests import factories
from tests.newsdesk.pages import ARTICLES, change, desk, opened

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 11, 22, 9, 5, tzinfo=ZoneInfo("Europe/Rome"))


@pytest.fixture
def article():
    return factories.draft("Il ponte")


@pytest.fixture
def anna():
    return desk(factories.staff("Editor", first_name="Anna", last_name="Neri"))


@pytest.fixture
def bruno():
    return desk(factories.staff("Editor", first_name="Bruno", last_name="Sala"))


def call(client, article, body='{"base": 0}', status=200):
    address = f"{ARTICLES}{article.pk}/presence/"
    answer = client.post(address, body, content_type="application/json")
    assert answer.status_code == status
    return answer.json() if status == 200 else None


def test_one_hears_of_others_who_have_the_article_open(article, anna, bruno):
    assert call(anna, article)["others"] == ""
    assert call(bruno, article)["others"] == "Anna Neri ha aperto questo articolo."
    call(desk(factories.staff("Editor", username="carla")), article)
    assert call(bruno, article)["others"] == "Anna Neri e carla hanno aperto questo articolo."


def test_who_has_another_article_open_is_not_here(article, anna, bruno):
    call(anna, factories.draft())
    assert call(bruno, article)["others"] == ""


def test_who_left_is_gone_after_25_seconds(article, anna, bruno):
    with time_machine.travel(NINE, tick=False) as clock:
        call(anna, article)
        clock.shift(timedelta(seconds=24))
        assert call(bruno, article)["others"]
        clock.shift(timedelta(seconds=2))
        assert call(bruno, article)["others"] == ""


def test_without_script_the_page_says_who_was_here_when_it_was_opened(article, anna, bruno):
    call(anna, article)
    page = bruno.get(change(article)).content.decode()
    assert "Anna Neri ha aperto questo articolo." in page


def test_one_hears_that_a_colleague_has_saved_since(article, anna, bruno):
    with time_machine.travel(NINE, tick=False):
        base = opened(bruno, change(article))["_base"]
        body = json.dumps({"base": int(base)})
        assert call(bruno, article, body)["saved"] == ""
        form = opened(anna, change(article)) | {"headline": "Il ponte nuovo"}
        assert anna.post(change(article), form).status_code == 302
        said = call(bruno, article, body)["saved"]
        assert said == "Anna Neri ha salvato questo articolo nel frattempo (9:05)."
        said = call(anna, article, body)["saved"]
        assert said == "Hai salvato questo articolo in un’altra finestra (9:05)."
        page = bruno.get(change(article)).content.decode()
    assert f"/history/compare/?from={int(base) + 1}" in page


def test_what_is_changed_past_the_newsdesk_was_saved_by_somebody(article, anna, bruno):
    base = int(opened(bruno, change(article))["_base"])
    type(article).objects.filter(pk=article.pk).update(headline="Altro")
    opened(anna, change(article))  # keeps it as found
    said = call(bruno, article, json.dumps({"base": base}))["saved"]
    assert said.startswith("Qualcuno ha salvato")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no",
        "[]",
        "{}",
        '{"base": null}',
        '{"base": "x"}',
        '{"base": -1}',
        '{"base": 1e999}',
        '{"base": 99999999999999999999}',
        "[" * 900,
        "x" * 2000,
    ],
)
def test_a_page_that_says_nothing_of_use_hears_who_is_here(article, anna, body):
    assert call(anna, article, body)["saved"] == ""


def test_only_who_may_write_it_is_told_or_seen(article):
    call(desk(factories.staff("Journalist")), article, status=404)
    call(desk(factories.staff("Moderator")), factories.published(), status=403)
    call(desk(), article, status=302)
    assert not Presence.objects.exists()
    page = desk(factories.staff("Moderator")).get(change(factories.published()))
    assert "data-presence" not in page.content.decode()


def test_it_is_asked_for_by_posting_and_not_by_a_forged_form(article, anna):
    assert anna.get(f"{ARTICLES}{article.pk}/presence/").status_code == 405
    person = factories.staff("Editor")
    call(desk(person, enforce_csrf_checks=True), article, status=403)


def test_who_was_here_yesterday_is_forgotten_with_the_next_save(article, anna, bruno):
    with time_machine.travel(NINE, tick=False) as clock:
        call(anna, article)
        clock.shift(timedelta(hours=23))
        call(bruno, article)
        clock.shift(timedelta(hours=2))
        article.refresh_from_db()
        bruno.post(change(article), opened(bruno, change(article)))
        assert Presence.objects.count() == 1


def test_asking_costs_little(article, anna, bruno):
    call(anna, article)
    call(bruno, article)
    with CaptureQueriesContext(connection) as asked:
        call(bruno, article, '{"base": 1}')
    assert len(asked) <= 8, "\n".join(query["sql"] for query in asked)
