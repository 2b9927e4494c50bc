"""Every way by which the newsdesk changes an article leaves a revision."""

import pytest

from articles.models import Article
from newsdesk.models import Revision, WorkingCopy
from tests.factories import draft, published, section, staff
from tests.newsdesk.pages import ARTICLES, LINKED, change, desk, opened

pytestmark = pytest.mark.django_db
Event = Revision.Event


def line(article):
    return [(each.event, each.made_by) for each in Revision.objects.of(article)][::-1]


def test_a_new_article_is_created_by_whoever_wrote_it():
    writer = staff("Journalist")
    client = desk(writer)
    form = opened(client, f"{ARTICLES}add/") | {"headline": "Nuova", "section": section().pk}
    assert client.post(f"{ARTICLES}add/", form).status_code == 302
    (revision,) = Revision.objects.all()
    assert (revision.event, revision.made_by, revision.number) == (Event.CREATED, writer, 1)
    assert revision.content["headline"] == "Nuova"


def test_links_chosen_by_a_moderator_are_kept():
    article, moderator = published(), staff("Moderator")
    client = desk(moderator)
    address = f"{LINKED}{article.pk}/change/"
    assert client.post(address, {"deed": "nothing"}).status_code == 303
    assert client.post(address, {"deed": "add", "target": published().pk}).status_code == 303
    assert client.post(address, {"deed": "reviewed"}).status_code == 303
    assert line(article) == [(Event.FOUND, None), (Event.SAVED, moderator)]
    assert len(Revision.objects.newest(article).content["related_links"]) == 1


def test_a_deleted_draft_is_kept_whole():
    article, chief = draft("Mai uscita", tags=["Mare"]), staff("Editor-in-chief")
    answer = desk(chief).post(change(article, "delete"), {"post": "yes"})
    assert answer.status_code == 302
    (revision,) = Revision.objects.filter(guid=article.guid)
    assert (revision.event, revision.made_by, revision.article) == (Event.DELETED, chief, None)
    assert (revision.content["headline"], revision.content["tags"]) == ("Mai uscita", ["Mare"])


def test_what_was_changed_past_the_newsdesk_is_kept_before_it_is_written_over():
    article, client = draft("Riapre il ponte"), desk(staff("Editor"))
    form = opened(client, change(article)) | {"kicker": "Viabilità"}
    article.kicker = "Trasporti"
    article.save()
    client.post(change(article), form)
    found = [each.content["kicker"] for each in Revision.objects.of(article).reverse()]
    assert found == ["", "Trasporti", "Viabilità"]


def test_an_article_stays_while_a_colleague_has_unsaved_text_in_it():
    chief, writer = staff("Editor-in-chief"), staff("Journalist")
    article = draft(created_by=writer)
    copy = WorkingCopy.objects.keep(writer, "article-1", article, 0, [["headline", "Parole"]])
    answer = desk(chief).post(change(article, "delete"), {"post": "yes"}, follow=True)
    assert f"{writer.username} ha del testo non ancora salvato" in answer.content.decode()
    assert Article.objects.filter(pk=article.pk).exists()
    WorkingCopy.objects.filter(key=copy.key).delete()
    desk(chief).post(change(article, "delete"), {"post": "yes"})
    assert not Article.objects.filter(pk=article.pk).exists()
