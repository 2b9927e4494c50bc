"""Where a text stands in the newsroom, and who moves it on."""

from itertools import product

import pytest
from django.utils import timezone

from articles.models import Article
from newsdesk import stages
from newsdesk.models import Note, Revision
from tests import factories
from tests.newsdesk.pages import ARTICLES, change, desk, opened

pytestmark = pytest.mark.django_db

DRAFT, IN_REVIEW, CHANGES, READY = Article.Stage.values
OF_THE_WRITER = {(DRAFT, IN_REVIEW), (CHANGES, IN_REVIEW), (IN_REVIEW, DRAFT)}
OF_EDITORS = {
    (DRAFT, IN_REVIEW),
    (DRAFT, READY),
    (IN_REVIEW, READY),
    (IN_REVIEW, CHANGES),
    (CHANGES, IN_REVIEW),
    (CHANGES, READY),
    (READY, IN_REVIEW),
    (READY, CHANGES),
}
WARNED = {"_findings_seen": "picture source related standfirst namesake"}
EVERY_PAIR = set(product(Article.Stage.values, repeat=2)) - {(s, s) for s in Article.Stage.values}
PEOPLE = {
    "the writer": ("Journalist", "created_by", OF_THE_WRITER),
    "who it is assigned to": ("Journalist", "assignee", OF_THE_WRITER),
    "another journalist": ("Journalist", None, set()),
    "an editor": ("Editor", None, OF_EDITORS),
    "an editor who wrote it": ("Editor", "created_by", OF_EDITORS | OF_THE_WRITER),
    "an editor-in-chief": ("Editor-in-chief", None, OF_EDITORS),
    "a moderator": ("Moderator", None, set()),
    "a moderator who wrote it": ("Moderator", "created_by", set()),
}


def person_and_facts(who):
    group, field, may = PEOPLE[who]
    person = factories.staff(group)
    return person, {field: person} if field else {}, may


@pytest.mark.parametrize("who", PEOPLE)
def test_each_makes_the_moves_that_are_theirs_and_no_other(who):
    person, facts, may = person_and_facts(who)
    made = set()
    for before, to in sorted(EVERY_PAIR):
        article = factories.draft(stage=before, **facts)
        offered = to in dict(stages.moves_for(person, article))
        try:
            stages.move(article, to, person, "Manca il prezzo.")
        except stages.Refused:
            assert not offered
            assert Article.objects.get(pk=article.pk).stage == before
            assert not Revision.objects.of(article).exists()
        else:
            assert offered
            assert Article.objects.get(pk=article.pk).stage == to
            made.add((before, to))
    assert made == may


@pytest.mark.parametrize("who", PEOPLE)
def test_what_readers_have_seen_has_no_stage_any_more(who):
    person, facts, _may = person_and_facts(who)
    for made in (factories.published, factories.withdrawn):
        article = made(stage=IN_REVIEW, **facts)
        assert stages.moves_for(person, article) == []
        with pytest.raises(stages.Refused):
            stages.move(article, READY, person)


def test_what_has_its_moment_is_an_editors():
    journalist = factories.staff("Journalist")
    article = factories.scheduled(stage=IN_REVIEW, created_by=journalist)
    assert stages.moves_for(journalist, article) == []
    assert stages.moves_for(factories.staff("Editor"), article) != []


def test_a_move_is_in_the_history_and_its_words_are_a_note():
    editor = factories.staff("Editor")
    article = factories.draft(stage=IN_REVIEW)
    assert stages.move(article, CHANGES, editor, " Chi lo dice? ")
    revision = Revision.objects.of(article).first()
    assert (revision.event, revision.made_by) == (Revision.Event.MOVED, editor)
    assert stages.told(revision.note) == "In revisione → Da correggere"
    note = Note.objects.get()
    assert (note.article, note.text, note.made_by) == (article, "Chi lo dice?", editor)


def test_other_notes_of_revisions_are_told_as_they_are():
    assert stages.told("draft>ready") == "Bozza → Pronto"
    assert [stages.told(note) for note in ("", "a > b", "draft>gone")] == [
        "",
        "a > b",
        "draft>gone",
    ]


def test_whoever_asks_for_changes_says_which():
    article = factories.draft(stage=IN_REVIEW)
    with pytest.raises(stages.Refused, match="Di’ che cosa"):
        stages.move(article, CHANGES, factories.staff("Editor"), "  ")


def test_words_that_no_database_keeps_are_left_out():
    editor, article = factories.staff("Editor"), factories.draft(stage="in_review")
    stages.move(article, "changes_requested", editor, "Manca\0 la fonte.")
    assert article.desk_notes.get().text == "Manca la fonte."


def test_a_second_press_moves_nothing():
    editor, article = factories.staff("Editor"), factories.draft(stage=IN_REVIEW)
    old = Article.objects.get(pk=article.pk)
    assert stages.move(article, READY, editor)
    assert not stages.move(old, READY, editor)
    assert Revision.objects.of(article).count() == 1


def test_a_move_is_judged_by_what_the_database_has_now():
    journalist = factories.staff("Journalist")
    article = factories.draft(stage=IN_REVIEW, created_by=journalist)
    Article.objects.filter(pk=article.pk).update(stage=READY)
    with pytest.raises(stages.Refused):
        stages.move(article, DRAFT, journalist)


# --- In the form ------------------------------------------------------------------------------


def pressed(person, article, **typed):
    client = desk(person)
    answer = client.post(change(article), opened(client, change(article)) | typed, follow=True)
    article.refresh_from_db()
    return answer.content.decode()


def test_the_button_saves_what_was_typed_and_moves_on():
    journalist = factories.staff("Journalist")
    article = factories.draft(created_by=journalist)
    page = pressed(journalist, article, headline="Riapre il ponte", _move=IN_REVIEW, _words="Ecco.")
    assert (article.headline, article.stage) == ("Riapre il ponte", IN_REVIEW)
    assert "Ora è: In revisione." in page
    events = list(Revision.objects.of(article).values_list("event", flat=True))
    assert events[:2] == [Revision.Event.MOVED, Revision.Event.SAVED]
    assert Note.objects.get().text == "Ecco."


def test_what_the_form_refuses_is_not_moved():
    journalist = factories.staff("Journalist")
    article = factories.draft(created_by=journalist)
    page = pressed(journalist, article, headline="", _move=IN_REVIEW, _words="Non perdermi")
    assert article.stage == DRAFT
    assert "Non perdermi" in page


def test_what_may_not_be_moved_is_saved_all_the_same():
    journalist = factories.staff("Journalist")
    article = factories.draft(created_by=journalist)
    for stage in (READY, "nonsense"):
        page = pressed(journalist, article, headline="Salvato", _move=stage)
        assert (article.headline, article.stage) == ("Salvato", DRAFT)
        assert "Salvato, ma non spostato." in page


def test_a_new_article_is_handed_in_at_once():
    client = desk(factories.staff("Journalist"))
    form = opened(client, f"{ARTICLES}add/") | {"headline": "Una nuova", "_move": IN_REVIEW}
    article_page = client.post(f"{ARTICLES}add/", form).url
    article = Article.objects.get()
    assert (article_page, article.stage) == (change(article), IN_REVIEW)


def test_a_journalist_writes_until_an_editor_finds_it_ready():
    journalist = factories.staff("Journalist")
    for stage in Article.Stage.values:
        article = factories.draft(created_by=journalist, stage=stage)
        page = desk(journalist).get(change(article)).content.decode()
        assert ('name="_save"' in page) == (stage != READY), stage
        assert ('name="_move"' in page) == (stage != READY), stage


def test_whom_it_is_assigned_to_sees_it_and_writes_it():
    journalist, colleague = factories.staff("Journalist"), factories.staff("Journalist")
    article = factories.draft("Per il collega", created_by=colleague)
    assert "Per il collega" not in desk(journalist).get(ARTICLES).content.decode()
    editor = factories.staff("Editor")
    page = pressed(editor, article, _assignee=journalist.pk)
    assert article.assignee == journalist and "Assegnato a" in page
    assert "Per il collega" in desk(journalist).get(ARTICLES).content.decode()
    pressed(journalist, article, headline="Scritto dal collega")
    assert article.headline == "Scritto dal collega"
    assert "Assegnato a nessuno." in pressed(editor, article, _assignee="")
    assert article.assignee is None


def test_nobody_is_assigned_by_an_old_form_a_forged_one_or_to_whom_does_not_write():
    editor, journalist = factories.staff("Editor"), factories.staff("Journalist")
    article = factories.draft(created_by=journalist, assignee=editor)
    pressed(editor, article, _assignee=journalist.pk, _assignee_was=journalist.pk)
    pressed(journalist, article, _assignee=journalist.pk, _assignee_was="")
    for key in (factories.staff("Moderator").pk, "x", "9" * 30, "9" * 5_000):
        pressed(editor, article, _assignee=key)
    assert article.assignee == editor


def test_no_stage_is_shown_of_what_readers_see():
    page = desk(factories.staff("Editor")).get(change(factories.published())).content.decode()
    assert 'name="_move"' not in page and "stage-box" not in page.replace("stage.css", "")


# --- Moments ----------------------------------------------------------------------------------


def test_publishing_says_so():
    article = factories.draft()
    page = pressed(factories.staff("Editor"), article, _publish="1", **WARNED)
    assert article.is_published()
    assert "Pubblicato: i lettori lo vedono ora." in page


def test_scheduling_says_when():
    article = factories.draft()
    moment = {"published_at_0": "2030-03-04", "published_at_1": "07:00"}
    page = pressed(factories.staff("Editor"), article, _schedule="1", **moment, **WARNED)
    assert "Programmato per il 4 marzo 2030, ore 7:00." in page
    assert "ora di Roma (Europe/Rome)" in page


def test_what_is_scheduled_needs_a_moment_to_come():
    article, now = factories.draft(), timezone.localtime()
    past = {"published_at_0": f"{now:%Y-%m-%d}", "published_at_1": "00:00:00"}
    for moment in ({}, past):
        page = pressed(factories.staff("Editor"), article, _schedule="1", **moment)
        assert "Scegli un momento futuro." in page
        assert article.published_at is None
