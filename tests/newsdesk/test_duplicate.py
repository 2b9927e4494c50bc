"""A new draft with all that another article says."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.bodies.html import plain_text
from articles.models import Article, Byline
from newsdesk.models import Revision
from tests import factories
from tests.articles.cast import feature
from tests.newsdesk.pages import ARTICLES, change, desk

pytestmark = pytest.mark.django_db


def duplicated(person, article):
    answer = desk(person).post(f"{ARTICLES}{article.pk}/duplicate/")
    assert answer.status_code == 302
    copy = Article.objects.latest("pk")
    assert answer.url == change(copy)
    return copy


def test_the_copy_says_the_same_and_is_a_draft_of_whoever_made_it():
    editor, article = factories.staff("Editor"), feature()
    article.related_links.create(target=factories.published())
    copy = duplicated(editor, article)
    assert copy.headline == "Riapre il ponte vecchio (copia)"
    assert copy.slug == "riapre-il-ponte-vecchio-copia"
    assert (copy.published_at, copy.stage, copy.created_by) == (None, "draft", editor)
    assert plain_text(copy.body) == plain_text(article.body)
    for field in ("standfirst", "kicker", "section", "photo", "place", "origin"):
        assert getattr(copy, field) == getattr(article, field), field
    assert set(copy.tags.names()) == {"ponti", "fiume Falda"}
    assert [str(byline) for byline in copy.bylines.all()] == [
        str(byline) for byline in article.bylines.all()
    ]
    assert copy.source_links.count() == 2
    assert copy.related_links.get().target == article.related_links.get().target
    assert not copy.corrections.exists()
    assert Byline.objects.filter(article=article).count() == 3


def test_it_is_in_the_history_where_it_came_from():
    editor, article = factories.staff("Editor"), factories.published("L’originale")
    revision = Revision.objects.of(duplicated(editor, article)).get()
    assert (revision.event, revision.made_by) == (Revision.Event.CREATED, editor)
    assert revision.note == "Copia di «L’originale»"


def test_a_long_headline_leaves_room_for_the_word():
    copy = duplicated(factories.staff("Editor"), factories.draft("x" * 200))
    assert len(copy.headline) == 200 and copy.headline.endswith("x (copia)")


def test_a_second_copy_has_another_address():
    editor, article = factories.staff("Editor"), factories.draft("Il ponte")
    slugs = [duplicated(editor, article).slug for _ in range(2)]
    assert slugs == ["il-ponte-copia", "il-ponte-copia-2"]


def test_a_journalist_copies_what_may_be_read_and_no_related_links():
    journalist = factories.staff("Journalist")
    article = factories.published()
    article.related_links.create(target=factories.published())
    copy = duplicated(journalist, article)
    assert copy.created_by == journalist and not copy.related_links.exists()
    assert 'name="_save"' in desk(journalist).get(change(copy)).content.decode()


def test_what_is_not_seen_is_not_copied():
    client, foreign = desk(factories.staff("Journalist")), factories.draft()
    assert client.post(f"{ARTICLES}{foreign.pk}/duplicate/").status_code == 404
    moderator = desk(factories.staff("Moderator"))
    public = factories.published()
    assert moderator.post(f"{ARTICLES}{public.pk}/duplicate/").status_code == 403
    assert "/duplicate/" not in moderator.get(change(public)).content.decode()
    assert client.get(f"{ARTICLES}{public.pk}/duplicate/").status_code == 405
    assert Article.objects.count() == 2


def test_what_breaks_a_newer_rule_is_not_copied_but_said():
    article = factories.draft()
    Article.objects.filter(pk=article.pk).update(origin="no origin")
    page = desk(factories.staff("Editor")).post(f"{ARTICLES}{article.pk}/duplicate/", follow=True)
    assert 'class="error"' in page.content.decode()
    assert Article.objects.count() == 1


def test_a_copy_of_what_is_scheduled_comes_to_no_reader():
    later = timezone.now() + timedelta(hours=2)
    copy = duplicated(factories.staff("Editor"), factories.scheduled())
    assert not Article.objects.published(later).filter(pk=copy.pk).exists()
