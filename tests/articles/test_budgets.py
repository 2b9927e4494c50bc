"""How many questions each public page asks the database, by name, whatever it holds."""

import pytest

from articles.cursors import Cursor
from articles.models import Article, FrontPlace, RelatedLink, Series
from tests import factories
from tests.articles.cast import feature, many, story
from tests.questions import asked

pytestmark = pytest.mark.django_db

SECTIONS = 3
ARTICLE = [
    "articles_article",
    "articles_article",  # all that stands by it, and the navigation
    "articles_article",  # related
    "photos_photo",  # pictures in the body
]
COUNTING = ["visits_visittotal"]  # once for each process and article
A_LIST = ["articles_article", "articles_section"]  # which, navigation


@pytest.fixture(params=[5, 60])
def newspaper(request):
    """A feature with everything, and few or many others around it; answers its address."""
    photo = factories.photo()
    figure = f'<figure><img src="/media/x.jpg" data-file="{photo.pk}"></figure>'
    article = feature(body=story() + figure * 2)
    author = article.bylines.first().author
    others = many(request.param, tags=["ponti"], author=author, photo=photo)
    for target in others[:3]:
        RelatedLink.objects.create(article=article, target=target)
    for name in ("Sport", "Cultura"):
        factories.published(section=factories.section(name), photo=photo, tags=["ponti", "altro"])
    return article.get_absolute_url()


def test_article_page(newspaper):
    assert sorted(asked(newspaper)) == sorted(ARTICLE + COUNTING)
    assert len(ARTICLE + COUNTING) <= 5


def test_article_page_in_a_series(newspaper):
    series = Series.objects.create(name="Ponti", slug="ponti")
    Article.objects.update(series=series)
    assert sorted(asked(newspaper)) == sorted(ARTICLE + COUNTING)
    assert sorted(asked("/series/ponti/")) == sorted(["articles_series", *A_LIST])


def test_front_page(newspaper):
    chosen_and_newest = ["articles_frontplace", "articles_article"]
    rows = ["articles_section"] + ["articles_article"] * SECTIONS
    most_read = ["visits_dailyvisits"] * 2  # of today, and of the week as nobody read today
    assert sorted(asked("/")) == sorted([*chosen_and_newest, *rows, *most_read, "articles_section"])


def test_front_page_composed_by_hand(newspaper):
    before = asked("/")
    for rank, article in enumerate(Article.objects.order_by("pk")[:5], 1):
        FrontPlace.objects.create(rank=rank, article=article)
    assert sorted(asked("/")) == sorted([*before, "articles_article"])


def test_front_page_with_most_read(newspaper):
    before = asked("/")
    factories.visits(factories.published())
    added_up_and_which = ["visits_dailyvisits", "articles_article"]
    assert sorted(asked("/")) == sorted([*before, *added_up_and_which])


@pytest.mark.parametrize("path", ["/most-read/", "/most-read.json"])
def test_most_read(newspaper, path):
    factories.visits(factories.published())
    lists = ["visits_dailyvisits"] * 5 + ["visits_visittotal"]  # today 1, the others 2, ever 1
    navigation = ["articles_section"] if path == "/most-read/" else []
    assert sorted(asked(path)) == sorted(["articles_article", *lists, *navigation])


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/tecnologia/", ["articles_section"]),
        ("/tag/ponti/", ["articles_tag"]),
        ("/author/anna-neri/", ["articles_author"]),
        ("/latest/", ["articles_article"]),  # all months
        ("/2026/11/", ["articles_article"] * 2),  # the months before and after
    ],
)
def test_lists(newspaper, path, more):
    assert sorted(asked(path)) == sorted(more + A_LIST)


@pytest.mark.parametrize("path", ["/tecnologia/", "/tag/ponti/", "/author/anna-neri/"])
def test_lists_from_a_place_on(newspaper, path):
    newest = Article.objects.get(headline="Riapre il ponte vecchio")
    cursor = Cursor(newest.published_at, newest.pk)
    assert sorted(asked(f"{path}?before={cursor}")) == sorted(asked(path))


def test_year_page(newspaper):
    assert sorted(asked("/2026/")) == sorted(A_LIST)


@pytest.mark.parametrize("form", ["", "atom/", "json/"])
@pytest.mark.parametrize(
    ("place", "more"),
    [
        ("/", []),
        ("/tecnologia/", ["articles_section"]),
        ("/tag/ponti/", ["articles_tag"]),
        ("/author/anna-neri/", ["articles_author"]),
    ],
)
def test_feeds(newspaper, place, form, more):
    """Full texts need what the articles' pages need, for all of them at once."""
    related = ["byline", "sourcelink", "correction", "tag"]
    items = ["articles_article", *(f"articles_{name}" for name in related), "photos_photo"]
    assert sorted(asked(f"{place}feed/{form}")) == sorted([*items, *more])


def test_page_not_found(newspaper):
    assert sorted(asked("/sconosciuta/", 404)) == sorted(
        ["articles_section", "articles_section", "articles_article"]
    )
