"""Who may do what beside the articles: pages, choices, shared words, accounts."""

import pytest

from articles.models import Article
from tests import factories
from tests.newsdesk.pages import ARTICLES, LINKED, change, desk, opened
from tests.newsdesk.rights import CURATORS, EDITORS, GROUPS, STAGES
from visits.models import Adjustment

pytestmark = pytest.mark.django_db


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
