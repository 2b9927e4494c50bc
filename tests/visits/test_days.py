"""A visit belongs to the day on which it happened, at the site, whenever it is posted."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests import factories
from visits import days
from visits.beat import beat
from visits.counting import record_uncounted, record_visit, visits_of
from visits.models import DailyVisits, UncountedOpenings, VisitTotal

SECOND = timedelta(seconds=1)

MIDNIGHTS = [
    (date(2026, 1, 15), datetime(2026, 1, 14, 23, tzinfo=UTC)),  # winter: an hour ahead of UTC
    (date(2026, 7, 15), datetime(2026, 7, 14, 22, tzinfo=UTC)),  # summer: two hours
    (date(2026, 3, 29), datetime(2026, 3, 28, 23, tzinfo=UTC)),  # a day of 23 hours begins
    (date(2026, 3, 30), datetime(2026, 3, 29, 22, tzinfo=UTC)),  # and ends
    (date(2026, 10, 25), datetime(2026, 10, 24, 22, tzinfo=UTC)),  # a day of 25 hours begins
    (date(2026, 10, 26), datetime(2026, 10, 25, 23, tzinfo=UTC)),  # and ends
]


ROME = ZoneInfo("Europe/Rome")


def days_of(model):
    return list(model.objects.order_by("day").values_list("day", "count"))


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "midnight"), MIDNIGHTS)
def test_the_day_turns_at_midnight_of_the_site(day, midnight):
    article = factories.published(published_at=datetime(2025, 1, 1, tzinfo=UTC))
    with time_machine.travel(midnight - SECOND, tick=False) as clock:
        record_visit(article.pk)
        record_uncounted("tool")
        assert visits_of(article.pk) == (1, 1)
        clock.move_to(midnight)
        assert visits_of(article.pk) == (1, 0)
        record_visit(article.pk)
        record_uncounted("tool")
        assert visits_of(article.pk) == (2, 1)
        beat()
        assert visits_of(article.pk) == (2, 1)
    for model in (DailyVisits, UncountedOpenings):
        assert days_of(model) == [(day - timedelta(days=1), 1), (day, 1)]


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_a_day_of_clock_change_has_all_its_hours(day, hours):
    article = factories.published(published_at=datetime(2025, 1, 1, tzinfo=UTC))
    start = dict(MIDNIGHTS)[day]
    with time_machine.travel(start, tick=False) as clock:
        for hour in range(-1, 27):
            clock.move_to(start + timedelta(hours=hour, minutes=30))
            record_visit(article.pk)
            if hour % 5 == 0:
                beat()
        beat()
    yesterday, tomorrow = day - timedelta(days=1), day + timedelta(days=1)
    assert days_of(DailyVisits) == [(yesterday, 1), (day, hours), (tomorrow, 27 - hours)]
    assert VisitTotal.objects.get().count == 28


@pytest.mark.django_db
def test_what_others_counted_on_the_new_day_is_seen_when_ours_begins():
    """Their clock is ahead: they have posted visits of a day that is still tomorrow for us."""
    article = factories.published(published_at=datetime(2025, 1, 1, tzinfo=UTC))
    midnight = datetime(2026, 1, 14, 23, tzinfo=UTC)
    with time_machine.travel(midnight - SECOND, tick=False) as clock:
        assert visits_of(article.pk) == (0, 0)
        beat()
        factories.visits(article, day=date(2026, 1, 15), count=3)
        beat()
        assert visits_of(article.pk) == (3, 0)
        clock.move_to(midnight)
        record_visit(article.pk)
        assert visits_of(article.pk) == (4, 1)
        beat()
        assert visits_of(article.pk) == (4, 4)


@pytest.mark.django_db
def test_a_clock_that_is_set_back_over_midnight_takes_no_visit_along():
    article = factories.published(published_at=datetime(2025, 1, 1, tzinfo=UTC))
    midnight = datetime(2026, 1, 14, 23, tzinfo=UTC)
    with time_machine.travel(midnight, tick=False) as clock:
        record_visit(article.pk)
        assert visits_of(article.pk) == (1, 1)
        clock.move_to(midnight - SECOND)
        record_visit(article.pk)
        assert visits_of(article.pk) == (2, 1)
        clock.move_to(midnight)
        assert visits_of(article.pk) == (2, 1)
        beat()
        assert visits_of(article.pk) == (2, 1)
    assert days_of(DailyVisits) == [(date(2026, 1, 14), 1), (date(2026, 1, 15), 1)]


@pytest.mark.parametrize("month", [3, 10])
def test_the_day_kept_in_memory_is_the_zone_s_at_every_minute(month):
    """Over both clock changes, forwards and back again."""
    start = datetime(2026, month, 24, tzinfo=UTC)
    minutes = range(0, 8 * 24 * 60, 7)
    with time_machine.travel(start, tick=False) as clock:
        for minute in [*minutes, *reversed(minutes)]:
            moment = start + timedelta(minutes=minute)
            clock.move_to(moment)
            assert days.today() == moment.astimezone(ROME).date().toordinal()
