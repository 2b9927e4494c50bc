"""Tags and bylines say of their article what it says of itself: since when lists show it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.cursors import Cursor
from articles.models import Article, ArticleTag, Byline
from tests import factories
from tests.articles.cast import many, sign

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)


def tell_the_rule():
    """Whether every tag and byline says what its article says."""
    uses = [(use.content_object, use.listed_at) for use in ArticleTag.objects.all()]
    signed = [(byline.article, byline.listed_at) for byline in Byline.objects.all()]
    return uses and signed and all(a.listed_at == moment for a, moment in uses + signed)


def publish(article):
    article.published_at = MOMENT
    article.save()


def postpone(article):
    article.published_at = timezone.now() + timedelta(days=2)
    article.save(update_fields=["published_at"])


def unpublish(article):
    article.published_at = article.withdrawn_at = None
    article.save()


def withdraw(article):
    if article.published_at:
        article.withdraw("Errore.")


def retitle_an_old_copy(article):
    """Somebody saves the headline of a copy that knows nothing of what came between."""
    copy = Article.objects.get(pk=article.pk)
    (withdraw if article.is_published() else publish)(article)
    copy.headline = "Altro"
    copy.save(update_fields=["headline"])


def tag_an_old_copy(article):
    copy = Article.objects.get(pk=article.pk)
    (withdraw if article.is_published() else publish)(article)
    copy.tags.set(["fiume", "strade"])
    copy.bylines.get_or_create(author=factories.author("Bruno Sala"))


def tag_before_saving(article):
    article.published_at = MOMENT + timedelta(hours=1)
    article.tags.add("piazze")
    article.bylines.get_or_create(author=factories.author("Carla Monti"))
    article.refresh_from_db()


def tag_by_row(article):
    tag = ArticleTag.tag_model().objects.create(name=f"riga {next(factories.numbers)}")
    ArticleTag(content_object_id=article.pk, tag=tag).save()


def reorder(article):
    byline = article.bylines.first()
    byline.position += 1
    byline.save(update_fields=["position"])


MOVES = [
    publish,
    postpone,
    unpublish,
    withdraw,
    Article.restore,
    retitle_an_old_copy,
    tag_an_old_copy,
    tag_before_saving,
    tag_by_row,
    reorder,
]


@settings(max_examples=20)
@given(st.lists(st.sampled_from(MOVES), max_size=6))
def test_whatever_befalls_an_article_its_tags_and_bylines_tell_the_rule(moves):
    Byline.objects.all().delete()
    Article.objects.all().delete()
    article = factories.draft(tags=["ponti"])
    sign(article, "Anna Neri")
    for move in moves:
        article.refresh_from_db()
        move(article)
        assert tell_the_rule(), move.__name__


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.__name__)
@pytest.mark.parametrize("state", ["draft", "scheduled", "published", "withdrawn"])
def test_each_move_from_each_state_tells_the_rule(state, move):
    article = getattr(factories, state)(tags=["ponti"])
    sign(article, "Anna Neri")
    assert tell_the_rule()
    move(Article.objects.get(pk=article.pk))
    assert tell_the_rule()


@pytest.mark.parametrize(
    ("narrowed", "index"),
    [
        (lambda public: public, "article_latest"),
        (lambda public: public.in_section(factories.section()), "article_latest_in_section"),
        (lambda public: public.tagged(ArticleTag.objects.first().tag), "tag_latest"),
        (lambda public: public.by(factories.author()), "byline_latest"),
    ],
)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what there is")
def test_a_list_is_read_from_its_index_without_sorting(narrowed, index):
    many(40, tags=["ponti"], author=factories.author())
    plan = narrowed(Article.objects.published()).latest_first().for_cards()[:21].explain()
    assert index in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize(
    "read",
    [
        lambda public, place: public.before(place).latest_first(),
        lambda public, place: public.after(place).oldest_first(),
        lambda public, place: public.in_section(factories.section()).before(place).latest_first(),
        lambda public, place: public.between(place.moment - HOUR, place.moment).latest_first(),
    ],
    ids=["before", "after", "before-in-section", "between"],
)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks up every bound")
def test_a_place_far_down_is_reached_without_reading_what_is_above_it(read):
    articles = many(500)
    for minutes, article in enumerate(articles):
        article.published_at = MOMENT - timedelta(minutes=minutes)
    Article.objects.bulk_update(articles, ["published_at"])
    public = Article.objects.published()
    high, deep = (Cursor(articles[n].published_at, articles[n].pk) for n in (20, 420))
    assert steps(read(public, deep)[:5]) < 1.2 * steps(read(public, high)[:5])


def steps(query):
    """How many instructions SQLite's machine needs for it."""
    taken = []
    connection.connection.set_progress_handler(lambda: taken.append(1), 1)
    try:
        assert len(query) == 5
    finally:
        connection.connection.set_progress_handler(None, 1)
    return len(taken)
