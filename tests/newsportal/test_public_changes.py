"""What readers can see raises the edition; what they cannot raises nothing."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import (
    Article,
    ArticleTag,
    Byline,
    Correction,
    FrontPlace,
    InformationPage,
    LinkedArticle,
    RelatedExclusion,
    RelatedLink,
    RelatedList,
    Section,
    Series,
    Source,
    SourceLink,
    Suggestion,
    Tag,
)
from editions.models import Change
from newsportal.public_changes import SEEN_BY, TOLD_BY_THEIR_WRITERS
from photos.models import Photo
from photos.public import PublicModel, PublicQuerySet, changed_in_bulk
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def raises(monkeypatch):
    """Whether a deed raises the edition: `raises(deed)`."""
    told = []
    monkeypatch.setattr("newsportal.public_changes.raise_edition", lambda: told.append(True))

    def asked(deed, *args, **facts):
        told.clear()
        deed(*args, **facts)
        return bool(told)

    return asked


def everything(article):
    """One row of each kind that goes with an article."""
    links = article.source_links
    return [
        article,
        Byline.objects.create(article=article, author=factories.author()),
        links.create(source=factories.outlet("Di questo"), url="https://prova.it/1"),
        Correction.objects.create(article=article, text="Era falso."),
        RelatedLink.objects.create(article=article, target=factories.published()),
        RelatedExclusion.objects.create(article=article, target=factories.published()),
        FrontPlace.objects.create(article=article, rank=1),
        article.former_slugs.create(slug=f"un-tempo-{article.pk}"),
        article.tag_uses.get(),
    ]


def with_subjects(make):
    series = Series.objects.create(name="La serie", slug="la-serie")
    return make(tags=["ponti"], series=series)


# --- Which models there are -------------------------------------------------------------------


def test_every_model_of_what_we_publish_says_what_readers_see_it_by():
    rooms = [apps.get_app_config(room) for room in ("articles", "photos")]
    models = {model._meta.concrete_model for room in rooms for model in room.get_models()}
    assert models == {*SEEN_BY, *TOLD_BY_THEIR_WRITERS}
    assert LinkedArticle in apps.get_models()  # another name for articles, which tells as well


@pytest.mark.parametrize("model", SEEN_BY, ids=lambda model: model.__name__)
def test_every_such_model_tells_of_changes_in_bulk_and_is_saved_in_one_transaction(model):
    assert issubclass(model, PublicModel)
    assert isinstance(model._default_manager.all(), PublicQuerySet)


# --- What readers see -------------------------------------------------------------------------


@pytest.mark.parametrize("make", [factories.published, factories.scheduled, factories.withdrawn])
def test_all_that_goes_with_a_public_or_scheduled_article_raises_the_edition(raises, make):
    article = with_subjects(make)
    rows = [*everything(article), article.series, Tag.objects.get(), article.section]
    rows.append(Source.objects.get(name="Di questo"))
    for row in rows:
        assert raises(row.save), f"{row!r} saved"
    for row in rows[1:9]:
        assert raises(row.delete), f"{row!r} deleted"
    assert raises(article.delete)


def test_a_draft_and_all_that_goes_with_it_raise_nothing(raises):
    article = with_subjects(factories.draft)
    rows = [*everything(article), article.series, Tag.objects.get()]
    rows.append(Source.objects.get(name="Di questo"))
    for row in rows:
        assert not raises(row.save), f"{row!r} saved"
    assert not raises(article.tags.set, ["altro", "ponti"])
    assert not raises(article.tags.clear)
    assert not raises(Byline.objects.create, article=article, author=factories.author("B"))
    assert not raises(article.source_links.create, url="https://prova.it/2")
    for row in reversed(rows[1:8]):
        assert not raises(row.delete), f"{row!r} deleted"
    assert not raises(article.delete)
    assert not raises(factories.draft)


def test_each_step_from_a_draft_to_its_end_raises_the_edition(raises):
    article = factories.draft()
    for moment in (timezone.now() + timedelta(hours=1), timezone.now()):
        article.published_at = moment
        assert raises(article.save)
    assert raises(article.withdraw, "Era falso.")
    assert raises(article.restore)


def test_what_was_public_and_is_a_draft_again_raises_the_edition(raises):
    article = factories.published()
    article.published_at = None
    assert raises(article.save)
    assert not raises(article.save)


def test_the_row_in_the_database_counts_and_not_what_is_in_hand(raises):
    in_hand = factories.draft()
    Article.objects.filter(pk=in_hand.pk).update(published_at=timezone.now())
    assert raises(in_hand.save)


def test_a_byline_that_moves_from_a_public_article_to_a_draft_raises_the_edition(raises):
    byline = Byline.objects.create(article=factories.published(), author=factories.author())
    byline.article = factories.draft()
    assert raises(byline.save)
    assert not raises(byline.save)


def test_topics_given_and_taken_raise_the_edition(raises):
    article = factories.published()
    assert raises(article.tags.add, "ponti")
    assert not raises(article.tags.set, ["ponti"])
    assert raises(article.tags.set, ["strade"])
    assert raises(article.tags.remove, "strade")
    article.tags.add("ponti")
    assert raises(article.tags.clear)


def test_a_photo_raises_the_edition_once_a_page_may_show_it(raises):
    assert not raises(factories.photo)
    photo = Photo.objects.get()
    for name, value in {"alt": "Altro", "credit": "Altri", "rights_until": "2026-01-01"}.items():
        setattr(photo, name, value)
        assert raises(photo.save), name
    assert raises(photo.delete)


def test_who_signs_a_draft_only_is_made_without_a_new_edition_but_has_a_page(raises):
    assert not raises(factories.author)
    assert raises(factories.author().save)


def test_pages_of_the_newspaper_and_its_sections_raise_the_edition(raises):
    assert raises(InformationPage.objects.create, kind="about", body="<p>Noi.</p>")
    assert raises(factories.section, "Sport")
    section = Section.objects.get(name="Sport")
    section.name = "Gli sport"
    assert raises(section.save)
    assert raises(section.delete)


def test_moderators_links_raise_the_edition(raises):
    article, target = factories.published(), factories.published()
    linked = LinkedArticle.objects.get(pk=article.pk)
    assert raises(linked.save)
    assert raises(linked.related_links.create, target=target)


def test_what_is_excluded_everywhere_raises_the_edition_and_is_taken_back(raises):
    exclusion = RelatedExclusion(article=None, target=factories.draft())
    assert raises(exclusion.save)
    exclusion.article = factories.draft()
    assert raises(exclusion.save)
    assert not raises(exclusion.save)
    exclusion.article = None
    assert raises(exclusion.save)
    assert raises(exclusion.delete)


def test_suggestions_and_lists_are_told_of_once_by_who_writes_them(raises):
    article, targets = factories.published(), [factories.published() for _ in range(3)]
    new = [Suggestion(article=article, target=target, score=1) for target in targets]
    assert not raises(Suggestion.objects.bulk_create, new)
    assert not raises(RelatedList.objects.create, article=article, version=3)
    assert raises(changed_in_bulk.send, Suggestion)
    assert raises(changed_in_bulk.send, RelatedList)


def test_what_concerns_the_newsroom_alone_raises_nothing(raises):
    assert not raises(factories.staff, "Journalist")
    user = User.objects.get()
    assert not raises(user.save)
    assert not raises(user.delete)


# --- In bulk ----------------------------------------------------------------------------------


def test_changes_in_bulk_raise_the_edition_and_none_in_vain(raises):
    article = factories.published(tags=["ponti"])
    series = Series.objects.create(name="La serie", slug="la-serie")
    assert raises(Article.objects.filter(pk=article.pk).update, place="Roma")
    assert not raises(Article.objects.filter(pk=0).update, place="Roma")
    assert raises(Article.objects.bulk_update, [article], ["place"])
    assert raises(series.articles.add, article, bulk=True)
    assert raises(series.articles.clear)
    new = [RelatedLink(article=article, target=factories.published())]
    assert raises(RelatedLink.objects.bulk_create, new)
    assert not raises(RelatedLink.objects.bulk_create, [])
    assert raises(Tag.objects.update, name="Ponti")
    assert raises(ArticleTag.objects.all().delete)
    assert raises(RelatedLink.objects.all().delete)
    link = SourceLink.objects.create(article=article, url="https://prova.it/")
    assert raises(article.source_links.filter(pk=link.pk).update, label="Altro")
    assert raises(Article.objects.all().delete)


def test_what_goes_with_a_deleted_row_is_not_asked_for_one_by_one(raises):
    article = factories.published(tags=["a", "b", "c"])
    with CaptureQueriesContext(connection) as queries:
        assert raises(article.delete)
    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT 1")]
    assert [sql for sql in asked if "articles_articletag" in sql] == []


# --- In one transaction -----------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_not_committed_raises_nothing():
    section = factories.section()
    Change.objects.all().delete()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        section.save()
        1 / 0  # noqa: B018
    assert not Change.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "deed",
    [
        lambda section: section.save(),
        lambda section: Section.objects.update(name="Altro"),
        lambda section: Section.objects.bulk_create([Section(name="B", slug="b")]),
        lambda section: section.delete(),
    ],
    ids=["save", "update", "bulk_create", "delete"],
)
def test_no_change_is_committed_without_its_edition(monkeypatch, deed):
    section = factories.section()
    rows = list(Section.objects.values())

    def crash():
        raise SystemExit

    monkeypatch.setattr("newsportal.public_changes.raise_edition", crash)
    with pytest.raises(SystemExit):
        deed(section)
    assert list(Section.objects.values()) == rows
