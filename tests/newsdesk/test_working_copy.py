"""What is typed into an article's form is kept on the server before it is saved."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from newsdesk.models import WorkingCopy
from newsdesk.working_copies import new_key
from tests import factories
from tests.newsdesk.pages import ARTICLES, Form, change, desk, errors, form_on, opened

pytestmark = pytest.mark.django_db

ADD = f"{ARTICLES}add/"
ROME = ZoneInfo("Europe/Rome")
NINE = datetime(2026, 11, 22, 9, 5, tzinfo=ROME)


@pytest.fixture
def person():
    return factories.staff("Journalist")


@pytest.fixture
def article(person):
    return factories.draft("Il ponte", created_by=person)


def address(key, deed=""):
    return f"{ARTICLES}working-copy/{key}/{deed}"


def pairs(form):
    return [
        [name, str(each)]
        for name, value in form.items()
        for each in (value if isinstance(value, list) else [value])
    ]


def keep(client, form, **typed):
    """As the page's script does; answers the response and the copy's key."""
    form = Form(form) | typed
    body = json.dumps({"fields": pairs(form)})
    key = form["_working_copy"]
    return client.post(address(key), body, content_type="application/json"), key


def taken_up(client, thing, key):
    page = client.get(ADD if thing is None else change(thing), {"working_copy": key})
    assert page.status_code == 200
    return page


# --- Keeping and taking up --------------------------------------------------------------------


def test_what_is_typed_is_kept_apart_from_the_article(person, article):
    client = desk(person)
    with time_machine.travel(NINE, tick=False):
        answer, _ = keep(client, opened(client, change(article)), headline="Il ponte nuovo")
    assert (answer.status_code, answer.json()) == (200, {"at": "9:05"})
    article.refresh_from_db()
    assert article.headline == "Il ponte"
    copy = WorkingCopy.objects.get()
    assert (copy.person, copy.article, copy.headline) == (person, article, "Il ponte nuovo")
    assert not {"csrfmiddlewaretoken", "_working_copy"} & dict(copy.fields).keys()


def test_the_form_offers_it_with_its_time(person, article):
    client = desk(person)
    with time_machine.travel(NINE, tick=False) as clock:
        _, key = keep(client, opened(client, change(article)), headline="Il ponte nuovo")
        page = client.get(change(article)).content.decode()
        assert "Hai del testo non salvato di oggi, ore 9:05" in page
        assert f"?working_copy={key}" in page
        clock.shift(timedelta(days=1))
        page = client.get(change(article)).content.decode()
        assert "Hai del testo non salvato del 22 novembre 2026, ore 9:05" in page


def test_taking_it_up_fills_the_form_and_its_rows_and_saves_nothing(person, article):
    factories.outlet()
    client = desk(person)
    article.source_links.create(url="https://example.org/1", label="Prima")
    form = opened(client, change(article)).row("source_links", url="https://example.org/2")
    form["source_links-0-label"] = "Cambiata"
    typed = {"headline": "", "tags": ["Pace", "Mare"], "body": "<p>Nuovo</p>"}
    _, key = keep(client, form, **typed)
    page = taken_up(client, article, key)
    assert errors(page) == {}
    assert "errornote" not in page.content.decode()
    form = form_on(page)
    assert {name: form[name] for name in typed} == typed
    assert form["source_links-0-label"] == "Cambiata"
    assert form["source_links-1-url"] == "https://example.org/2"
    assert form["_working_copy"] == key
    article.refresh_from_db()
    assert (article.headline, article.source_links.count()) == ("Il ponte", 1)


def test_a_row_marked_for_deletion_stays_marked(person, article):
    client = desk(person)
    article.source_links.create(url="https://example.org/1")
    form = opened(client, change(article)) | {"source_links-0-DELETE": "on"}
    _, key = keep(client, form)
    assert form_on(taken_up(client, article, key))["source_links-0-DELETE"] == "on"


def test_a_save_that_succeeds_drops_it_and_one_with_errors_does_not(person, article):
    client = desk(person)
    _, key = keep(client, opened(client, change(article)), headline="Il ponte nuovo")
    form = form_on(taken_up(client, article, key))
    page = client.post(change(article), form | {"headline": ""})
    assert page.status_code == 200
    assert form_on(page)["_working_copy"] == key
    assert WorkingCopy.objects.exists()
    assert client.post(change(article), form).status_code == 302
    assert not WorkingCopy.objects.exists()
    article.refresh_from_db()
    assert article.headline == "Il ponte nuovo"


def test_a_new_article_is_kept_offered_taken_up_and_saved(person):
    client = desk(person)
    form = opened(client, ADD)
    _, key = keep(client, form, headline="Una notizia mai salvata", tags=["Pace"])
    assert opened(client, ADD)["_working_copy"] != key
    page = client.get(ADD).content.decode()
    assert "Una notizia mai salvata" in page
    form = form_on(taken_up(client, None, key))
    assert (form["headline"], form["tags"]) == ("Una notizia mai salvata", ["Pace"])
    assert client.post(ADD, form).status_code == 302
    assert Article.objects.get().headline == "Una notizia mai salvata"
    assert not WorkingCopy.objects.exists()


def test_a_copy_that_says_what_the_article_says_is_not_offered(person, article):
    client = desk(person)
    article.source_links.create(url="https://example.org/1")
    form = opened(client, change(article))
    keep(client, form)
    assert "?working_copy=" not in client.get(change(article)).content.decode()
    keep(client, form | {"source_links-0-label": "Cambiata"})
    assert "?working_copy=" in client.get(change(article)).content.decode()


def test_two_windows_of_one_person_keep_a_copy_each(person, article):
    client = desk(person)
    one, other = (opened(client, change(article)) for _ in range(2))
    keep(client, one, headline="Uno")
    keep(client, other, headline="Due")
    assert {copy.headline for copy in WorkingCopy.objects.all()} == {"Uno", "Due"}
    assert client.get(change(article)).content.decode().count("?working_copy=") == 2


def test_it_may_be_thrown_away(person, article):
    client = desk(person)
    for headers in ({}, {"Accept": "application/json"}):
        _, key = keep(client, opened(client, change(article)), headline="Via")
        answer = client.post(address(key, "drop/"), headers=headers)
        assert answer.status_code == (200 if headers else 302)
        assert not WorkingCopy.objects.exists()
    assert client.post(address(new_key(), "drop/")).url == ADD
    assert client.post(address("niente", "drop/")).status_code == 404


def test_copies_that_nobody_asked_for_in_a_month_go_with_the_next_save(person, article):
    client = desk(person)
    form = opened(client, change(article))
    _, old = keep(client, form, headline="Vecchia")
    _, young = keep(client, opened(client, change(article)), headline="Nuova")
    moment = timezone.now() - timedelta(days=31)
    WorkingCopy.objects.filter(key=old).update(saved_at=moment)
    client.post(change(article), opened(client, change(article)))
    assert [copy.key for copy in WorkingCopy.objects.all()] == [young]


def test_signing_in_again_gives_a_new_token(person):
    client = desk(person)
    answer = client.get(f"{ARTICLES}working-copy/").json()
    assert answer["person"] == person.pk
    assert len(answer["token"]) == 64
    assert desk().get(f"{ARTICLES}working-copy/").status_code == 302


# --- Cost -------------------------------------------------------------------------------------


def test_keeping_asks_who_it_is_what_he_may_and_writes_once(person, article):
    client = desk(person)
    form = opened(client, change(article))
    keep(client, form, headline="Prima")
    with CaptureQueriesContext(connection) as asked:
        keep(client, form, headline="Dopo")
    queries = [query["sql"] for query in asked]
    assert len(queries) <= 6, "\n".join(queries)
    assert sum("newsdesk_workingcopy" in query for query in queries) == 1
