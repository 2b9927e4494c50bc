"""What a CDN may keep of pages that report their own visits, and when it is told to drop it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from articles.models import Section
from newsportal.copies import SharedCopies, with_age
from newsportal.purging import ALL_KNOW
from tests import factories
from tests.jobs.work import do_jobs
from tests.newsportal.doors import Site, wrapped
from tests.newsportal.hub import closed_address, hub
from visits.models import UncountedOpenings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connections_stay")]

NOON = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
TO_MIDNIGHT = 12 * 3600


@pytest.fixture
def beacon(settings):
    settings.VISITS = "beacon"
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def behind_a_cdn():
    return Site(SharedCopies(wrapped().application))


def kept_for(reply):
    public, browser, shared = reply.headers["Cache-Control"].split(", ")
    assert (public, browser) == ("public", "max-age=0")
    return int(shared.removeprefix("s-maxage="))


def test_a_page_may_be_kept_until_it_ends_by_itself(beacon):
    article, site = factories.published(), behind_a_cdn()
    address = article.get_absolute_url()
    assert kept_for(site(address)) == TO_MIDNIGHT
    beacon.shift(timedelta(hours=1))
    assert kept_for(site(address)) == TO_MIDNIGHT - 3600  # the same print, older
    assert kept_for(site("/")) == 60
    assert kept_for(site("/feed/")) == TO_MIDNIGHT - 3600


def test_nothing_is_kept_beyond_the_moment_of_a_scheduled_article(beacon):
    factories.scheduled(in_hours=2)
    assert kept_for(behind_a_cdn()("/latest/")) == 2 * 3600


def test_small_files_keep_their_rules(beacon):
    site = behind_a_cdn()
    assert site("/robots.txt").headers["Cache-Control"] == "public, max-age=3600"


def test_what_is_not_printed_is_not_to_be_kept(beacon, settings):
    article, site = factories.published(), behind_a_cdn()
    cookie = f"{settings.SESSION_COOKIE_NAME}=abc"
    for reply in (
        site(article.get_absolute_url(), HTTP_COOKIE=cookie),
        site(factories.withdrawn().get_absolute_url()),
        site("/niente/"),
        site("/search/?q=a"),
    ):
        assert "s-maxage" not in reply.headers.get("Cache-Control", "")
        assert "Expires" not in reply.headers


def test_a_page_of_an_edition_that_nobody_can_ask_for_is_kept_for_seconds():
    headers = [("Edition", "7; stale"), ("Expires", "Mon, 23 Nov 2099 00:00:00 GMT")]
    assert dict(with_age(headers))["Cache-Control"] == "public, max-age=0, s-maxage=10"
    ended = [("Edition", "7"), ("Expires", "Sun, 22 Nov 2009 00:00:00 GMT")]
    assert dict(with_age(ended))["Cache-Control"] == "public, max-age=0, s-maxage=0"


def test_where_the_site_counts_by_itself_no_page_is_for_a_cdn():
    reply = behind_a_cdn()(factories.published().get_absolute_url())
    assert reply.headers["Cache-Control"] == "no-cache"
    assert b"data-visits-of" not in reply.body


def test_the_page_has_room_for_its_numbers_and_the_site_counts_no_opening(beacon):
    article, site = factories.published(), behind_a_cdn()
    for _ in range(2):
        reply = site(article.get_absolute_url())
        assert f'data-visits-of="{article.pk}"'.encode() in reply.body
        assert b"js/visits.js" in reply.body and b"Visite totali" not in reply.body
    assert site(article.get_absolute_url(), HTTP_ACCEPT_ENCODING="br").headers["ETag"]
    assert not UncountedOpenings.objects.exists()


# --- The purge --------------------------------------------------------------------------------


@pytest.fixture
def cdn(settings):
    with hub() as server:
        settings.EDITION_PURGE_URL = server.address
        yield server


@pytest.mark.django_db(transaction=True)
def test_a_cdn_is_told_once_of_many_changes(cdn):
    for name in ("Sport", "Cultura", "Estero"):
        factories.section(name)
    assert cdn.received == []
    do_jobs()
    ((_, kind, body),) = cdn.received
    assert kind == "application/json"
    assert json.loads(body).keys() == {"edition"}
    Section.objects.update(description="Altro")
    do_jobs()
    assert len(cdn.received) == 2


def test_a_cdn_is_told_again_when_every_process_knows(cdn):
    """What it fetched meanwhile may come from a process that did not."""
    with time_machine.travel(NOON, tick=False) as clock:
        for name in ("Sport", "Cultura"):
            factories.section(name)
        do_jobs()
        clock.shift(ALL_KNOW - timedelta(seconds=0.1))
        do_jobs()
        assert len(cdn.received) == 1
        clock.shift(timedelta(seconds=0.1))
        do_jobs()
        assert len(cdn.received) == 2
        clock.shift(timedelta(hours=1))
        do_jobs()
        assert len(cdn.received) == 2


def test_changes_of_one_transaction_are_one_purge(cdn):
    with transaction.atomic():
        for name in ("Sport", "Cultura", "Estero"):
            factories.section(name)
    assert DBTaskResult.objects.count() == 1


def test_what_readers_do_not_see_is_not_told(cdn):
    factories.section()
    do_jobs()
    cdn.received.clear()
    factories.draft()
    do_jobs()
    assert cdn.received == []


@pytest.mark.django_db(transaction=True)
def test_a_cdn_that_is_away_is_told_later_and_holds_no_other_purge_back(cdn, settings):
    settings.EDITION_PURGE_URL = closed_address()
    factories.section("Sport")
    do_jobs()
    assert DBTaskResult.objects.get().run_after.year < 9999
    settings.EDITION_PURGE_URL = cdn.address
    factories.section("Cultura")
    do_jobs()
    assert len(cdn.received) == 1


def test_without_an_address_there_is_no_purge():
    factories.section()
    assert not DBTaskResult.objects.exists()
