"""What is taken up for looking at, what a person asks for, and where nobody is asked."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import SourceLink
from jobs.periodic import EVERY
from jobs.retries import NotNow
from sources import jobs
from sources.models import Host, SourceCheck
from tests import factories
from tests.sources.looks import ADDRESS, GONE, State
from tests.sources.test_checking import check_of, source

pytestmark = pytest.mark.django_db


@pytest.fixture
def rounds():
    """What is periodic, as it was before."""
    before = dict(EVERY)
    yield EVERY
    EVERY.clear()
    EVERY.update(before)


def test_a_site_that_is_not_public_looks_at_nothing_by_itself(rounds):
    assert jobs.look_at_due.module_path not in rounds


def test_a_public_site_looks_every_two_minutes(rounds, settings):
    settings.SOURCE_CHECKS = True
    apps.get_app_config("sources").ready()
    assert rounds[jobs.look_at_due.module_path][1] == timedelta(minutes=2)
    assert jobs.take_up_the_rest.module_path in rounds


def test_an_archive_is_taken_up_bit_by_bit_the_newest_first(monkeypatch):
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    links = [
        factories.published(hours_ago=999).source_links.create(url=f"https://prova.it/{number}")
        for number in range(3)
    ]
    jobs.look_at_due.call()
    assert not SourceCheck.objects.exists()  # none is of these days
    jobs.take_up_the_rest.call()
    assert set(SourceCheck.objects.values_list("pk", flat=True)) == {links[1].pk, links[2].pk}
    jobs.take_up_the_rest.call()
    assert SourceCheck.objects.count() == 3


def test_a_source_added_to_a_public_article_is_due_at_once(settings):
    article, draft = factories.published(hours_ago=999), factories.draft()
    article.source_links.create(url=ADDRESS)
    assert not SourceCheck.objects.exists()
    settings.SOURCE_CHECKS = True
    link = article.source_links.create(url="https://prova.it/2")
    draft.source_links.create(url=ADDRESS)
    assert SourceCheck.objects.get().pk == link.pk
    assert check_of(link).next_at <= timezone.now()


def test_another_address_begins_anew_and_the_same_one_does_not(web):
    link = source()
    web.answer = GONE
    jobs.look_at_due.call()
    link.label = "Altro titolo"
    link.save()
    assert check_of(link).state == State.GONE
    link.url = "https://prova.it/altro"
    link.save()
    check = check_of(link)
    assert (check.url, check.state, check.damage) == (link.url, State.WAITING, 0)
    assert check.next_at <= timezone.now()


def test_what_goes_with_its_article_is_forgotten():
    link = source()
    link.article.delete()
    assert not SourceCheck.objects.exists() and not SourceLink.objects.exists()


def test_a_page_is_looked_at_again_once_for_each_time_it_is_asked(web):
    link, asked = source(), timezone.now().isoformat()
    jobs.look_again.call(link.pk, asked)
    jobs.look_again.call(link.pk, asked)  # as after a worker that died at the very end
    assert web.addresses == [ADDRESS]
    with pytest.raises(NotNow) as rests:
        jobs.look_again.call(link.pk, timezone.now().isoformat())
    assert rests.value.wait > timedelta(0)
    Host.objects.update(next_at=None)
    jobs.look_again.call(link.pk, timezone.now().isoformat())
    assert len(web.asked) == 2


def waiting():
    """The keys of the pages that jobs will look at again."""
    jobs_ = DBTaskResult.objects.filter(status="READY").order_by("enqueued_at")
    return [job.args_kwargs["args"][0] for job in jobs_]


def test_who_asks_again_and_again_has_one_job_waiting_for_each_page():
    one, other = source(), source("https://prova.it/altra")
    for link in (one, one, other, one):
        jobs.ask_again(check_of(link))
    assert waiting() == [one.pk, other.pk]


@pytest.mark.parametrize("rests", [True, False])
def test_a_job_that_was_put_off_is_brought_forward_unless_its_host_rests(rests):
    link, later = source(), timezone.now() + timedelta(hours=5)
    jobs.ask_again(check_of(link))
    DBTaskResult.objects.update(run_after=later)
    Host.objects.create(name=check_of(link).host, next_at=later if rests else None)
    jobs.ask_again(check_of(link))
    assert waiting() == [link.pk]
    assert (DBTaskResult.objects.get().run_after == later) == rests


@pytest.mark.parametrize("status", ["RUNNING", "SUCCESSFUL", "FAILED"])
def test_what_is_looked_at_or_was_can_be_asked_for_again(status):
    link = source()
    jobs.ask_again(check_of(link))
    DBTaskResult.objects.update(status=status)
    jobs.ask_again(check_of(link))
    assert waiting() == [link.pk]


def test_a_job_that_a_round_was_faster_than_stands_in_nobody_s_way():
    link = source()
    jobs.ask_again(check_of(link))
    SourceCheck.objects.update(checked_at=timezone.now())
    jobs.ask_again(check_of(link))
    assert waiting() == [link.pk] * 2


def test_nobody_looks_at_what_is_no_more(web):
    jobs.look_again.call(999_999, timezone.now().isoformat())
    assert web.asked == []


def test_a_page_that_another_worker_was_faster_to_take_is_tried_later(web, monkeypatch):
    link = source()
    monkeypatch.setattr(jobs, "claim", lambda check, now: False)
    with pytest.raises(NotNow) as rests:
        jobs.look_again.call(link.pk, timezone.now().isoformat())
    assert rests.value.wait == timedelta(0)
    assert web.asked == []


def test_looks_come_after_what_readers_wait_for():
    jobs.look_at_due.enqueue()
    assert DBTaskResult.objects.get().priority < 0
