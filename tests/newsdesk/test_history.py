"""The history of an article: its revisions, two compared, one of them as it was."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from newsdesk.models import Revision
from tests import factories
from tests.articles.cast import HOSTILE, feature, sign
from tests.newsdesk.pages import ARTICLES, change, desk, opened

pytestmark = pytest.mark.django_db
Event = Revision.Event


@pytest.fixture
def editor():
    return desk(factories.staff("Editor", first_name="Elena", last_name="Redi"))


@pytest.fixture
def article():
    """A draft of three revisions: as found, with another headline, published."""
    article = factories.draft("Il ponte è chiuso", tags=["ponti"])
    Revision.objects.record(article, None, Event.FOUND)
    anna = factories.staff("Journalist", first_name="Anna", last_name="Neri")
    changed(article, anna, headline="Il ponte è aperto", standfirst="Da oggi.")
    Revision.objects.record(article, anna, Event.MOVED, "draft>in_review")
    return article


def changed(article, by=None, event=Event.SAVED, **facts):
    """Save the article with these facts, as a new revision."""
    Article.objects.filter(pk=article.pk).update(**facts)
    article.refresh_from_db()
    return Revision.objects.record(article, by, event)


def aside(article, by, **facts):
    content = Revision.objects.newest(article).content | facts
    return Revision.objects.record(article, by, Event.SET_ASIDE, content=content, base=1)


def text(client, address, **data):
    page = client.get(address, data)
    assert page.status_code == 200, f"{address}: {page.status_code}"
    return page.content.decode()


def history(article):
    return change(article, "history")


def compare(article):
    return change(article, "compare")


# --- The list ---


def test_each_revision_says_who_when_what_and_how_much_changed(editor, article):
    page = text(editor, history(article))
    newest, second, first = page.split('class="revision"')[1:]
    stages = f"{Article.Stage.DRAFT.label} → {Article.Stage.IN_REVIEW.label}"
    assert stages in newest
    assert "Testo e campi sono rimasti uguali." in newest
    assert "Anna Neri" in second and "2 campi cambiati: Titolo, Sommario" in second
    assert "<time datetime=" in first and "revision__changed" not in first


def test_the_form_leads_to_it(editor, article):
    assert f'href="{history(article)}"' in text(editor, change(article))


def test_an_article_without_revisions_says_so(editor):
    assert "Non c’è ancora nessuna revisione." in text(editor, history(factories.draft()))


def test_one_revision_cannot_be_compared_with_another(editor):
    article = factories.draft()
    Revision.objects.record(article, None, Event.FOUND)
    page = text(editor, history(article))
    assert 'type="radio"' not in page and "N. 1" in page


def test_fifty_are_on_a_page(editor):
    article = factories.draft()
    for number in range(52):
        changed(article, headline=f"Titolo {number}")
    assert text(editor, history(article)).count('<li class="revision') == 50
    older = text(editor, history(article), page=2)
    assert older.count('<li class="revision') == 2 and "Pagina 2 di 2" in older
    assert "1 campo cambiato: Titolo" in older
    assert text(editor, history(article), page="x").count('<li class="revision') == 50


@pytest.mark.parametrize("number", [2, 60])
def test_its_queries_do_not_depend_on_how_many_there_are(editor, number):
    article = factories.draft()
    for each in range(number):
        changed(article, factories.staff("Editor"), headline=f"Titolo {each}")
        aside(article, None, headline="Un altro")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        text(editor, history(article))
    assert len(queries) <= 12


def test_what_was_set_aside_is_marked_and_compared_with_what_it_began_from(editor, article):
    aside(article, None, headline="Il ponte è bello")
    page = text(editor, history(article))
    assert page.count("revision--aside") == 1
    assert f"{compare(article)}?from=1&amp;to=4" in page
    assert "Ancora da risolvere" in page


# --- Two compared ---


def test_two_revisions_are_compared_in_words(editor, article):
    page = text(editor, compare(article), **{"from": "1", "to": "2"})
    assert 'Il ponte è <del><span class="visually-hidden">[Eliminato: </span>chiuso<' in page
    assert "</span>Da oggi.<" in page
    assert page.count('<section class="difference">') == 2


def test_the_older_comes_first_however_they_were_chosen(editor, article):
    page = text(editor, compare(article), **{"from": "2", "to": "1"})
    assert "Eliminato: </span>chiuso<" in page and "Aggiunto: </span>aperto<" in page


def test_one_is_compared_with_the_article_as_it_is_now(editor, article):
    Article.objects.filter(pk=article.pk).update(headline="Il ponte è crollato")
    page = text(editor, compare(article), **{"from": "2"})
    assert "</span>crollato<" in page and "L’articolo com’è adesso" in page
    assert Revision.objects.of(article).count() == 3


def test_what_is_the_same_says_so(editor, article):
    for chosen in ({"from": "2", "to": "2"}, {"from": "2", "to": "3"}, {}):
        assert "Nessuna differenza." in text(editor, compare(article), **chosen)


@pytest.mark.parametrize("number", ["0", "9", "-1", "x", "", "²", "9" * 30, "1 or 1"])
def test_what_is_no_revision_is_not_found(editor, article, number):
    assert editor.get(compare(article), {"from": number, "to": "1"}).status_code == 404
    assert editor.get(compare(article), {"from": "1", "to": number}).status_code == 404
    assert editor.get(f"{history(article)}{number or 'x'}/").status_code in (302, 404)


def test_every_kind_of_field_and_row_is_told_by_name(editor):
    article = feature()
    Revision.objects.record(article, None, Event.FOUND)
    sport, photo = factories.section("Sport"), factories.photo(alt="Un porto")
    article.bylines.all().delete()
    sign(article, "Dario Riva", "Anna Neri")
    article.source_links.filter(position=1).delete()
    article.source_links.update(label="La delibera")
    article.related_links.create(target=factories.published("Un’altra storia"))
    article.tags.set(["ponti", "strade"])
    changed(
        article,
        section=sport,
        photo=photo,
        origin="republished",
        licence="CC BY 4.0",
        published_at=article.published_at.replace(minute=6),
        original_day="2026-11-01",
    )
    with CaptureQueriesContext(connection) as queries:
        page = text(editor, compare(article), **{"from": "1", "to": "2"})
    assert len(queries) <= 20
    for word in (
        "</span>Tecnologia<", "</span>Sport<", "</span>Un porto (Anna Neri / Prova)<",
        "</span>Dario Riva<", "</span>Bruno Sala<", "<li>Anna Neri</li>", "</span>Un’altra storia<",
        "</span>strade<", "</span>fiume Falda<", "<li>ponti</li>", "</span>Ripubblicato",
        "1º novembre 2026", "</span>CC BY 4.0<", "comune.it/delibera", "La delibera<",
    ):  # fmt: skip
        assert word in page, word


def test_what_a_key_led_to_may_be_gone(editor, article):
    gone = factories.section("Estero")
    changed(article, section=gone)
    changed(article, section=None)
    number = gone.pk
    gone.delete()
    page = text(editor, compare(article), **{"from": "4", "to": "5"})
    assert f"eliminato (n. {number})" in page


# --- One as it was ---


def test_a_revision_is_shown_as_it_was(editor, article):
    page = text(editor, f"{history(article)}1/")
    assert "Il ponte è chiuso" in page and "<p>Il testo della notizia" in page
    assert "<dd>ponti</dd>" in page and "<dd>Tecnologia</dd>" in page
    assert f"{compare(article)}?from=1" in page


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_do_nothing(editor, article, words):
    aside(article, None, headline=words, body=words, tags=[words])
    for page in (
        text(editor, f"{history(article)}4/"),
        text(editor, compare(article), **{"from": "1", "to": "4"}),
        text(editor, history(article)),
    ):
        assert "<script>alert" not in page and "<img src=x" not in page


def test_a_text_that_is_refused_by_now_is_shown_bare(editor, article):
    aside(article, None, body="<b>x" + "<i>" * 6000)
    assert "&lt;b&gt;x" in text(editor, f"{history(article)}4/")


# --- Who may ---


def test_journalists_see_the_history_of_what_they_see():
    anna = factories.staff("Journalist")
    browser = desk(anna)
    own, other = factories.draft(created_by=anna), factories.draft()
    for article in (own, other, public := factories.published()):
        Revision.objects.record(article, None, Event.FOUND)
    for article, status in ((own, 200), (public, 200), (other, 404)):
        for address in (f"{history(article)}1/", compare(article)):
            assert browser.get(address).status_code == status, address
    assert browser.get(history(own)).status_code == 200
    assert browser.get(history(other)).status_code in (302, 404)
    assert "Ripristina" not in text(browser, f"{history(public)}1/")


def test_what_others_set_aside_is_for_editors(editor):
    anna = factories.staff("Journalist")
    article = factories.draft(created_by=anna)
    Revision.objects.record(article, None, Event.FOUND)
    aside(article, anna, headline="Mio")
    aside(article, factories.staff("Editor"), headline="Suo")
    assert text(desk(anna), history(article)).count("revision--aside") == 1
    assert desk(anna).get(f"{history(article)}3/").status_code == 404
    assert text(editor, history(article)).count("revision--aside") == 2


def test_who_is_not_signed_in_sees_nothing(article):
    for address in (history(article), f"{history(article)}1/", compare(article)):
        assert desk().get(address).status_code == 302


def test_nothing_is_changed_by_looking(editor, article):
    before = Revision.objects.count()
    for address in (history(article), f"{history(article)}1/", f"{history(article)}1/restore/"):
        text(editor, address)
    assert Revision.objects.count() == before
    assert opened(editor, f"{history(article)}1/restore/")["seen"]
    assert f"{ARTICLES}{article.pk}" in change(article)
