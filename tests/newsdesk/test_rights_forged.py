"""What a page does not offer is not done by whoever sends it all the same."""

import pytest

from articles.models import Article
from tests import factories
from tests.newsdesk.pages import ARTICLES, change, desk, everything, opened
from tests.newsdesk.rights import EDITORS

pytestmark = pytest.mark.django_db


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
