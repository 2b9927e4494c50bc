"""When something is missing or broken, readers get a page, and never our inside."""

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import OperationalError
from django.test import override_settings
from django.urls import path

from tests import factories
from tests.pages import Page, opened, reader


def broken(request):
    raise RuntimeError("the inside of the site")


urlpatterns = [path("rotta/", broken)]


@pytest.mark.django_db
def test_a_missing_page_keeps_the_sites_style_and_offers_the_latest():
    articles = [factories.published(f"Notizia {n}", hours_ago=n + 1) for n in range(4)]
    page = opened("/non/esiste/", 404)
    assert page.says("h1") == "Questa pagina non esiste"
    assert page.meta("robots") == ["noindex"]
    assert page.cards("latest") == [article.headline for article in articles[:3]]
    assert page.one("link", rel="stylesheet").get("href") == "/static/site.css"
    assert any(link.get("href") == "/" for link in page.one("main").iter("a"))


@pytest.mark.django_db
def test_a_missing_page_repeats_nothing_that_was_asked():
    for asked in ("/<script>alert(1)</script>/", "/canarino/x/?q=<b>canarino"):
        html = opened(asked, 404).html
        assert "canarino" not in html and "alert" not in html


@override_settings(ROOT_URLCONF="tests.newsportal.test_errors")
def test_a_broken_page_says_sorry_in_both_languages_and_shows_no_inside():
    response = reader().get("/rotta/")
    assert response.status_code == 500
    page = Page(response.content.decode())
    assert page.says("h1") == "Qualcosa non ha funzionato"
    assert "Something went wrong" in page.text
    assert page.meta("robots") == ["noindex"]
    for inside in ("RuntimeError", "the inside", "Traceback", str(settings.BASE_DIR)):
        assert inside not in page.html
    assert "Content-Security-Policy" in response.headers
    assert "Set-Cookie" not in response.headers


def test_the_error_page_is_dressed_by_a_file_that_exists():
    html = (settings.BASE_DIR / "templates" / "500.html").read_text()
    href = Page(html).one("link", rel="stylesheet").get("href")
    assert finders.find(href.removeprefix(settings.STATIC_URL))


def test_without_a_database_every_page_is_the_error_page_and_files_are_served(monkeypatch, db):
    def away(*args, **kwargs):
        raise OperationalError("the database is away")

    # Below everything that reads or writes.
    monkeypatch.setattr("django.db.models.sql.compiler.SQLCompiler.execute_sql", away)
    for address in ("/", "/tecnologia/", "/tecnologia/uno/", "/feed/", "/non/esiste/", "/a/b/c/"):
        response = reader().get(address)
        assert response.status_code == 500, address
        assert "Qualcosa non ha funzionato" in response.content.decode()
        assert "database" not in response.content.decode()
    stylesheet = reader().get("/static/site.css")
    assert b"@layer" in b"".join(stylesheet)
    stylesheet.close()


def test_the_site_never_runs_with_debug_in_these_tests():
    assert settings.DEBUG is False
