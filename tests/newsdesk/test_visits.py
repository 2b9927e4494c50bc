"""The counts, to look at: nobody changes them, superusers neither."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests import factories
from tests.newsdesk.pages import change, desk, everything
from visits.models import DailyVisits, UncountedOpenings

pytestmark = pytest.mark.django_db

VISITS = "/admin/visits/dailyvisits/"
UNCOUNTED = "/admin/visits/uncountedopenings/"


@pytest.fixture
def superuser():
    return desk(User.objects.create_superuser("tecnica", password="una parola lunga"))


def test_the_newest_day_comes_first_and_on_it_the_most_read():
    editor = desk(factories.staff("Editor"))
    today = timezone.localdate()
    quiet, loud = factories.published("Poco letto"), factories.published("Molto letto")
    for article, day, count in [
        (loud, today - timedelta(days=1), 900),
        (quiet, today, 3),
        (loud, today, 7),
    ]:
        DailyVisits.objects.create(article=article, day=day, count=count)
    page = editor.get(VISITS)
    rows = [(row.article.headline, row.count) for row in page.context["cl"].result_list]
    assert rows == [("Molto letto", 7), ("Poco letto", 3), ("Molto letto", 900)]
    found = editor.get(VISITS, {"q": "poco"}).context["cl"].result_list
    assert [row.count for row in found] == [3]


def test_openings_that_are_no_visits_are_told_apart():
    UncountedOpenings.objects.create(day=timezone.localdate(), reason="crawler", count=12)
    page = desk(factories.staff("Editor")).get(UNCOUNTED).content.decode()
    assert "Crawler o anteprima di link" in page and "12" in page


def test_nobody_makes_changes_or_deletes_a_count(superuser):
    day = timezone.localdate()
    visits = DailyVisits.objects.create(article=factories.published(), day=day, count=5)
    openings = UncountedOpenings.objects.create(day=day, reason="tool", count=5)
    before = everything()
    for client in (superuser, desk(factories.staff("Editor-in-chief", username="capo"))):
        kept = everything()
        for thing, room in ((visits, VISITS), (openings, UNCOUNTED)):
            forged = {"count": 1_000_000, "day": day, "post": "yes", "reason": "tool"}
            assert client.post(change(thing), forged).status_code == 403
            assert client.post(change(thing, "delete"), forged).status_code == 403
            assert client.post(f"{room}add/", forged).status_code == 403
            action = {"action": "delete_selected", "_selected_action": [thing.pk], "post": "yes"}
            client.post(room, action)
        assert everything() == kept
    assert everything()["visits.DailyVisits"] == before["visits.DailyVisits"]
