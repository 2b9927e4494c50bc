"""The beat beside the requests: it never fails, and what it cannot do waits."""

import pytest
from django.db import OperationalError, connection

from tests import factories
from tests.pages import opened
from visits import beat as beats
from visits.beat import beat, patience
from visits.counting import process, record_visit, visits_of
from visits.models import VisitTotal


@pytest.fixture
def outage():
    """A database that is away as long as the list holds something."""
    away = []

    def perhaps(execute, *args):
        if away:
            raise OperationalError("connection refused")
        return execute(*args)

    with connection.execute_wrapper(perhaps):
        yield away


@pytest.mark.django_db
def test_visits_wait_while_the_database_is_away_and_are_posted_when_it_is_back(outage, caplog):
    article = factories.published().pk
    record_visit(article)
    assert visits_of(article) == (1, 1)
    outage.append("away")
    for _ in range(10):
        record_visit(article)
        patience.until = 0  # as if time had passed
        beat()
    assert visits_of(article) == (11, 11)
    assert len(caplog.records) == 1  # told once, not ten times
    outage.clear()
    patience.until = 0
    beat()
    assert VisitTotal.objects.get().count == 11
    assert visits_of(article) == (11, 11)


@pytest.mark.django_db
def test_a_database_that_refuses_is_left_alone_longer_each_time(outage, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(beats.time, "monotonic", lambda: clock[0])
    outage.append("away")
    record_visit(7)
    pauses = []
    for _ in range(8):
        beat()
        pauses.append(patience.pause)
        assert patience.is_waiting()
        clock[0] += patience.pause
        assert not patience.is_waiting()
    assert pauses == [0.5, 1, 2, 4, 5, 5, 5, 5]
    outage.clear()
    beat()
    assert not patience.pause


@pytest.mark.django_db
def test_while_it_waits_for_the_database_the_journal_still_goes_to_the_disk(outage, monkeypatch):
    outage.append("away")
    record_visit(7)
    beat()
    synced = []
    monkeypatch.setattr(process, "sync", lambda: synced.append(True))
    assert patience.is_waiting()
    beat()
    assert synced


@pytest.mark.django_db
def test_a_disk_that_does_not_sync_keeps_nothing_from_being_posted(monkeypatch, caplog):
    def refuse(file):
        raise OSError(5, "Input/output error")

    article = factories.published().pk
    record_visit(article)
    monkeypatch.setattr("visits.journal.os.fdatasync", refuse)
    for _ in range(3):
        beat()
    assert VisitTotal.objects.get().count == 1
    (record,) = caplog.records  # told once
    assert "disk" in record.message


@pytest.mark.django_db
def test_an_article_deleted_between_visit_and_posting_takes_only_its_own_along():
    gone, stays = factories.published(), factories.published()
    opened(gone.get_absolute_url())
    opened(stays.get_absolute_url())
    gone.delete()
    beat()
    assert visits_of(stays.pk) == (1, 1)
    assert VisitTotal.objects.get().article == stays
