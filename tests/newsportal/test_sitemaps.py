"""What search engines are told to list, and what they are never told of."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.metadata.origin import LISTED, canonical, robots
from articles.models import Article, ArticleTag, Series
from newsportal import sitemaps as code
from tests import factories
from tests.articles.cast import MORNING, many, sign
from tests.newsportal import sitemaps
from tests.pages import reader
from tests.questions import TABLE

pytestmark = pytest.mark.django_db

NOVEMBER = "/sitemap-2026-11.xml"
REPUBLISHED = {"origin": "republished", "licence": "CC BY 4.0"}
ELSEWHERE = REPUBLISHED | {"canonical_url": "https://prova.it/1"}
ORIGINS = [
    ({}, True),
    ({"origin": "rewritten"}, True),
    (REPUBLISHED, False),
    (ELSEWHERE, False),
    ({"unlisted_reason": "Ordinanza del tribunale"}, False),
    ({"origin": "rewritten", "unlisted_reason": "Ordinanza del tribunale"}, False),
    (ELSEWHERE | {"unlisted_reason": "Ordinanza del tribunale"}, False),
]
HIDDEN = [factories.draft, factories.scheduled, factories.withdrawn]


@pytest.fixture
def morning(time_machine):
    time_machine.move_to(MORNING + timedelta(hours=3), tick=False)


def mapped():
    """Paths of all pages that the index leads to."""
    return {path for file in sitemaps.files() for path, _changed in sitemaps.pages(file)}


# --- Articles ---------------------------------------------------------------------------------


def test_each_month_has_its_file(morning):
    factories.published("Nuova", published_at=MORNING)
    factories.published("Altra", published_at=MORNING - timedelta(days=1))
    factories.published("Vecchia", published_at=datetime(2019, 2, 3, 4, 5, tzinfo=UTC))
    assert sitemaps.files() == ["/sitemap-pages.xml", NOVEMBER, "/sitemap-2019-02.xml"]
    assert [path for path, _changed in sitemaps.pages(NOVEMBER)] == [
        "/tecnologia/nuova/",
        "/tecnologia/altra/",
    ]
    assert sitemaps.pages("/sitemap-2019-02.xml") == [
        ("/tecnologia/vecchia/", "2019-02-03T05:05:00+01:00")
    ]


def test_months_are_those_of_the_newspaper_s_clock(morning):
    factories.published("Capodanno", published_at=datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    assert sitemaps.files() == ["/sitemap-pages.xml", "/sitemap-2026-01.xml"]
    assert sitemaps.pages("/sitemap-2026-01.xml") == [
        ("/tecnologia/capodanno/", "2026-01-01T00:30:00+01:00")
    ]


def test_the_last_change_is_the_last_that_readers_are_told_of(morning):
    article = factories.published("Nuova", published_at=MORNING)
    article.save()  # a comma
    assert sitemaps.pages(NOVEMBER)[0][1] == "2026-11-22T09:05:00+01:00"
    Article.objects.update(updated_at=MORNING + timedelta(hours=2))
    assert sitemaps.pages(NOVEMBER)[0][1] == "2026-11-22T11:05:00+01:00"


@pytest.mark.parametrize(("facts", "is_mapped"), ORIGINS)
def test_only_what_may_be_listed_at_our_address_is_mapped(facts, is_mapped):
    article = factories.published("Nuova", **facts)
    assert ("/tecnologia/nuova/" in mapped()) == is_mapped
    ours = canonical(article) == "http://127.0.0.1:8000/tecnologia/nuova/"
    assert is_mapped == (robots(article) == LISTED and ours)


@pytest.mark.parametrize(("facts", "_is_mapped"), ORIGINS)
def test_the_rule_of_robots_is_the_same_for_one_and_for_many(facts, _is_mapped):
    article = factories.published(**facts)
    assert article.is_indexable == Article.objects.indexable().filter(pk=article.pk).exists()


def test_a_month_without_anything_to_list_has_no_file(morning):
    factories.published(published_at=MORNING, **REPUBLISHED)
    assert sitemaps.files() == ["/sitemap-pages.xml"]
    assert reader().get(NOVEMBER).status_code == 404


@pytest.mark.parametrize("make", HIDDEN)
def test_what_is_not_public_is_in_no_sitemap(make):
    series = Series.objects.create(name="Il ponte", slug="il-ponte")
    hidden = make("Segreta", tags=["Ponti"], section=factories.section("Sport"), series=series)
    sign(hidden, "Anna Neri")
    everything = mapped() | {facts[0] for facts in sitemaps.news()}
    told = " ".join(everything)
    for name in ("segreta", "ponti", "sport", "il-ponte", "anna-neri"):
        assert name not in told


def test_what_is_withdrawn_is_gone_at_once():
    article = factories.published("Nuova")
    assert article.get_absolute_url() in mapped()
    article.withdraw()
    assert article.get_absolute_url() not in mapped()


def test_all_that_is_mapped_answers_and_may_be_listed():
    series = Series.objects.create(name="Il ponte", slug="il-ponte")
    sign(factories.published(tags=["Ponti"], series=series), "Anna Neri")
    factories.published(section=factories.section("Sport"))
    factories.section("Vuota")
    paths = mapped()
    assert {"/", "/sport/", "/tag/ponti/", "/author/anna-neri/", "/series/il-ponte/"} <= paths
    assert {"/about/", "/newsroom/", "/contacts/", "/corrections/", "/privacy/"} <= paths
    assert "/vuota/" not in paths
    for path in paths:
        response = reader().get(path)
        assert response.status_code == 200, path
        assert b"noindex" not in response.content, path


# --- Very many --------------------------------------------------------------------------------


@pytest.fixture
def small_files(monkeypatch):
    monkeypatch.setattr(code, "ADDRESSES_IN_A_FILE", 10)


def test_a_month_of_very_many_articles_has_several_files(morning, small_files):
    november, october = MORNING - timedelta(days=1), MORNING - timedelta(days=40)
    articles = many(21, published_at=november)
    Article.objects.filter(pk__in=[a.pk for a in articles[:10]]).update(published_at=october)
    names = ["/sitemap-2026-11.xml", "/sitemap-2026-11-2.xml", "/sitemap-2026-10.xml"]
    assert sitemaps.files() == ["/sitemap-pages.xml", *names]
    assert [len(sitemaps.pages(name)) for name in names] == [10, 1, 10]
    assert {a.get_absolute_url() for a in articles} <= mapped()
    assert reader().get("/sitemap-2026-11-3.xml").status_code == 404
    assert reader().get("/sitemap-2026-10-2.xml").status_code == 404


def test_what_may_not_be_listed_does_not_make_a_month_large(morning, small_files):
    articles = many(21)
    hidden = [a.pk for a in articles[5:]]
    Article.objects.filter(pk__in=hidden).update(unlisted_reason="Ordinanza")
    assert sitemaps.files() == ["/sitemap-pages.xml", NOVEMBER]
    assert len(sitemaps.pages(NOVEMBER)) == 5


def test_lists_fill_one_file_and_no_more(small_files):
    many(1, tags=[f"t{number}" for number in range(20)])
    assert len(sitemaps.pages("/sitemap-pages.xml")) == 10


# --- Requests ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap-2026-00.xml",
        "/sitemap-2026-13.xml",
        "/sitemap-0000-01.xml",
        "/sitemap-9999-12.xml",
        "/sitemap-2026-11-0.xml",
        "/sitemap-2026-11-1.xml",
        "/sitemap-2026-11-02.xml",
        "/sitemap-2026-11-999999999999999999999.xml",
        "/sitemap-2026-1.xml",
        "/sitemap-٢٠٢٦-11.xml",
        "/sitemap-2026-11.xml%0A",
        "/sitemap-1000-01.xml",
        "/sitemap-2999-12.xml",
    ],
)
def test_other_names_of_files_are_not_found(path):
    factories.published()
    assert reader().get(path).status_code == 404


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-pages.xml", NOVEMBER])
def test_who_has_a_sitemap_already_is_told_so(morning, path):
    article = factories.published(published_at=MORNING, tags=["Ponti"])
    first = reader().get(path)
    known = {"If-None-Match": first.headers["ETag"]}
    again = reader(**known).get(path)
    assert (again.status_code, again.content) == (304, b"")
    zipped = reader(**{"Accept-Encoding": "gzip"}).get(path).headers["ETag"]
    assert reader(**{"If-None-Match": zipped}).get(path).status_code == 304
    article.withdraw()
    assert reader(**known).get(path).status_code in (200, 404)
    head = reader().head("/sitemap.xml")
    assert (head.status_code, head.content) == (200, b"")


def test_a_hostile_query_changes_nothing():
    factories.published()
    plain = reader().get("/sitemap.xml").content
    assert reader().get("/sitemap.xml?p=%00&p[]=' OR 1=1--&page=9e99").content == plain


# --- Queries ----------------------------------------------------------------------------------

ASKED = {
    "/sitemap.xml": ["articles_article", "articles_article"],
    NOVEMBER: ["articles_article"],
    "/sitemap-pages.xml": [
        "articles_author",
        "articles_section",
        "articles_series",
        "articles_tag",
    ],
    "/news-sitemap.xml": ["articles_article"],
}


@pytest.mark.parametrize("count", [2, 40])
@pytest.mark.parametrize("path", ASKED)
def test_few_queries_however_much_there_is(morning, path, count):
    articles = many(count, author=factories.author())
    for number, article in enumerate(articles):
        article.tags.add(f"Argomento {number}")
    assert ArticleTag.objects.count() == count
    with CaptureQueriesContext(connection) as queries:
        assert reader().get(path).status_code == 200
    assert sorted(TABLE.search(query["sql"])[1] for query in queries) == ASKED[path]
