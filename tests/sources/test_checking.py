"""Rounds of looks: what is due, at which pace, and what becomes of a worker that dies."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
import time_machine
from django.utils import timezone

from outgoing.robots import Read
from sources import checking, jobs
from sources.models import Host, SourceCheck
from tests import factories
from tests.sources.looks import ADDRESS, ALIVE, GONE, SILENT, Look, State

pytestmark = pytest.mark.django_db

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-23 09:00+01:00", tick=False) as traveller:
        yield traveller


def source(url=ADDRESS, **facts):
    """A source of a public article, which a round will look at."""
    article = facts.pop("article", None) or factories.published(**facts)
    link = article.source_links.create(url=url)
    SourceCheck.objects.bulk_create([jobs.begun(link)])
    return link


def check_of(link):
    return SourceCheck.objects.get(pk=link.pk)


def test_what_was_published_is_looked_at_by_the_next_round_and_on_its_calendar(clock, web):
    factories.published().source_links.create(url=ADDRESS)
    factories.draft().source_links.create(url="https://prova.it/bozza")
    factories.scheduled().source_links.create(url="https://prova.it/domani")
    for _ in range(200):
        jobs.look_at_due.call()
        clock.shift(DAY / 2)
    moments = [moment for url, moment, *_ in web.asked if url == ADDRESS]
    gaps = [(later - one).days for one, later in pairwise(moments)]
    assert gaps == [1, 7, 30]
    assert set(web.addresses) == {ADDRESS, "https://prova.it/domani"}


def test_one_host_is_asked_slowly_and_others_meanwhile(clock, web):
    for number in range(3):
        source(f"https://prova.it/{number}")
        source(f"https://altra-{number}.it/")
    assert checking.look_round() == 4
    assert sum("prova.it" in url for url in web.addresses) == 1
    clock.shift(9)
    assert checking.look_round() == 0
    for _ in range(6):
        clock.shift(11)
        checking.look_round()
    moments = [moment for url, moment, *_ in web.asked if "prova.it" in url]
    assert len(moments) == 3
    assert min(b - a for a, b in pairwise(moments)) >= timedelta(seconds=10)


def test_a_look_of_several_requests_and_a_crawl_delay_make_the_host_rest_longer(clock, web):
    web.robots = Read("User-agent: *\nCrawl-delay: 30", DAY)
    web.answer = replace(ALIVE, requests=2)
    source()
    checking.look_round()
    rests = Host.objects.get().next_at - timezone.now()
    assert rests == timedelta(seconds=90)  # two requests and that for robots.txt


def test_a_machine_that_asks_for_patience_is_left_alone_whole(clock, web):
    web.by_address[ADDRESS] = Look(State.WAITING, 429, "http_429", wait=2 * DAY)
    source()
    checking.look_round()
    source("https://prova.it/altro")
    clock.shift(DAY)
    assert checking.look_round() == 0
    clock.shift(DAY)
    assert checking.look_round() >= 1


def test_robots_txt_is_asked_once_a_day_and_obeyed(clock, web):
    web.robots = Read("User-agent: *\nDisallow: /chiuso", DAY)
    shut, free = source("https://prova.it/chiuso/1"), source()
    for _ in range(3):
        checking.look_round()
        clock.shift(MINUTE)
    assert web.addresses == [ADDRESS]
    assert (check_of(shut).state, check_of(shut).reason) == (State.CLOSED, "robots")
    assert check_of(free).state == State.ALIVE
    assert len(web.robots_asked) == 1
    clock.shift(DAY)
    checking.look_round()
    assert len(web.robots_asked) == 2


def test_a_host_whose_robots_txt_cannot_be_had_is_not_asked_for_a_page(clock, web):
    web.robots = Read(None, wait=timedelta(hours=1))
    link = source()
    checking.look_round()
    assert web.asked == []
    assert check_of(link).state == State.WAITING
    assert Host.objects.get().next_at == timezone.now() + timedelta(hours=1)


def test_what_is_known_is_asked_for_conditionally_but_not_after_a_failure(clock, web):
    link = source()
    for answer in (ALIVE, GONE, ALIVE):
        web.answer = answer
        SourceCheck.objects.update(next_at=timezone.now())
        checking.look_round()
        clock.shift(MINUTE)
    assert [etag for _url, _moment, etag, _modified in web.asked] == ["", '"1"', ""]
    assert check_of(link).state == State.ALIVE


def test_a_worker_that_dies_over_a_page_loses_neither_it_nor_its_host(clock, web):
    link = source()
    assert checking.claim_next(timezone.now()).pk == link.pk  # and then nothing more
    assert checking.look_round() == 0
    clock.shift(checking.CLAIMED)
    assert checking.look_round() == 1
    assert check_of(link).state == State.ALIVE


def test_of_two_workers_one_gets_the_page(clock):
    source()
    now = timezone.now()
    one, other = SourceCheck.objects.get(), SourceCheck.objects.get()
    assert checking.claim(one, now)
    assert not checking.claim(other, now)


def test_a_host_that_is_taken_leaves_the_page_unclaimed(clock):
    source()
    now, check = timezone.now(), SourceCheck.objects.get()
    Host.objects.create(name="prova.it", next_at=now + MINUTE)
    assert not checking.claim(check, now)
    assert SourceCheck.objects.get().next_at == check.next_at


def test_a_round_ends_in_time(clock, web, monkeypatch):
    for number in range(5):
        source(f"https://sito-{number}.it/")
    seconds = iter([0, 1, 2, 99])
    monkeypatch.setattr(checking.time, "monotonic", lambda: next(seconds))
    assert checking.look_round() == 2
    monkeypatch.undo()
    assert SourceCheck.objects.filter(checked_at=None).count() == 3


def test_a_round_looks_at_so_many_and_no_more(clock, web, monkeypatch):
    monkeypatch.setattr(checking, "MOST", 2)
    for number in range(3):
        source(f"https://sito-{number}.it/")
    assert checking.look_round() == 2


def test_sources_of_a_withdrawn_article_are_not_asked_for(clock, web):
    article = factories.published()
    link = source(article=article)
    type(article).objects.filter(pk=article.pk).update(withdrawn_at=timezone.now())
    checking.look_round()
    assert web.asked == []
    type(article).objects.filter(pk=article.pk).update(withdrawn_at=None)
    clock.shift(checking.HIDDEN)
    checking.look_round()
    assert check_of(link).state == State.ALIVE


def test_a_page_whose_link_went_or_changed_during_the_look_is_not_written(clock, web, monkeypatch):
    link = source()

    def look(url, *known, client):
        type(link).objects.filter(pk=link.pk).update(url="https://prova.it/altro")
        return GONE

    monkeypatch.setattr("sources.looking.look", look)
    checking.look_round()
    assert check_of(link).state == State.WAITING
    check = check_of(link)
    link.delete()
    checking.look_at(check, checking.looking.our_client())
    assert not SourceCheck.objects.exists()


def test_an_address_changed_past_the_forms_begins_anew(clock, web):
    link = source()
    type(link).objects.filter(pk=link.pk).update(url="https://altra.it/")
    checking.look_round()
    assert set(web.addresses) <= {"https://altra.it/"}
    checking.look_round()
    assert (check_of(link).url, check_of(link).host) == ("https://altra.it/", "altra.it")
    assert check_of(link).state == State.ALIVE


def test_three_silent_days_make_damage(clock, web):
    web.answer = SILENT
    link = source()
    for _ in range(6):
        checking.look_round()
        clock.shift(DAY / 2)
    check = check_of(link)
    assert (check.state, check.damage) == (State.UNREACHABLE, 4)
