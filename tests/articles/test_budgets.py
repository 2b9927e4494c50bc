"""How many questions each public page asks the database, by name, whatever it holds."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import RelatedLink
from tests import factories
from tests.articles.cast import feature, many, story
from tests.pages import reader

pytestmark = pytest.mark.django_db

TABLE = re.compile(r'(?:FROM|INTO|UPDATE) "(\w+?_\w+)"')
SECTIONS = 3
ARTICLE = [
    "articles_article",
    "articles_byline",
    "articles_sourcelink",
    "articles_correction",
    "articles_tag",
    "articles_section",  # navigation
    "photos_photo",  # pictures in the body
    "articles_articletag",  # related: it asks for the tags within
]
COUNTING = ["visits_dailyvisits", "visits_dailyvisits"]
A_PAGE = ["articles_article", "articles_article", "articles_section"]  # how many, which, navigation


def asked(path, status=200):
    """The tables asked by a person's request for `path`, in order."""
    browser = reader()
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(path).status_code == status
    return [TABLE.search(query["sql"])[1] for query in queries]


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
    assert len(ARTICLE + COUNTING) <= 10


def test_front_page(newspaper):
    leads_and_count, most_read = ["articles_article"] * 2, ["visits_dailyvisits"]
    rows = ["articles_section"] + ["articles_article"] * SECTIONS
    asked_by_front = asked("/")
    assert sorted(asked_by_front) == sorted(
        [*leads_and_count, *rows, *most_read, "articles_section"]
    )


def test_front_page_with_most_read(newspaper):
    before = asked("/")
    asked(newspaper)
    assert sorted(asked("/")) == sorted([*before, "articles_article"])


def test_section_page(newspaper):
    assert sorted(asked("/tecnologia/")) == sorted(["articles_section", *A_PAGE])


def test_tag_page(newspaper):
    assert sorted(asked("/tag/ponti/")) == sorted(["articles_tag", "articles_article", *A_PAGE])


def test_author_page(newspaper):
    assert sorted(asked("/author/anna-neri/")) == sorted(["articles_author", *A_PAGE])


@pytest.mark.parametrize(
    ("path", "more"), [("/feed/", []), ("/tecnologia/feed/", ["articles_section"])]
)
def test_feeds(newspaper, path, more):
    items = ["articles_article", "articles_byline", "articles_author", "articles_tag"]
    assert sorted(asked(path)) == sorted(items + more)


def test_page_not_found(newspaper):
    assert sorted(asked("/sconosciuta/", 404)) == sorted(
        ["articles_section", "articles_section", "articles_article"]
    )
