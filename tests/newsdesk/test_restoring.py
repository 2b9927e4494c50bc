"""An earlier revision is brought back as a new one; nothing of what was there is lost."""

import pytest

from articles.models import Article, RelatedLink
from newsdesk.models import Revision
from tests import factories
from tests.articles.cast import feature, sign
from tests.newsdesk.pages import change, desk, everything, form_on, opened

pytestmark = pytest.mark.django_db
Event = Revision.Event


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


@pytest.fixture
def article():
    """A public article with everything, changed in all of it since its first revision."""
    article = feature("Com’era")
    article.related_links.create(target=factories.published("Correlato"))
    Revision.objects.record(article, None, Event.FOUND)
    article.headline, article.body, article.slug = "Com’è", "<p>Nuovo.</p>", "nuovo-indirizzo"
    article.save()
    article.tags.set(["altro"])
    for rows in (article.bylines, article.source_links, article.related_links):
        rows.all().delete()
    sign(article, "Dario Riva")
    Revision.objects.record(article, None, Event.SAVED)
    return article


def address(article, number=1):
    return f"{change(article, 'history')}{number}/restore/"


def confirmed(client, article, number=1):
    """Look at what would change, and do it."""
    return client.post(address(article, number), opened(client, address(article, number)))


def messages(client, answer):
    return client.get(answer.url).content.decode()


def test_what_will_change_is_shown_first(editor, article):
    page = editor.get(address(article)).content.decode()
    for words in (
        "Eliminato: </span>è<",
        "Aggiunto: </span>era<",
        "</span>Dario Riva<",
        "</span>altro<",
    ):
        assert words in page, words
    assert "nuovo-indirizzo" not in page


def test_words_tags_and_rows_come_back(editor, article):
    first = Revision.objects.of(article).get(number=1)
    answer = confirmed(editor, article)
    assert answer.url == change(article)
    newest = Revision.objects.newest(article)
    assert (newest.event, newest.note, newest.number) == (Event.RESTORED, "1", 3)
    stays = {"slug": "nuovo-indirizzo", "published_at": first.content["published_at"]}
    assert newest.content == first.content | stays
    page = messages(editor, answer)
    assert "La revisione 1 è di nuovo l’articolo" in page
    assert "N. 1" in editor.get(change(article, "history")).content.decode()


def test_readers_know_it_by_the_same_address_and_time(editor, article):
    moment = article.published_at
    confirmed(editor, article)
    article.refresh_from_db()
    assert (article.slug, article.published_at) == ("nuovo-indirizzo", moment)
    assert "Com’era" in desk().get(article.get_absolute_url()).content.decode()


def test_what_was_changed_past_the_newsdesk_is_kept_before(editor, article):
    Article.objects.filter(pk=article.pk).update(headline="Di passaggio")
    confirmed(editor, article)
    kept = Revision.objects.of(article).get(number=3)
    assert (kept.event, kept.content["headline"]) == (Event.FOUND, "Di passaggio")


def test_what_somebody_saved_meanwhile_is_shown_and_not_undone(editor, article):
    form = opened(editor, address(article))
    Article.objects.filter(pk=article.pk).update(headline="Nel frattempo")
    page = editor.post(address(article), form)
    assert "Nel frattempo qualcuno ha salvato." in page.content.decode()
    assert "Eliminato: </span>Nel frattempo<" in page.content.decode()
    article.refresh_from_db()
    assert article.headline == "Nel frattempo"
    assert editor.post(address(article), form_on(page)).status_code == 302
    article.refresh_from_db()
    assert article.headline == "Com’era"


def test_without_having_seen_it_nothing_is_brought_back(editor, article):
    before = everything()
    assert editor.post(address(article), {}).status_code == 200
    assert editor.post(address(article), {"seen": "x"}).status_code == 200
    assert everything() == before


def test_what_is_gone_meanwhile_is_named(editor, article):
    article.source_links.all().delete()
    first = Revision.objects.of(article).get(number=1)
    outlet = first.content["source_links"][0]["source"]
    type(factories.outlet()).objects.filter(pk=outlet).delete()
    page = messages(editor, confirmed(editor, article))
    assert "Nel frattempo non c’è più, ed è rimasto fuori: testata." in page
    assert article.source_links.count() == 2


def test_what_breaks_a_rule_of_today_is_refused_whole(editor, article):
    broken = Revision.objects.of(article).get(number=1)
    broken.content["section"] = None
    broken.save()
    form, before = opened(editor, address(article)), everything()
    page = editor.post(address(article), form)
    assert (
        "Un articolo pubblicato ha bisogno di una sezione e di un testo." in page.content.decode()
    )
    assert everything() == before


def test_what_is_so_already_is_not_brought_back_again(editor, article):
    page = editor.get(address(article, 2))
    assert "L’articolo è già così." in page.content.decode()
    assert form_on(page) == {}
    confirmed(editor, article)
    assert "L’articolo è già così." in editor.get(address(article)).content.decode()


def test_only_who_may_write_restores(article):
    anna = factories.staff("Journalist")
    browser, before = desk(anna), everything()
    assert browser.get(address(article)).status_code == 403
    assert browser.post(address(article), {"seen": "x"}).status_code == 403
    other = factories.draft()
    Revision.objects.record(other, None, Event.FOUND)
    assert browser.post(address(other), {}).status_code == 404
    assert everything()["articles.Article"][:-1] == before["articles.Article"]


def test_a_journalist_restores_what_is_his_to_write_and_no_more():
    anna = factories.staff("Journalist")
    article = factories.draft("Prima", created_by=anna)
    Revision.objects.record(article, anna, Event.CREATED)
    target = factories.published()
    RelatedLink.objects.create(article=article, target=target)
    Article.objects.filter(pk=article.pk).update(headline="Dopo", unlisted_reason="Un giudice")
    confirmed(desk(anna), article)
    article.refresh_from_db()
    assert (article.headline, article.unlisted_reason) == ("Prima", "Un giudice")
    assert [link.target for link in article.related_links.all()] == [target]


def test_what_was_never_kept_cannot_come_back(editor, article):
    assert editor.get(address(article, 99)).status_code == 404
    assert editor.post(address(article, 10**20), {}).status_code == 404
