"""Deleted drafts come back as they were; what readers know is not deleted at all."""

import uuid

import pytest

from articles.models import Article
from newsdesk import recovery
from newsdesk.models import Revision
from tests import factories
from tests.articles.cast import HOSTILE, sign
from tests.newsdesk.pages import ARTICLES, change, desk, everything

pytestmark = pytest.mark.django_db
DELETED = f"{ARTICLES}deleted/"
Event = Revision.Event


@pytest.fixture
def chief():
    """The editor-in-chief, who alone deletes."""
    return desk(factories.staff("Editor-in-chief", first_name="Carla", last_name="Capo"))


@pytest.fixture
def anna():
    return factories.staff("Journalist")


@pytest.fixture
def article(anna):
    article = factories.draft("Il ponte di una volta", tags=["ponti"], created_by=anna)
    sign(article, "Anna Neri")
    article.source_links.create(url="https://prova.it/1", source=factories.outlet())
    article.related_links.create(target=factories.published())
    Revision.objects.record(article, anna, Event.CREATED)
    return article


def delete(client, article):
    answer = client.post(change(article, "delete"), {"post": "yes"})
    assert answer.status_code == 302
    assert not Article.objects.filter(pk=article.pk).exists()


def recover(client, article):
    return client.post(f"{DELETED}{article.guid}/recover/")


def test_the_list_of_articles_leads_to_it(chief, anna):
    assert f'href="{DELETED}"' in chief.get(ARTICLES).content.decode()
    assert DELETED not in desk(anna).get(ARTICLES).content.decode()


def test_who_deleted_what_is_listed(chief, article):
    assert "Nessun articolo eliminato" in chief.get(DELETED).content.decode()
    delete(chief, article)
    page = chief.get(DELETED).content.decode()
    assert "Il ponte di una volta" in page and "Carla Capo" in page
    assert "Nessun articolo eliminato" not in page


def test_what_was_deleted_is_shown_as_it_was(chief, article):
    delete(chief, article)
    page = chief.get(f"{DELETED}{article.guid}/").content.decode()
    for words in ("Il testo della notizia", "<dd>ponti</dd>", "<dd>Anna Neri</dd>", "prova.it/1"):
        assert words in page, words


def test_it_comes_back_as_a_draft_with_all_it_had(chief, anna, article):
    content = Revision.objects.newest(article).content
    delete(chief, article)
    answer = recover(chief, article)
    back = Article.objects.get(guid=article.guid)
    assert answer.url == change(back)
    newest = Revision.objects.newest(back)
    assert (newest.event, newest.content) == (Event.RECOVERED, content)
    assert (back.created_by, back.published_at, back.slug) == (anna, None, article.slug)
    page = chief.get(answer.url).content.decode()
    assert "«Il ponte di una volta» è di nuovo qui come bozza" in page
    assert "Il suo indirizzo ora è un altro" not in page
    assert article.headline not in chief.get(DELETED).content.decode()


def test_its_history_belongs_to_it_again(chief, article):
    delete(chief, article)
    recover(chief, article)
    back = Article.objects.get(guid=article.guid)
    events = list(back.revisions.order_by("number").values_list("event", flat=True))
    assert events == [Event.CREATED, Event.DELETED, Event.RECOVERED]


def test_an_address_that_another_has_by_now_gives_way(chief, article):
    delete(chief, article)
    other = factories.draft("Il ponte di una volta")
    assert other.slug == article.slug
    page = chief.get(recover(chief, article).url).content.decode()
    back = Article.objects.get(guid=article.guid)
    assert back.slug == f"{article.slug}-2"
    assert f"Il suo indirizzo ora è un altro: {back.slug}." in page


def test_what_is_gone_meanwhile_is_named(chief, article):
    delete(chief, article)
    type(factories.outlet()).objects.all().delete()
    page = chief.get(recover(chief, article).url).content.decode()
    assert "Nel frattempo non c’è più, ed è rimasto fuori: testata." in page


def test_a_moment_that_was_planned_does_not_come_back(chief, article):
    delete(chief, article)
    planned = Revision.objects.get(event=Event.DELETED)
    planned.content["published_at"] = "2020-01-01T00:00:00+00:00"
    planned.save()
    recover(chief, article)
    back = Article.objects.get(guid=article.guid)
    assert back.published_at is None
    assert not Article.objects.published().filter(pk=back.pk).exists()


def test_a_second_click_brings_it_back_once(chief, article):
    delete(chief, article)
    recover(chief, article)
    assert recover(chief, article).status_code == 404
    assert Article.objects.filter(guid=article.guid).count() == 1


def test_of_two_at_one_moment_one_brings_it_back(article, anna):
    article_deleted = Revision.objects.record(article, anna, Event.DELETED)
    assert recovery.recover(article_deleted, anna) is None


def test_the_slower_of_two_is_told(chief, article, monkeypatch):
    delete(chief, article)
    monkeypatch.setattr("newsdesk.admin.deleted.recover", lambda *_: None)
    answer = recover(chief, article)
    assert answer.url == DELETED
    assert "È già stato recuperato." in chief.get(DELETED).content.decode()


def test_deleted_again_it_is_listed_once(chief, article):
    delete(chief, article)
    recover(chief, article)
    delete(chief, Article.objects.get(guid=article.guid))
    assert chief.get(DELETED).content.decode().count('class="revision revision--deleted"') == 1
    assert recover(chief, article).status_code == 302


def test_without_a_known_writer_it_is_the_editors(chief, article):
    Revision.objects.all().delete()
    delete(chief, article)
    recover(chief, article)
    assert Article.objects.get(guid=article.guid).created_by is None


def test_what_breaks_a_rule_of_today_stays_deleted(chief, article):
    delete(chief, article)
    broken = Revision.objects.get(event=Event.DELETED)
    broken.content["headline"] = ""
    broken.save()
    before = everything()["articles.Article"]
    answer = recover(chief, article)
    assert answer.url == f"{DELETED}{article.guid}/"
    assert 'class="error"' in chief.get(answer.url).content.decode()
    assert everything()["articles.Article"] == before


def test_what_readers_know_or_will_know_is_not_deleted(chief):
    for article in (factories.published(), factories.scheduled(), factories.withdrawn()):
        assert chief.post(change(article, "delete"), {"post": "yes"}).status_code == 403
        assert 'class="deletelink"' not in chief.get(change(article)).content.decode()
    assert not Revision.objects.filter(event=Event.DELETED).exists()


def test_only_who_deletes_brings_back(chief, article):
    delete(chief, article)
    for group in ("Journalist", "Editor", "Moderator"):
        browser = desk(factories.staff(group))
        assert browser.get(DELETED).status_code == 403
        assert browser.get(f"{DELETED}{article.guid}/").status_code == 403
        assert recover(browser, article).status_code == 403
    assert recover(desk(), article).status_code == 302
    assert not Article.objects.filter(guid=article.guid).exists()


def test_what_was_never_deleted_is_not_found(chief, article):
    for guid in (article.guid, uuid.uuid4()):
        assert chief.get(f"{DELETED}{guid}/").status_code == 404
        assert chief.post(f"{DELETED}{guid}/recover/").status_code == 404


def test_looking_brings_nothing_back(chief, article):
    delete(chief, article)
    assert chief.get(f"{DELETED}{article.guid}/recover/").status_code == 405
    assert chief.get(DELETED, {"page": "x"}).status_code == 200
    assert not Article.objects.filter(guid=article.guid).exists()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_do_nothing(chief, words):
    article = factories.draft(words)
    delete(chief, article)
    for address in (DELETED, f"{DELETED}{article.guid}/"):
        page = chief.get(address).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page
