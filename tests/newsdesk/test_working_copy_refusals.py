"""Whose working copies are whose, and what is not kept as one."""

import json

import pytest

from newsdesk.bounds import LARGEST
from newsdesk.models import WorkingCopy
from newsdesk.working_copies import new_key
from tests import factories
from tests.newsdesk.pages import ARTICLES, change, desk, opened

pytestmark = pytest.mark.django_db

ADD = f"{ARTICLES}add/"
FIELDS = {"fields": [["headline", "Parole mai salvate"]]}


@pytest.fixture
def person():
    return factories.staff("Journalist")


@pytest.fixture
def article(person):
    return factories.draft("Il ponte", created_by=person)


def send(client, key, body=FIELDS, **headers):
    body = body if isinstance(body, (str, bytes)) else json.dumps(body)
    address = f"{ARTICLES}working-copy/{key}/"
    return client.post(address, body, content_type="application/json", headers=headers)


def test_nobody_else_sees_takes_up_or_drops_it(person, article):
    key = new_key(article.pk)
    assert send(desk(person), key).status_code == 200
    for other in ("Editor", "Editor-in-chief"):
        client = desk(factories.staff(other))
        assert "?working_copy=" not in client.get(change(article)).content.decode()
        page = client.get(change(article), {"working_copy": key}).content.decode()
        assert "Parole mai salvate" not in page
        client.post(f"{ARTICLES}working-copy/{key}/drop/")
    assert WorkingCopy.objects.count() == 1


def test_a_copy_is_taken_up_only_in_its_own_form(person, article):
    key, other = new_key(article.pk), factories.draft(created_by=person)
    client = desk(person)
    send(client, key)
    for address in (change(other), ADD):
        page = client.get(address, {"working_copy": key}).content.decode()
        assert "Parole mai salvate" not in page


def test_only_who_may_write_it_keeps_a_copy(person, article):
    published = factories.published(created_by=person)
    assert send(desk(person), new_key(published.pk)).status_code == 403
    assert send(desk(factories.staff("Journalist")), new_key(article.pk)).status_code == 404
    assert send(desk(factories.staff("Editor")), new_key(article.pk)).status_code == 200
    moderator = desk(factories.staff("Moderator"))
    assert send(moderator, new_key()).status_code == 403
    assert send(moderator, new_key(published.pk)).status_code == 403
    assert send(desk(), new_key()).status_code == 302
    assert WorkingCopy.objects.count() == 1


def test_what_was_kept_is_not_shown_to_who_may_write_no_more(person, article):
    client, key = desk(person), new_key(article.pk)
    send(client, key)
    type(article).objects.update(published_at=article.modified_at)
    page = client.get(change(article), {"working_copy": key}).content.decode()
    assert "data-working-copy" not in page
    assert "Parole mai salvate" not in page


def test_a_forged_request_keeps_nothing(person):
    client = desk(person, enforce_csrf_checks=True)
    assert send(client, new_key()).status_code == 403
    assert not WorkingCopy.objects.exists()


def test_who_has_signed_in_since_does_not_get_the_text_of_another(person):
    answer = send(desk(person), new_key(), **{"X-Person": str(person.pk + 1)})
    assert (answer.status_code, answer.json()["state"]) == (409, "stranger")
    assert not WorkingCopy.objects.exists()


def test_more_than_two_megabytes_are_refused_with_a_message(person):
    answer = send(desk(person), new_key(), "x" * (LARGEST + 1))
    assert answer.status_code == 413
    assert answer.json()["error"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no",
        "[]",
        "null",
        "{}",
        '{"fields": 5}',
        '{"fields": [["a"]]}',
        '{"fields": [["a", 5]]}',
        '{"fields": [[null, "a"]]}',
        b"\xff\xfe",
        "[" * 100_000,
        json.dumps({"fields": [["a", "b"]] * 3001}),
    ],
)
def test_what_is_no_form_is_refused(person, body):
    assert send(desk(person), new_key(), body).status_code == 400


@pytest.mark.parametrize(
    "key", ["article-0-0123456789abcdef", "new-", "new-0123", "x" * 400, "%00"]
)
def test_what_is_no_key_is_refused(person, key):
    assert send(desk(person), key).status_code == 400


def test_what_databases_do_not_keep_is_left_out(person, article):
    client, key = desk(person), new_key(article.pk)
    body = '{"fields": [["headline", "a\\u0000b\\ud800c"], ["_base", "99999999999"]]}'
    assert send(client, key, body).status_code == 200
    copy = WorkingCopy.objects.get()
    assert (copy.headline, copy.base) == ("ab?c", 0)


@pytest.mark.parametrize(
    "fields",
    [
        [["section", "zz"], ["photo", "9" * 30], ["published_at_0", "domani"]],
        [["bylines-TOTAL_FORMS", "boh"], ["bylines-INITIAL_FORMS", "x"]],
        [["bylines-TOTAL_FORMS", "2"], ["bylines-INITIAL_FORMS", "1"], ["bylines-0-id", "zz"]],
        [["bylines-TOTAL_FORMS", "1000000"], ["bylines-INITIAL_FORMS", "5"]],
    ],
)
def test_whatever_was_kept_the_form_opens(person, article, fields):
    client = desk(person)
    for key, address in ((new_key(article.pk), change(article)), (new_key(), ADD)):
        assert send(client, key, {"fields": fields}).status_code == 200
        assert client.get(address).status_code == 200
        assert client.get(address, {"working_copy": key}).status_code == 200


def test_a_copy_is_kept_and_dropped_by_posting_only(person):
    client, key = desk(person), new_key()
    for address in (f"{ARTICLES}working-copy/{key}/", f"{ARTICLES}working-copy/{key}/drop/"):
        assert client.get(address).status_code == 405
    assert client.post(f"{ARTICLES}working-copy/").status_code == 405


def test_a_form_that_brings_a_wrong_key_is_saved_all_the_same(person, article):
    client = desk(person)
    form = opened(client, change(article)) | {"_working_copy": "\0" + "x" * 500}
    assert client.post(change(article), form).status_code == 302
