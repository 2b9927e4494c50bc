"""The page of journals and openings: what waits, what was lost, who opened what."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories
from tests.newsdesk.pages import desk
from visits import posting
from visits.counting import record_visit
from visits.models import JournalPosition

pytestmark = pytest.mark.django_db

JOURNALS = "/admin/visits/journalposition/"


@pytest.fixture
def look():
    return lambda: desk(factories.staff("Editor")).get(JOURNALS)


def test_people_stand_beside_all_others_day_by_day(look):
    today, past = timezone.localdate(), timezone.localdate() - timedelta(days=29)
    for article in (factories.published(), factories.published()):
        factories.visits(article, today, 600)
        factories.visits(article, past, 7)
        factories.visits(article, past - timedelta(days=1), 99)
    posting.add(openings={(today, "crawler"): 1_111, (today, "lost"): 2, (past, "tool"): 5})
    found = look()
    table = found.context["table"]
    assert len(table.days) == 30
    assert [str(reason) for reason in table.reasons] == ["crawler", "tool"]
    newest, oldest = table.days[0], table.days[-1]
    assert (newest.day, newest.visits, newest.others, newest.lost) == (
        today,
        1_200,
        [1_111, 0],
        [2, 0],
    )
    assert (oldest.day, oldest.visits, oldest.others) == (past, 14, [0, 5])
    assert table.lost == 2
    text = found.content.decode()
    assert "1.200" in text and "1.111" in text and "visits-wrong" in text


def test_what_waits_is_told_until_it_is_posted(look, journals):
    record_visit(factories.published().pk)
    context = look().context
    assert context["waiting"] > 0 and context["waits_since"]
    posting.post(journals)
    context = look().context
    assert (context["waiting"], context["waits_since"]) == (0, None)
    (journal,) = context["journals"]
    assert journal.position == journal.size > 0 and journal.posted_at


def test_a_journal_of_another_machine_is_named_and_a_finished_one_is_not(look):
    JournalPosition.objects.create(name="altrove.journal", position=36)
    JournalPosition.objects.create(name="finito.journal", position=36, is_finished=True)
    found = look()
    assert [journal.name for journal in found.context["journals"]] == ["altrove.journal"]
    assert found.context["waiting"] == 0
    assert "su un’altra macchina" in found.content.decode()


def test_a_site_without_readers_says_so(look):
    found = look()
    assert found.context["journals"] == []
    assert "visits-nothing" in found.content.decode()


def test_a_file_that_goes_while_one_looks_is_left_out(look, journals, monkeypatch):
    journals.mkdir(parents=True)
    (journals / "sparito.journal").symlink_to(journals / "niente")
    assert look().context["journals"] == []


def test_nothing_is_done_there():
    client = desk(factories.staff("Editor"))
    row = JournalPosition.objects.create(name="mio.journal")
    assert client.post(JOURNALS).status_code == 403
    own = f"{JOURNALS}{row.pk}/change/"
    assert client.get(own).url == JOURNALS
    assert client.post(own).status_code == 403
    assert client.get(f"{JOURNALS}add/").status_code == 403
    assert client.post(f"{JOURNALS}{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert desk(factories.staff("Journalist")).get(JOURNALS).status_code == 403
