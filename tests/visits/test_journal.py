"""Journals: one for each process, locked as long as it may write, whole whatever happens."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as site_settings

from tests import factories
from tests.pages import opened
from visits import journal as journal_module
from visits import process as process_module
from visits.beat import beat
from visits.counting import process, record_visit, visits_of
from visits.journal import Journal, journals
from visits.models import UncountedOpenings, VisitTotal
from visits.records import SIZE, VISIT, record, tally

VISIT_OF_SEVEN = record(VISIT, 7, 739_942)


def orphans(folder):
    names = []
    for found in journals(folder):
        with found:
            if found.is_orphan:
                names.append(found.name)
    return names


def test_a_journal_is_locked_from_its_first_moment_until_it_is_let_go(tmp_path):
    journal = Journal(tmp_path / "new" / "folder")
    assert [found.name for found in journals(journal.path.parent)] == [journal.name]
    assert orphans(journal.path.parent) == []
    journal.let_go()
    assert orphans(journal.path.parent) == [journal.name]
    journal.close()


def test_what_is_written_can_be_read_when_others_have_taken_the_file_away(tmp_path):
    journal = Journal(tmp_path)
    journal.append(VISIT_OF_SEVEN)
    journal.sync()
    journal.path.unlink()
    assert journal.read(0, SIZE) == VISIT_OF_SEVEN
    journal.close()


def in_another_process(code, *arguments, **more):
    """A process that knows `journal`, one that it has begun in the folder of the first argument."""
    begin = (
        "import os, resource, sys; from pathlib import Path;"
        "from visits.journal import Journal; from visits.records import *;"
        "journal = Journal(Path(sys.argv[1])); visit = record(VISIT, 7, 739942)\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", begin + code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        cwd=site_settings.BASE_DIR,
        text=True,
        **more,
    )


def test_the_journal_of_a_killed_process_is_everybody_s_and_holds_all(tmp_path):
    code = "while True: journal.append(visit); print(journal.size, flush=True)"
    with in_another_process(code, tmp_path) as writer:
        told = [int(writer.stdout.readline()) for _ in range(500)]
        assert orphans(tmp_path) == []
        os.kill(writer.pid, signal.SIGKILL)
    assert len(orphans(tmp_path)) == 1
    (found,) = journals(tmp_path)
    with found:
        read = tally(found.read(0), is_whole=True)
    assert read.visits.total() * SIZE == read.size >= told[-1]
    assert read.damaged == 0


def test_a_file_that_may_not_grow_keeps_whole_records_only(tmp_path):
    """The system writes the part that has room; it must not stay."""
    code = (
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); lost = 0\n"
        "for _ in range(100):\n"
        "    try: journal.append(visit)\n"
        "    except OSError: lost += 1\n"
        "print(lost)"
    )
    with in_another_process(code, tmp_path) as writer:
        lost = int(writer.stdout.read())
    (found,) = journals(tmp_path)
    with found:
        read = tally(found.read(0), is_whole=True)
    assert read.visits.total() + lost == 100
    assert (read.damaged, read.size) == (0, 1000 // SIZE * SIZE)


def test_a_child_of_a_process_has_a_journal_of_its_own(journals):
    record_visit(7)
    child = os.fork()
    if not child:
        code = 1
        try:
            assert process.journals == []
            record_visit(7)
            code = 0
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    record_visit(7)
    sizes = {path.name: path.stat().st_size for path in journals.iterdir()}
    ours = process.journals[-1].name
    assert sizes.pop(ours) == 2 * SIZE
    assert list(sizes.values()) == [SIZE]
    assert orphans(journals) == list(sizes)


@pytest.mark.django_db
def test_a_full_journal_makes_room_for_the_next_and_is_posted(journals, monkeypatch):
    monkeypatch.setattr(process_module, "FULL", 3 * SIZE)
    article = factories.published().pk
    for _ in range(10):
        record_visit(article)
    assert len(list(journals.iterdir())) == 4
    assert visits_of(article) == (10, 10)
    beat()
    assert visits_of(article) == (10, 10)
    assert VisitTotal.objects.get().count == 10
    assert [path.name for path in journals.iterdir()] == [process.journals[-1].name]
    assert len(process.journals) == 1


class FullDisk:
    """Takes so many bytes of each record, then no more, while it is full."""

    def __init__(self, monkeypatch, takes):
        self.is_full, self.takes, self.write = True, takes, os.write
        monkeypatch.setattr(journal_module.os, "write", self)

    def __call__(self, file, data):
        if not self.is_full or len(data) != SIZE:
            return self.write(file, data)
        if self.takes is None:
            raise OSError(28, "No space left on device")
        return self.write(file, data[: self.takes])


@pytest.mark.django_db
@pytest.mark.parametrize("takes", [None, 0, 1, 17])
def test_a_full_disk_costs_no_page_and_each_loss_is_told(monkeypatch, caplog, takes):
    article = factories.published("Resta leggibile")
    path = article.get_absolute_url()
    disk = FullDisk(monkeypatch, takes)
    for _ in range(5):
        assert opened(path).says("h1") == "Resta leggibile"
    assert len(caplog.records) == 1  # once, not for each visit
    assert process.lost.total() == 5
    disk.is_full = False
    for _ in range(3):
        opened(path)
    beat()
    assert visits_of(article.pk) == (3, 3)
    assert dict(UncountedOpenings.objects.values_list("reason", "count")) == {"lost": 5}
    assert not process.lost
    beat()
    assert UncountedOpenings.objects.get().count == 5


@pytest.mark.django_db
def test_a_folder_that_takes_no_file_costs_no_page(settings, tmp_path):
    settings.JOURNAL_DIR = tmp_path / "file"
    settings.JOURNAL_DIR.write_text("in the way")
    article = factories.published()
    page = opened(article.get_absolute_url())
    assert "Visite totali: 0 ·" in page.text
    assert process.lost.total() == 1
    settings.JOURNAL_DIR = Path(tmp_path, "free")
    beat()
    assert UncountedOpenings.objects.get().reason == "lost"


@pytest.mark.django_db
def test_a_folder_that_is_removed_costs_no_visit(journals):
    article = factories.published().pk
    record_visit(article)
    beat()
    record_visit(article)
    shutil.rmtree(journals)
    record_visit(article)
    beat()
    record_visit(article)
    beat()
    assert VisitTotal.objects.get().count == 4
    assert visits_of(article) == (4, 4)
    assert [journal.path for journal in process.journals] == list(journals.iterdir())


@pytest.mark.django_db
def test_a_journal_that_is_taken_away_and_put_back_is_posted_once(journals, tmp_path):
    article = factories.published().pk
    record_visit(article)
    (journal,) = process.journals
    aside = tmp_path / "aside"
    journal.path.rename(aside)
    beat()
    aside.rename(journal.path)
    beat()
    record_visit(article)
    beat()
    assert VisitTotal.objects.get().count == 2
    assert visits_of(article) == (2, 2)


@pytest.mark.django_db
def test_a_journal_that_is_cut_is_written_to_no_more(journals):
    article = factories.published().pk
    for _ in range(3):
        record_visit(article)
    beat()
    os.truncate(process.journals[-1].path, 0)
    beat()
    record_visit(article)
    beat()
    assert VisitTotal.objects.get().count == 4
    assert [journal.path for journal in process.journals] == list(journals.iterdir())
