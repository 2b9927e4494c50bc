"""What Google News is told of: the newest of our own articles."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from articles.models import Article
from newsportal import sitemaps as code
from tests import factories
from tests.articles.cast import HOSTILE, MORNING, many
from tests.newsportal import sitemaps
from tests.newsportal.test_sitemaps import ORIGINS
from tests.pages import reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def morning(time_machine):
    time_machine.move_to(MORNING + timedelta(hours=3), tick=False)


def test_the_news_are_those_of_two_days_the_newest_first(morning):
    now = timezone.now()
    for headline, age in {"Ieri": 47, "Nuova": 1, "Vecchia": 49}.items():
        factories.published(headline, published_at=now - timedelta(hours=age))
    Article.objects.filter(headline="Vecchia").update(updated_at=now)
    assert sitemaps.news() == [
        ("/tecnologia/nuova/", "Nuova", "2026-11-22T11:05:00+01:00"),
        ("/tecnologia/ieri/", "Ieri", "2026-11-20T13:05:00+01:00"),
    ]


def test_without_news_the_file_is_empty():
    assert sitemaps.news() == []


@pytest.mark.parametrize(
    ("facts", "is_news"), [({}, True), *((facts, False) for facts, _mapped in ORIGINS[1:])]
)
def test_only_our_own_articles_are_news(facts, is_news):
    factories.published(**facts)
    assert bool(sitemaps.news()) == is_news


def test_at_most_so_many_news_as_the_format_allows(monkeypatch, morning):
    monkeypatch.setattr(code, "NEWS_IN_A_FILE", 3)
    articles = many(5)
    assert [path for path, *_ in sitemaps.news()] == [
        article.get_absolute_url() for article in articles[:1:-1]
    ]


@pytest.mark.parametrize("headline", HOSTILE)
def test_no_headline_breaks_the_news(headline):
    factories.published(headline)
    ((_path, title, _moment),) = sitemaps.news()
    assert title == Article.objects.get().headline


@override_settings(SITE_NAME="Rock & Roll <News>")
def test_no_name_breaks_the_news():
    factories.published()
    content = reader().get("/news-sitemap.xml").content
    assert b"<news:name>Rock &amp; Roll &lt;News&gt;</news:name>" in content
