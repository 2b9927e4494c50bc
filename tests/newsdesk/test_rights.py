"""Who may do what to which article, through every door, forged requests included."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from articles.models import Article
from tests import factories
from tests.newsdesk.pages import ARTICLES, LINKED, change, desk, errors, everything, opened
from visits.models import Adjustment

pytestmark = pytest.mark.django_db

STAGES = ("draft", "scheduled", "published", "withdrawn")
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
GROUPS = list(MAY)
EDITORS = {"Editor", "Editor-in-chief"}
CURATORS = EDITORS | {"Moderator"}


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


@pytest.fixture(params=GROUPS)
def person(request, db):
    return factories.staff(request.param)


@pytest.fixture
def group(person):
    return person.groups.get().name


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


# --- Forged fields ----------------------------------------------------------------------------


def test_nobody_writes_in_anothers_name(person, group):
    colleague = factories.staff("Journalist", username="collega")
    client = desk(person)
    forged = {"created_by": colleague.pk, "created_by_id": colleague.pk, "id": 999, "pk": 999}
    if group != "Moderator":
        form = opened(client, f"{ARTICLES}add/") | {"headline": "Nuovo"} | forged
        client.post(f"{ARTICLES}add/", form)
        assert Article.objects.get().created_by == person
        article = Article.objects.get()
        client.post(change(article), opened(client, change(article)) | forged)
    else:
        assert client.post(f"{ARTICLES}add/", {"headline": "Nuovo"} | forged).status_code == 403
    assert not Article.objects.exclude(created_by=person).exists()


def test_no_other_button_opens_a_door(person, group):
    article = factories.draft("Com’era", body="<p>Com’era.</p>")
    form = opened(desk(factories.staff("Editor")), change(article)) | {"body": "<p>Forgiato.</p>"}
    client = desk(person)
    for button in ("_addanother", "_continue", "_popup", "_to_field"):
        client.post(f"{change(article)}?{button}=id", form | {button: "id"})
        article.refresh_from_db()
        assert (article.body == "<p>Forgiato.</p>") == (group in EDITORS), button
        Article.objects.update(body="<p>Com’era.</p>")


def test_save_as_new_copies_nothing_that_was_not_typed_and_touches_no_original(person, group):
    article = factories.draft("Com’era", body="<p>Com’era.</p>")
    before = everything()["articles.Article"]
    form = {"_saveasnew": "1", "headline": "Copia", "bylines-0-id": 1, "slug": ""}
    desk(person).post(change(article), form)
    added = opened(desk(factories.staff("Editor")), f"{ARTICLES}add/") | form
    desk(person).post(change(article), added)
    assert everything()["articles.Article"][:1] == before
    copies = Article.objects.exclude(pk=article.pk)
    assert [(copy.created_by, copy.body) for copy in copies] in ([], [(person, "")])


def test_a_row_of_anothers_article_is_neither_moved_nor_changed_nor_deleted():
    journalist = factories.staff("Journalist")
    own, foreign = factories.draft(created_by=journalist), factories.draft()
    byline = foreign.bylines.create(author=factories.author())
    source = foreign.source_links.create(url="https://example.org/a", label="Prima")
    link = foreign.related_links.create(target=factories.published())
    client = desk(journalist)
    for deletes in ({}, {"DELETE": "on"}):
        for article in (own.pk, foreign.pk):
            form = opened(client, change(own)) | {"related_links-TOTAL_FORMS": 0}
            for prefix, row, facts in (
                ("bylines", byline, {"author": byline.author_id, "role": "forgiata"}),
                ("source_links", source, {"url": source.url, "label": "forgiata"}),
                ("related_links", link, {"target": link.target_id, "position": 9}),
            ):
                form.row(prefix, id=row.pk, article=article, **facts, **deletes)
                form[f"{prefix}-INITIAL_FORMS"] = 1
            before = [list(rows.values()) for rows in rows_of(foreign)]
            assert client.post(change(own), form).status_code in (200, 302)
            assert [list(rows.values()) for rows in rows_of(foreign)] == before
            assert [rows.count() for rows in rows_of(own)] == [0, 0, 0]


def rows_of(article):
    return article.bylines.all(), article.source_links.all(), article.related_links.all()


def test_a_journalist_adds_no_related_link_and_no_correction_to_his_own_draft():
    journalist = factories.staff("Journalist")
    article = factories.draft(created_by=journalist)
    client = desk(journalist)
    form = opened(client, change(article))
    for rows in ("related_links", "corrections"):  # neither list is on the page
        form |= {f"{rows}-TOTAL_FORMS": 0, f"{rows}-INITIAL_FORMS": 0}
    form.row("related_links", target=factories.published().pk)
    form.row("corrections", text="Forgiata", kind="correction", made_at_0="01/01/2026")
    assert client.post(change(article), form | {"headline": "Nuovo titolo"}).status_code == 302
    article.refresh_from_db()
    assert article.headline == "Nuovo titolo"
    assert (article.related_links.count(), article.corrections.count()) == (0, 0)


# --- Side doors -------------------------------------------------------------------------------


def found_by(client, model, field, term="Segreto"):
    query = {"app_label": "articles", "model_name": model, "field_name": field, "term": term}
    answer = client.get("/admin/autocomplete/", query)
    return answer.json()["results"] if answer.status_code == 200 else answer.status_code


def test_choosing_an_article_to_lead_to_finds_public_ones_only(person):
    for stage in STAGES:
        getattr(factories, stage)(f"Segreto {stage}", created_by=person)
    found = found_by(desk(person), "relatedlink", "target")
    assert [article["text"] for article in found] == ["Segreto published"]


def test_typing_in_another_field_finds_no_foreign_draft(person, group):
    for stage in STAGES:
        getattr(factories, stage)(f"Segreto {stage}")
    found = {article["text"] for article in found_by(desk(person), "byline", "article")}
    all_of_them = {f"Segreto {stage}" for stage in STAGES}
    assert found == (all_of_them if group in EDITORS else {"Segreto published"})


def test_accounts_are_found_by_those_who_keep_them(person, group):
    found = found_by(desk(person), "author", "user", person.username)
    assert (found != 403) == (group == "Editor-in-chief")


def test_all_may_choose_among_authors_outlets_tags_and_photos(person):
    factories.author("Segreto"), factories.outlet("Segreto"), factories.draft(tags=["Segreto"])
    client = desk(person)
    assert len(found_by(client, "byline", "author")) == 1
    assert len(found_by(client, "sourcelink", "source")) == 1
    assert len(found_by(client, "article", "photo", "pioggia")) == 0
    names = client.get("/admin/articles/tag/names/?term=segr").json()["results"]
    assert names == [{"id": "Segreto", "text": "Segreto"}]


PAGES = {
    f"{ARTICLES}add/": {"Journalist", *EDITORS},
    LINKED: CURATORS,
    f"{LINKED}add/": set(),
    "/admin/articles/author/": set(GROUPS),
    "/admin/articles/author/add/": EDITORS,
    "/admin/articles/section/": set(GROUPS),
    "/admin/articles/section/add/": {"Editor-in-chief"},
    "/admin/articles/source/": set(GROUPS),
    "/admin/articles/source/add/": set(GROUPS),
    "/admin/articles/tag/": set(GROUPS),
    "/admin/articles/tag/add/": EDITORS,
    "/admin/articles/frontplace/": EDITORS,
    "/admin/articles/frontplace/add/": set(),
    "/admin/photos/photo/": set(GROUPS),
    "/admin/photos/photo/add/": {"Journalist", *EDITORS},
    "/admin/photos/photo/picker/?CKEditorFuncNum=1": set(GROUPS),
    "/admin/auth/user/": {"Editor-in-chief"},
    "/admin/auth/user/add/": {"Editor-in-chief"},
    "/admin/auth/group/": {"Editor-in-chief"},
    "/admin/auth/group/add/": set(),
    "/admin/visits/dailyvisits/": EDITORS,
    "/admin/visits/dailyvisits/add/": set(),
    "/admin/visits/uncountedopenings/": EDITORS,
    "/admin/visits/visittotal/": EDITORS,
    "/admin/visits/visittotal/add/": set(),
    "/admin/visits/journalposition/": EDITORS,
    "/admin/visits/journalposition/add/": set(),
    "/admin/jobs/periodicjob/": EDITORS,
    "/admin/jobs/periodicjob/add/": set(),
    "/admin/visits/adjustment/": {"Editor-in-chief"},
    "/admin/visits/adjustment/add/": {"Editor-in-chief"},
    "/admin/articles/relatedlink/": set(),
    "/admin/articles/byline/": set(),
}


def test_each_page_opens_for_those_it_is_for(person, group):
    client = desk(person)
    opened_pages = {address for address in PAGES if client.get(address).status_code == 200}
    assert opened_pages == {address for address, groups in PAGES.items() if group in groups}


def test_the_visits_of_an_article_are_for_editors_and_adjusted_by_the_chief(person, group):
    article = factories.published()
    client, page = desk(person), f"/admin/visits/visittotal/{article.pk}/change/"
    answer = client.get(page)
    assert (answer.status_code == 200) == (group in EDITORS)
    offered = "/admin/visits/adjustment/add/" in answer.content.decode()
    assert offered == (group == "Editor-in-chief")
    form = {"article": article.pk, "count": 5, "reason": "prova"}
    answer = client.post("/admin/visits/adjustment/add/", form)
    assert (answer.status_code == 302) == (group == "Editor-in-chief")
    assert Adjustment.objects.exists() == (group == "Editor-in-chief")


def test_the_front_of_the_newsdesk_names_what_one_may_do(person, group):
    page = desk(person).get("/admin/").content.decode()
    assert (f'href="{LINKED}"' in page) == (group in CURATORS)
    assert ('href="/admin/auth/user/"' in page) == (group == "Editor-in-chief")


SHARED = {
    "author": {"Editor", "Editor-in-chief"},
    "tag": {"Editor", "Editor-in-chief"},
    "section": {"Editor-in-chief"},
    "outlet": {"Moderator", "Editor", "Editor-in-chief"},
}


@pytest.mark.parametrize("kind", SHARED)
def test_shared_words_are_changed_by_some_and_deleted_by_the_editor_in_chief(person, group, kind):
    factories.draft(tags=["Cultura"])
    makers = {"tag": lambda: Article.tags.get(), "section": factories.section}
    thing = makers.get(kind, getattr(factories, kind, None))()
    chief = desk(factories.staff("Editor-in-chief"))
    form = opened(chief, change(thing)) | {"name": "Cambiato"}
    client = desk(person)
    client.post(change(thing), form)
    thing.refresh_from_db()
    assert (thing.name == "Cambiato") == (group in SHARED[kind])
    Article.objects.all().delete()
    client.post(change(thing, "delete"), {"post": "yes"})
    gone = not type(thing).objects.filter(pk=thing.pk).exists()
    assert gone == (group == "Editor-in-chief")


def test_an_editor_gives_no_account_to_an_author():
    author, editor = factories.author(), factories.staff("Editor")
    client = desk(editor)
    form = opened(client, change(author)) | {"user": editor.pk, "biography": "Scrive di mare."}
    assert client.post(change(author), form).status_code == 302
    author.refresh_from_db()
    assert (author.user, author.biography) == (None, "Scrive di mare.")


# --- Strangers --------------------------------------------------------------------------------


def test_a_reader_who_has_an_account_is_a_stranger_here():
    reader = User.objects.create_user("lettrice", password="una parola lunga")
    article = factories.draft()
    for client in (desk(), desk(reader)):
        before = everything()
        for address in (ARTICLES, LINKED, change(article), f"{ARTICLES}{article.pk}/withdraw/"):
            for answer in (client.get(address), client.post(address, {"headline": "Cambiato"})):
                assert answer.status_code == 302
                assert answer.url == f"/admin/login/?next={address}"
        assert everything() == before


def test_someone_who_leaves_the_newsroom_is_out_at_once():
    journalist = factories.staff("Journalist")
    client = desk(journalist)
    assert client.get(ARTICLES).status_code == 200
    User.objects.filter(pk=journalist.pk).update(is_active=False)
    assert client.get(ARTICLES).status_code == 302


def test_a_draft_that_was_published_meanwhile_is_no_longer_the_journalists():
    journalist = factories.staff("Journalist")
    article = factories.draft(created_by=journalist)
    client = desk(journalist)
    form = opened(client, change(article))
    editor = desk(factories.staff("Editor"))
    editor.post(change(article), opened(editor, change(article)) | {"_publish": "1"})
    answer = client.post(change(article), form | {"headline": "Troppo tardi"})
    assert "/conflict/" in answer.url
    article.refresh_from_db()
    assert article.is_published() and article.headline != "Troppo tardi"
    aside = article.revisions.get(event="set_aside")
    assert (aside.made_by, aside.content["headline"]) == (journalist, "Troppo tardi")


def test_every_deed_is_in_the_history():
    editor = factories.staff("Editor")
    client, article = desk(editor), factories.published()
    client.post(change(article), opened(client, change(article)) | {"headline": "Cambiato"})
    client.post(f"{ARTICLES}{article.pk}/withdraw/", {"reason": "Un errore"})
    client.post(f"{ARTICLES}{article.pk}/restore/")
    client.post(f"{ARTICLES}{article.pk}/restore/")
    entries = LogEntry.objects.order_by("pk")
    assert [entry.user for entry in entries] == [editor] * 3
    assert [entry.get_change_message() for entry in entries][1:] == ["Ritirato.", "Ripristinato."]
    page = client.get(change(article, "history")).content.decode()
    assert "Ritirato" in page and "Di nuovo visibile ai lettori" in page and "Un errore" in page


def test_errors_are_told_to_those_who_may_write_only():
    journalist = factories.staff("Journalist")
    own, foreign = factories.draft(created_by=journalist), factories.draft()
    client = desk(journalist)
    form = opened(client, change(own)) | {"headline": ""}
    assert errors(client.post(change(own), form)) == {"headline": "Questo campo è obbligatorio."}
    assert client.post(change(foreign), form).status_code == 302
