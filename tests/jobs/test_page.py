"""The page of the jobs: who looks at it, and what is done there."""

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jobs.models import Worker
from tests import factories
from tests.jobs import work
from tests.newsdesk.pages import desk

pytestmark = pytest.mark.django_db

PAGE = "/admin/jobs/periodicjob/"


@pytest.fixture
def failed():
    work.stumble.enqueue()
    work.do_jobs()
    return DBTaskResult.objects.get()


@pytest.fixture
def chief():
    return desk(factories.staff("Editor-in-chief"))


def test_it_says_that_no_worker_runs_and_nothing_failed(chief):
    page = chief.get(PAGE).content.decode()
    assert "manage.py run_jobs" in page
    assert "Negli ultimi quattordici giorni non è fallito niente." in page


def test_a_living_worker_is_counted(chief):
    Worker.objects.beat("here")
    assert "manage.py run_jobs" not in chief.get(PAGE).content.decode()


def test_a_failed_job_is_told_without_its_traceback_and_tried_again(chief, failed, done):
    page = chief.get(PAGE).content.decode()
    assert "tests.jobs.work.stumble" in page and "ValueError" in page
    assert "Traceback" not in page
    assert chief.post(f"{PAGE}{failed.pk}/again/").url == PAGE
    failed.refresh_from_db()
    assert failed.status == TaskResultStatus.READY
    work.do_jobs()
    assert done == ["tried", "tried"]


def test_only_what_failed_is_tried_again(chief, done):
    work.write_down.enqueue("ciao")
    work.do_jobs()
    job = DBTaskResult.objects.get()
    page = chief.post(f"{PAGE}{job.pk}/again/", follow=True)
    assert not list(page.context["messages"])
    job.refresh_from_db()
    assert job.status == TaskResultStatus.SUCCESSFUL


def test_editors_look_and_others_do_not(failed):
    editor = desk(factories.staff("Editor"))
    assert "Riprova" not in editor.get(PAGE).content.decode()
    assert editor.post(f"{PAGE}{failed.pk}/again/").status_code == 403
    for group in ("Journalist", "Moderator"):
        stranger = desk(factories.staff(group))
        assert stranger.get(PAGE).status_code == 403
        assert stranger.get(f"{PAGE}1/change/").status_code == 403
        assert stranger.post(f"{PAGE}{failed.pk}/again/").status_code == 403


def test_a_long_queue_costs_no_more(chief, django_assert_max_num_queries):
    for _ in range(30):
        work.stumble.enqueue()
    work.do_jobs()
    with django_assert_max_num_queries(13):
        assert chief.get(PAGE).status_code == 200


def test_all_failed_jobs_are_counted_though_not_all_are_listed(chief, monkeypatch):
    monkeypatch.setattr("jobs.admin.SHOWN", 2)
    for _ in range(3):
        work.stumble.enqueue()
    work.do_jobs()
    context = chief.get(PAGE).context
    assert (context["number_failed"], len(context["failed"])) == (3, 2)


def test_nothing_is_changed_by_looking_or_by_a_post_to_the_list(chief):
    assert chief.post(PAGE).status_code == 403
    assert chief.get(f"{PAGE}7/change/").url == PAGE
