"""What an operator does by hand: post what waits, and have the sums proved."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests import factories
from tests.newsdesk.pages import everything
from visits.agreement import disagreements
from visits.counting import process, record_uncounted, record_visit
from visits.ledger import adjust
from visits.models import DailyVisits, JournalPosition, VisitTotal
from visits.posting import REMEMBERED

pytestmark = pytest.mark.django_db


def test_what_waits_is_posted_while_the_process_goes_on(capsys):
    article = factories.published().pk
    record_visit(article)
    record_uncounted("tool")
    call_command("post_visits")
    assert capsys.readouterr().out == (
        "1 visits and 1 other openings are posted, 0 journals finished.\n"
    )
    assert VisitTotal.objects.get().count == 1
    call_command("post_visits")
    assert VisitTotal.objects.get().count == 1


def test_damage_is_told(capsys):
    record_visit(factories.published().pk)
    (journal,) = process.journals
    journal.let_go()
    with journal.path.open("ab") as file:
        file.write(b"torn")
    call_command("post_visits")
    told = capsys.readouterr()
    assert "1 journals finished" in told.out
    assert told.err == "1 records are damaged and lost.\n"


def test_rows_of_journals_that_are_long_gone_are_forgotten(journals):
    names = ["old and there.journal", "old.journal", "new.journal", "old and begun.journal"]
    for name in names:
        JournalPosition.objects.create(name=name, is_finished="begun" not in name)
    long_ago = timezone.now() - REMEMBERED - timedelta(days=1)
    JournalPosition.objects.exclude(name="new.journal").update(posted_at=long_ago)
    journals.mkdir()
    record_visit(7)
    (ours,) = process.journals
    JournalPosition.objects.create(name=ours.name, is_finished=True)
    JournalPosition.objects.filter(name=ours.name).update(posted_at=long_ago)
    call_command("post_visits")
    left = set(JournalPosition.objects.values_list("name", flat=True))
    assert left == {"new.journal", "old and begun.journal", ours.name}


def test_sums_that_agree_are_said_to(capsys):
    article = factories.published()
    factories.visits(article, count=100)
    adjust(article, -30, "contate due volte", factories.staff("Editor-in-chief"))
    call_command("check_visits")
    assert "Every total" in capsys.readouterr().out


def test_sums_that_do_not_agree_are_named_and_left_as_they_are(capsys):
    wrong, without_total, without_days = (factories.published() for _ in range(3))
    factories.visits(wrong, count=5)
    VisitTotal.objects.update(count=6)
    DailyVisits.objects.create(article=without_total, day=timezone.localdate(), count=2)
    VisitTotal.objects.create(article=without_days, count=3, posting=1)
    before = everything()
    with pytest.raises(CommandError, match="3 totals") as error:
        call_command("check_visits")
    assert error.value.returncode == 1
    assert capsys.readouterr().out.splitlines() == [
        f"article {wrong.pk}: the total is 6, but 5 by days and +0 by adjustments",
        f"article {without_total.pk}: the total is 0, but 2 by days and +0 by adjustments",
        f"article {without_days.pk}: the total is 3, but 0 by days and +0 by adjustments",
    ]
    assert everything() == before
    assert len(disagreements()) == 3
