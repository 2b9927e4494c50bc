"""What is told to search engines and to the hub, of which articles, and when."""

import json
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests import factories
from tests.articles.cast import sign
from tests.jobs.work import do_jobs
from tests.newsportal.hub import closed_address, hub
from tests.pages import reader

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
KEY = "una-chiave-di-prova"
FORMS = ("", "atom/", "json/")


@pytest.fixture
def engines(settings):
    """Where search engines listen; what was told since the last question is in `told(engines)`."""
    with hub() as server:
        settings.INDEXNOW_KEY, settings.INDEXNOW_URL = KEY, server.address
        yield server


@pytest.fixture
def websub(settings):
    with hub() as server:
        settings.WEBSUB_HUB = server.address
        yield server


def told(server):
    """The addresses that arrived since the last question, once all that is due is done."""
    do_jobs()
    messages, server.received[:] = list(server.received), []
    addresses = []
    for _path, kind, body in messages:
        is_json = kind == "application/json"
        addresses += json.loads(body)["urlList"] if is_json else parse_qs(body)["hub.url"]
    return addresses


def waiting():
    return DBTaskResult.objects.ready().count()


def test_nothing_is_told_unless_the_settings_ask_for_it():
    article = factories.published()
    article.withdraw()
    assert not DBTaskResult.objects.exists()


def test_search_engines_learn_of_a_new_article_from_a_job(engines):
    article = factories.published()
    assert engines.received == []
    do_jobs()
    ((_path, kind, body),) = engines.received
    assert kind == "application/json"
    assert json.loads(body) == {
        "host": "127.0.0.1",
        "key": KEY,
        "keyLocation": f"{SITE}/{KEY}.txt",
        "urlList": [SITE + article.get_absolute_url()],
    }


def test_the_hub_learns_of_every_feed_that_has_changed(websub):
    article = factories.published(tags=["ponti"])
    sign(article, "Anna Neri")
    do_jobs()
    ((_path, kind, body),) = websub.received
    assert kind == "application/x-www-form-urlencoded"
    assert parse_qs(body)["hub.mode"] == ["publish"]
    places = ("/", "/tecnologia/", "/tag/ponti/", "/author/anna-neri/")
    feeds = [f"{place}feed/{form}" for place in places for form in FORMS]
    assert parse_qs(body)["hub.url"] == [SITE + feed for feed in feeds]
    assert all(reader().get(feed).status_code == 200 for feed in feeds)


def test_a_draft_is_told_to_nobody(engines, websub):
    article = factories.draft()
    article.headline = "Un altro titolo"
    article.save()
    assert waiting() == 0


def test_a_scheduled_article_is_told_when_its_moment_comes(engines, websub, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    article = factories.scheduled(in_hours=1)
    assert told(engines) == told(websub) == []
    time_machine.shift(timedelta(hours=1))
    assert told(engines) == [SITE + article.get_absolute_url()]
    assert SITE + "/feed/" in told(websub)


def test_an_article_put_off_is_told_at_its_new_moment(engines, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    article = factories.scheduled(in_hours=1)
    article.published_at += timedelta(hours=1)
    article.save()
    time_machine.shift(timedelta(hours=1))
    assert told(engines) == []
    time_machine.shift(timedelta(hours=1))
    assert told(engines) == [SITE + article.get_absolute_url()]


@pytest.mark.parametrize("deed", ["withdrawn", "a draft again", "deleted"])
def test_what_is_taken_back_before_its_moment_is_never_told(engines, websub, time_machine, deed):
    time_machine.move_to(timezone.now(), tick=False)
    article = factories.scheduled(in_hours=1)
    if deed == "withdrawn":
        article.withdraw()
    elif deed == "deleted":
        article.delete()
    else:
        article.published_at = None
        article.save()
    time_machine.shift(timedelta(hours=2))
    assert told(engines) == told(websub) == []
    assert waiting() == 0


def test_each_change_that_readers_notice_is_told(engines):
    article = factories.published("Uno")
    first = article.get_absolute_url()
    told(engines)
    article.updated_at = timezone.now()
    article.save()
    assert told(engines) == [SITE + first]
    article.slug = "due"
    article.save()
    assert told(engines) == [SITE + "/tecnologia/due/", SITE + first]
    article.section = factories.section("Sport")
    article.save()
    assert told(engines) == [SITE + "/sport/due/", SITE + "/tecnologia/due/"]
    article.withdraw()
    assert told(engines) == [SITE + "/sport/due/"]
    article.restore()
    assert told(engines) == [SITE + "/sport/due/"]


def test_a_typo_mended_is_told_to_nobody(engines, websub):
    article = factories.published()
    told(engines)
    article.headline = "Un altro titolo"
    article.save()
    assert waiting() == 0


def test_the_address_that_a_draft_had_is_told_to_nobody(engines):
    article = factories.scheduled(slug="segreto")
    article.slug, article.published_at = "pubblico", timezone.now() - timedelta(minutes=1)
    article.save()
    assert set(told(engines)) == {SITE + "/tecnologia/pubblico/"}


@pytest.mark.parametrize(
    "facts",
    [
        {"unlisted_reason": "Ordine del giudice"},
        {"origin": "republished", "licence": "CC BY 4.0"},
        {"origin": "republished", "licence": "CC BY", "canonical_url": "https://prova.it/1"},
    ],
)
def test_what_search_engines_shall_not_list_is_told_to_the_hub_only(engines, websub, facts):
    factories.published(**facts)
    assert told(engines) == []
    factories.published(**facts)
    assert SITE + "/feed/" in told(websub)


def test_what_was_switched_off_since_is_told_to_nobody(engines, websub, settings):
    factories.published()
    settings.INDEXNOW_KEY = settings.WEBSUB_HUB = ""
    assert told(engines) == told(websub) == []
    assert waiting() == 0


def test_a_change_that_is_rolled_back_is_told_to_nobody(engines):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        factories.published()
        raise ZeroDivisionError
    assert waiting() == 0


def test_a_hub_that_fails_is_asked_again(websub, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    factories.published()
    websub.status = 500
    assert SITE + "/feed/" in told(websub)
    assert told(websub) == []
    websub.status = 204
    time_machine.shift(timedelta(minutes=1))
    assert SITE + "/feed/" in told(websub)
    time_machine.shift(timedelta(days=1))
    assert told(websub) == []


def test_a_busy_engine_is_left_alone_for_as_long_as_it_asks(engines, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    factories.published()
    engines.status, engines.headers = 429, {"Retry-After": "3600"}
    assert len(told(engines)) == 1
    time_machine.shift(timedelta(minutes=59))
    assert told(engines) == []
    time_machine.shift(timedelta(minutes=1))
    assert len(told(engines)) == 1


def test_an_engine_that_refuses_is_one_line_in_the_log(engines, caplog, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    factories.published()
    engines.status = 403
    told(engines)
    time_machine.shift(timedelta(days=1))
    assert told(engines) == []
    (record,) = [record for record in caplog.records if record.name == "jobs"]
    assert "127.0.0.1 answers 403" in record.getMessage()


def test_a_hub_that_is_gone_is_given_up_in_one_line(settings, caplog, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    settings.WEBSUB_HUB = closed_address()
    factories.published()
    for _attempt in range(10):
        do_jobs()
        time_machine.shift(timedelta(days=1))
    (record,) = [record for record in caplog.records if record.name == "jobs"]
    assert "tell_hub given up after 6 attempts" in record.getMessage()
    assert waiting() == 0


def test_the_key_is_served_and_no_other(settings):
    assert reader().get(f"/{KEY}.txt").status_code == 404
    settings.INDEXNOW_KEY = KEY
    response = reader().get(f"/{KEY}.txt")
    assert (response.status_code, response.content) == (200, KEY.encode())
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert reader().get("/un-altra-chiave.txt").status_code == 404
    assert reader().get(f"/{KEY}.txt%0A").status_code == 404
