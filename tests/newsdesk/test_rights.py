"""Who may write, read, publish and delete which article, forged requests included."""

import pytest

from articles.models import Article
from tests import factories
from tests.newsdesk.pages import ARTICLES, LINKED, change, desk, everything, opened
from tests.newsdesk.rights import EDITORS, STAGES

pytestmark = pytest.mark.django_db

WHOSE = ("own", "other's")

WRITE, READ, NOTHING = "write", "read", "nothing"
OWN_DRAFTS = {
    "own draft": WRITE,
    "own scheduled": READ,
    "own published": READ,
    "own withdrawn": READ,
    "other's draft": NOTHING,
    "other's scheduled": NOTHING,
    "other's published": READ,
    "other's withdrawn": NOTHING,
}
EVERYTHING = dict.fromkeys(OWN_DRAFTS, WRITE)
MAY = {
    "Journalist": OWN_DRAFTS,
    "Moderator": OWN_DRAFTS | {"own draft": READ},  # one's own from the days as a journalist
    "Editor": EVERYTHING,
    "Editor-in-chief": EVERYTHING,
}


@pytest.fixture
def articles():
    """An article of each stage, of a person's own and of a colleague's."""

    def made_for(person):
        colleague = factories.staff("Journalist", username="collega")
        return {
            f"{whose} {stage}": getattr(factories, stage)(created_by=author)
            for whose, author in zip(WHOSE, (person, colleague), strict=True)
            for stage in STAGES
        }

    return made_for


def page_of(client, article):
    """What the article's page lets the person do."""
    page = client.get(change(article))
    if page.status_code != 200:
        assert page.status_code == 302
        return NOTHING
    return WRITE if 'name="_save"' in page.content.decode() else READ


# --- The article's own page -------------------------------------------------------------------


def test_each_may_write_read_or_not_even_see_an_article(person, group, articles):
    client = desk(person)
    found = {name: page_of(client, article) for name, article in articles(person).items()}
    assert found == MAY[group]


def test_the_list_shows_what_may_be_read(person, group, articles):
    made = articles(person)
    page = desk(person).get(ARTICLES).content.decode()
    shown = {name for name, article in made.items() if article.headline in page}
    assert shown == {name for name, may in MAY[group].items() if may != NOTHING}


def test_the_history_is_for_those_who_may_read(person, group, articles):
    client = desk(person)
    for name, article in articles(person).items():
        answer = client.get(change(article, "history")).status_code
        assert (answer == 200) == (MAY[group][name] != NOTHING), name


def but_for_what_is_set_aside(things):
    """Without the history: whoever may no longer write finds there what he had typed."""
    history = ("newsdesk.Revision", "admin.LogEntry")
    return {name: rows for name, rows in things.items() if name not in history}


def test_a_forged_form_changes_what_may_be_written_and_nothing_else(person, group, articles):
    made = articles(person)
    editor = desk(factories.staff("Editor"))
    client = desk(person)
    for name, article in made.items():
        form = opened(editor, change(article)) | {"headline": "Cambiato", "_continue": "1"}
        before = everything()
        answer = client.post(change(article), form)
        article.refresh_from_db()
        if MAY[group][name] == WRITE:
            assert (answer.status_code, article.headline) == (302, "Cambiato"), name
        else:
            assert answer.status_code in (302, 403), name
            assert but_for_what_is_set_aside(everything()) == but_for_what_is_set_aside(before), (
                name
            )


def test_only_the_editor_in_chief_deletes_and_only_what_was_never_public(person, group, articles):
    client = desk(person)
    for name, article in articles(person).items():
        client.post(change(article, "delete"), {"post": "yes"})
        gone = not Article.objects.filter(pk=article.pk).exists()
        assert gone == (group == "Editor-in-chief" and name.endswith("draft")), name


def test_nobody_deletes_many_at_once(person, articles):
    made = articles(person)
    action = {"action": "delete_selected", "_selected_action": [a.pk for a in made.values()]}
    desk(person).post(ARTICLES, action | {"post": "yes"})
    desk(person).post(LINKED, action | {"post": "yes"})
    assert Article.objects.count() == len(made)


# --- Publishing -------------------------------------------------------------------------------

FORGED_PUBLICATION = {
    "_publish": "1",
    "published_at": "2026-01-01 10:00",
    "published_at_0": "01/01/2026",
    "published_at_1": "10:00",
    "withdrawn_at_0": "01/01/2026",
    "updated_at_0": "01/01/2026",
    "is_substantial": "on",
}


@pytest.mark.parametrize("fact", FORGED_PUBLICATION)
def test_a_journalist_publishes_by_no_field(fact):
    journalist = factories.staff("Journalist")
    article = factories.draft(created_by=journalist)
    client = desk(journalist)
    client.post(change(article), opened(client, change(article)) | {fact: FORGED_PUBLICATION[fact]})
    client.post(
        f"{ARTICLES}add/",
        opened(client, f"{ARTICLES}add/")
        | {"headline": "Nuovo", "body": "<p>Testo</p>", "section": article.section_id}
        | FORGED_PUBLICATION,
    )
    moments = Article.objects.values_list("published_at", "withdrawn_at", "updated_at")
    assert list(moments) == [(None, None, None)] * 2


def test_only_editors_withdraw_and_restore(person, group, articles):
    client = desk(person)
    for name, article in articles(person).items():
        if name.endswith(("published", "withdrawn")):
            deed = "restore" if article.withdrawn_at else "withdraw"
            before = article.withdrawn_at
            answer = client.post(f"{ARTICLES}{article.pk}/{deed}/", {"reason": "Un errore"})
            article.refresh_from_db()
            changed = bool(before) != bool(article.withdrawn_at)
            assert changed == (group in EDITORS), name
            assert answer.status_code == (302 if group in EDITORS else 403), name


@pytest.mark.parametrize("deed", ["withdraw", "restore"])
@pytest.mark.parametrize("stage", ["draft", "scheduled"])
def test_what_readers_never_saw_is_neither_withdrawn_nor_restored(deed, stage):
    article = getattr(factories, stage)()
    before = everything()["articles.Article"]
    client = desk(factories.staff("Editor"))
    assert client.post(f"{ARTICLES}{article.pk}/{deed}/").status_code == 404
    assert everything()["articles.Article"] == before
