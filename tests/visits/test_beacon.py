"""The beacon counts what a page of ours reports, and nobody else's words."""

import pytest
from django.db import OperationalError
from django.utils import timezone

from articles.models import Article
from tests import factories
from tests.pages import opened, reader
from visits import beacon, passages
from visits.cap import Cap
from visits.counting import visits_of
from visits.models import Passage, UncountedOpenings

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
OURS = {"Origin": SITE, "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "empty"}


@pytest.fixture(autouse=True)
def mode(settings, monkeypatch):
    settings.VISITS = "beacon"
    monkeypatch.setattr(beacon, "cap", Cap(most=60))


@pytest.fixture
def article():
    return factories.published()


def report(article, key=None, method="post", **headers):
    path = f"/visits/{key or article.pk}"
    return getattr(reader(), method)(path, headers=OURS | headers)


def total(article):
    return visits_of(article.pk).total


def test_a_visit_is_counted_and_answered_with_its_numbers_in_words(article):
    report(article)
    response = report(article)
    assert response.status_code == 200
    assert response.json() == {
        "texts": [
            "Visite totali: 2 · 2 visite oggi",
            "Visite totali: 2, 2 visite oggi",
        ]
    }
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
    assert "Access-Control-Allow-Origin" not in response.headers


def test_browsers_that_send_no_fetch_metadata_count_too(article):
    assert reader().post(f"/visits/{article.pk}", headers={"Origin": SITE}).status_code == 200
    assert total(article) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://boese.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": f"{SITE}.boese.example"},
        {"Origin": f"{SITE}/"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_what_no_page_of_ours_sends_is_refused(article, headers):
    response = report(article, **headers)
    assert response.status_code == 403
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
    assert total(article) == 0


def test_who_says_nothing_of_where_it_comes_from_is_refused(article):
    assert reader().post(f"/visits/{article.pk}").status_code == 403
    assert total(article) == 0


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options"])
def test_only_a_post_counts(article, method):
    assert report(article, method=method).status_code == 405
    assert total(article) == 0


@pytest.mark.parametrize("make", [factories.draft, factories.scheduled, factories.withdrawn])
def test_what_readers_do_not_see_has_no_visits(make):
    article = make()
    assert report(article).status_code == 404
    assert total(article) == 0


@pytest.mark.parametrize("key", [999_999, 2**63, 10**30, "0", "-1", "x", "%00"])
def test_an_article_that_never_was_has_no_visits(key):
    assert report(None, key).status_code in (301, 404)  # to where articles are looked for


def test_an_address_that_reports_too_much_is_held_back_and_the_operator_sees_it(
    article, monkeypatch
):
    monkeypatch.setattr(beacon, "cap", Cap(most=2))
    told = []
    monkeypatch.setattr(beacon, "record_uncounted", told.append)
    responses = [report(article) for _ in range(4)]
    assert [response.status_code for response in responses] == [200, 200, 429, 429]
    assert responses[-1].headers["Retry-After"] == "60"
    assert total(article) == 2
    assert told == [UncountedOpenings.Reason.REFUSED] * 2


def test_programs_and_the_newsroom_get_the_numbers_and_do_not_count(article, settings):
    assert report(article, **{"User-Agent": "Googlebot/2.1"}).status_code == 200
    client = reader()
    client.cookies[settings.SESSION_COOKIE_NAME] = "abc"
    assert client.post(f"/visits/{article.pk}", headers=OURS).status_code == 200
    assert total(article) == 0


def test_a_visit_is_not_lost_while_the_database_is_away(article, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("away")

    total(article)  # known to this process
    monkeypatch.setattr(Article.objects, "published", refuse)
    assert report(article).status_code == 200
    assert total(article) == 1


def test_the_page_does_not_count_by_itself(article):
    page = opened(article.get_absolute_url())
    (line,) = [e for e in page.all("p") if e.get("data-visits-of")]
    assert line.get("data-visits-of") == str(article.pk)
    assert [e.get("aria-hidden") or e.get("class") for e in line] == ["true", "visually-hidden"]
    assert total(article) == 0


def test_a_number_of_four_digits_is_written_without_a_separator_in_the_page(settings):
    settings.USE_THOUSAND_SEPARATOR = True
    article = factories.published(pk=12_345, published_at=timezone.now())
    assert 'data-visits-of="12345"' in opened(article.get_absolute_url()).html


def test_where_the_site_counts_by_itself_nobody_may_report(article, settings):
    settings.VISITS = "server"
    assert report(article).status_code == 405
    assert b"js/visits.js" not in reader().get(article.get_absolute_url()).content


def test_the_script_is_small(settings):
    assert (settings.BASE_DIR / "static" / "js" / "visits.js").stat().st_size <= 1024


def test_readers_are_told_of_it(settings):
    assert "Un piccolo programma della pagina" in opened("/privacy/").text
    settings.VISITS = "server"
    assert "Un piccolo programma della pagina" not in opened("/privacy/").text


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/visits/", "/visits/1/", "/visits/a/b/"])
def test_beside_the_address_of_reports_nothing_of_a_request_is_read(settings, path):
    settings.VISITS = "beacon"
    assert reader().post(path, {"some": "thing"}).status_code == 405


def test_the_page_that_the_script_names_as_the_one_before_makes_a_passage(article):
    before = factories.published()
    report(article, Referer=f"{SITE}{before.get_absolute_url()}")
    report(article, Referer=f"{SITE}{article.get_absolute_url()}")  # it leads not to itself
    report(article)
    passages.write()
    assert Passage.objects.values_list("article", "target", "count").get() == (
        before.pk,
        article.pk,
        1,
    )
