"""Who goes straight from one article to another is counted as a pair, and nobody as a person."""

import itertools
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.utils import timezone

from tests import factories
from tests.pages import opened, reader
from visits import passages, repeats
from visits.beat import beat, last_beat
from visits.models import Passage
from visits.passages import TOLD, followed, pairs

pytestmark = pytest.mark.django_db
numbers = itertools.count(1)


@pytest.fixture
def one():
    return factories.published("Il ponte chiude")


@pytest.fixture
def other():
    return factories.published("Il ponte riapre")


def go(origin, target, times=1, **headers):
    """So many persons follow a link. `origin`: an article, or what the browser says."""
    for _ in range(times):
        follow(f"2001:db8::{next(numbers):x}", origin, target, **headers)


def follow(person, origin, target, **headers):
    """The person at that address follows a link."""
    came_from = origin if isinstance(origin, str) else address(origin)
    client = reader(Referer=came_from, **headers)
    answer = client.get(target.get_absolute_url(), REMOTE_ADDR=person)
    assert answer.status_code == 200


def address(article):
    return settings.SITE_URL + article.get_absolute_url()


def counted():
    last_beat()
    return dict(Passage.objects.values_list("article_id", "count"))


def test_readers_who_follow_a_link_are_added_up_by_pair_and_day(one, other):
    go(one, other, 3)
    last_beat()
    go(one, other, 2)
    go(other, one)
    last_beat()
    rows = Passage.objects.order_by("pk").values_list("article", "target", "day", "count", "placed")
    today = timezone.localdate()
    assert set(rows) == {(one.pk, other.pk, today, 5, 0), (other.pk, one.pk, today, 1, 0)}


def test_nothing_of_the_person_is_stored_and_in_memory_is_a_figure_alone(one, other):
    go(f"{address(one)}?utm_source=posta&person=anna", other, **{"X-Forwarded-For": "192.0.2.7"})
    (pair,) = pairs.waiting
    assert pair == (one.get_absolute_url(), other.pk, timezone.localdate().toordinal())
    (figure,) = repeats.ways.counted
    assert len(figure) == 16  # made with a key that goes with the day, as of visits that repeat
    last_beat()
    assert not pairs.waiting
    names = {field.name for field in Passage._meta.get_fields()}
    assert names == {"id", "article", "target", "day", "count", "placed"}


def test_only_persons_pass_from_one_to_the_other(one, other, settings):
    for headers in (
        {"User-Agent": "Googlebot/2.1"},
        {"User-Agent": "curl/8.10.1"},
        {"Sec-Purpose": "prefetch"},
        {"Range": "bytes=0-99"},
        {"Cookie": f"{settings.SESSION_COOKIE_NAME}=x"},
    ):
        go(one, other, **headers)
    reader(Referer=address(one)).head(other.get_absolute_url())
    assert counted() == {}


def test_the_same_reader_again_is_no_second_one(one, other, settings):
    settings.REPEAT_MINUTES = 30
    for _ in range(4):
        follow("192.0.2.7", one, other)
    assert counted() == {one.pk: 1}


@pytest.mark.parametrize("said", ["max-age=0", "no-cache"])
def test_who_loads_the_page_anew_has_not_come_once_more(one, other, said):
    go(one, other)
    go(one, other, 3, **{"Cache-Control": said})
    assert counted() == {one.pk: 1}


def test_a_proxy_that_speaks_of_caches_hides_nobody(one, other):
    go(one, other, **{"Cache-Control": "max-age=259200"})
    assert counted() == {one.pk: 1}


def test_a_former_address_is_the_article_s_too(one, other):
    before = address(one)
    one.slug = "altro-indirizzo"
    one.save()
    go(before, other)
    go(one, other)
    assert counted() == {one.pk: 2}


@pytest.mark.parametrize("make", [factories.draft, factories.scheduled, factories.withdrawn])
def test_what_readers_do_not_see_leads_nowhere(make, other):
    go(make(), other)
    assert counted() == {}


SITE = settings.SITE_URL
ODD = [
    "",
    SITE,
    f"{SITE}/",
    f"{SITE}/tecnologia/",
    f"{SITE}/search/?q=ponte",
    f"{SITE}/tag/ponti/",
    f"{SITE}/admin/articles/article/1/change/",
    f"{SITE}/no/such-article/",
    f"{SITE}.evil.example/tecnologia/il-ponte-chiude/",
    f"{SITE}@evil.example/tecnologia/il-ponte-chiude/",
    "https://evil.example/tecnologia/il-ponte-chiude/",
    "https://evil.example/?http://127.0.0.1:8000/tecnologia/il-ponte-chiude/",
    f"{SITE}/tecnologia/il-ponte-chiude\0/",
    f"{SITE}/tecnologia/il-ponte-chiude%00/",
    f"{SITE}/tecnologia/il-ponte-chiude/\xff",
    f"{SITE}/tecnologia/il-ponte-chiude/../../x/",
    f"{SITE}/" + "x/" * 50_000,
    f"{SITE}/tecnologia/{'x' * 100_000}/",
    f"{SITE}/tecnologia/il-ponte-chiude/?" + "x" * 100_000,
]


@pytest.mark.parametrize("referer", ODD[:-1], ids=range(len(ODD) - 1))
def test_whatever_else_a_browser_names_is_no_passage_and_harms_nothing(one, other, referer):
    assert one.get_absolute_url() == "/tecnologia/il-ponte-chiude/"
    go(referer, other)
    assert all(len(path) <= passages.LONGEST for path, *_ in pairs.waiting)
    assert counted() == {}


def test_however_long_the_parameters_are_they_are_left_out(one, other):
    go(ODD[-1], other)
    assert counted() == {one.pk: 1}


def test_an_article_does_not_lead_to_itself(one):
    go(one, one)
    assert counted() == {}


def test_pairs_beyond_what_a_process_holds_are_dropped_and_known_ones_go_on(
    one, other, monkeypatch
):
    monkeypatch.setattr(passages, "HELD", 2)
    go(one, other)
    for number in range(20):
        go(f"{SITE}/tecnologia/forged-{number}/", other)
    go(one, other)
    assert len(pairs.waiting) == 2
    assert counted() == {one.pk: 2}


def test_they_are_written_out_once_a_minute_in_two_questions(one, other, monkeypatch):
    clock = [1_000.0]
    monkeypatch.setattr(passages.time, "monotonic", lambda: clock[0])
    beat()
    third = factories.published()
    for origin, target in [(one, other), (other, one), (third, one), (third, other)]:
        go(origin, target)
    beat()
    assert not Passage.objects.exists()
    clock[0] += passages.PAUSE
    asked = []

    def listen(execute, sql, *args):
        asked.append(sql)
        return execute(sql, *args)

    with connection.execute_wrapper(listen):
        passages.write_when_due()
        assert len(asked) == 2
        clock[0] += passages.PAUSE
        passages.write_when_due()
        assert len(asked) == 2  # nothing waits: nothing is asked
    assert Passage.objects.count() == 4


def test_while_the_database_is_away_they_wait(one, other, caplog):
    def refuse(execute, sql, *args):
        if "visits_passage" in sql:
            raise OperationalError("connection refused")
        return execute(sql, *args)

    with connection.execute_wrapper(refuse):
        go(one, other, 2)
        last_beat()
        last_beat()
        go(one, other)
    assert "Passages wait" in caplog.text
    assert counted() == {one.pk: 3}


def test_an_article_deleted_meanwhile_takes_only_its_own_along(one, other):
    gone = factories.published()
    go(one, gone)
    go(gone, other)
    go(other, one)
    gone.delete()
    assert counted() == {other.pk: 1}


def test_a_fork_begins_with_nothing(one, other):
    go(one, other)
    pairs.forget()  # what is registered for a fork's child
    assert counted() == {}


def test_two_groups_of_readers_are_found_apart(one, other):
    third, fourth = factories.published(), factories.published()
    go(one, other, 7)
    go(third, fourth, 6)
    go(one, fourth, TOLD - 1)
    last_beat()
    everyone = [one.pk, other.pk, third.pk, fourth.pk]
    assert followed(everyone) == {one.pk: {other.pk: 7}, third.pk: {fourth.pk: 6}}
    assert followed([other.pk]) == followed([]) == {}


def test_what_is_told_is_added_up_over_the_days_asked_for(one, other):
    today = timezone.localdate()
    for ago, count in [(0, 2), (6, 3), (7, 90)]:
        row = {"article": one, "target": other, "day": today - timedelta(ago)}
        Passage.objects.create(**row, count=count)
    assert followed([one.pk]) == {one.pk: {other.pk: 5}}
    assert followed([one.pk], days=6) == {}
    assert followed([one.pk], days=30) == {one.pk: {other.pk: 95}}


def test_readers_are_told_of_it(settings):
    told = opened("/privacy/").text
    assert "da un nostro articolo a un altro" in told
    assert f"meno di {TOLD} volte in una settimana" in told and "dopo 60 giorni" in told
    assert "una volta al giorno per ogni lettore" in told
    settings.BEHIND_PROXY = True
    assert "una volta al giorno per ogni lettore" not in opened("/privacy/").text
