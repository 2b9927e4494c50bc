"""One setting makes the site English, whole: words, dates, numbers, what machines read."""

import pytest
import time_machine
from django.test import override_settings

from tests import factories
from tests.articles.cast import MORNING, feature
from tests.pages import opened, reader, words

pytestmark = pytest.mark.django_db

ITALIAN = [
    "Vai al contenuto",
    "Condividi",
    "Continua a leggere",
    "Torna su",
    "Fonte:",
    "Foto:",
    "Visite",
    "Rettifica",
    "novembre",
    "lettura",
    "Prima pagina",
    "Argomenti",
    "Sezioni",
    "Aggiornato",
]
ENGLISH = [
    "Skip to content",
    "by Anna Neri, Bruno Sala and Carla Monti",
    "22 November 2026, 9:05 am",
    "Updated 22 November 2026, 11:05 am",
    "4 min read",
    "Share on Facebook",
    "Photo: Anna Neri / Prova",
    "Correction",
    "Source: Il ponte, Agenzia Prova (A. Po) · comune.it",
    "Total views: 1 · 1 view today",
    "Continue reading",
    "Back to top",
    "Front page",
]


@pytest.fixture
def english():
    with override_settings(SITE_LANGUAGE="en", LANGUAGE_CODE="en-gb"):
        yield


@pytest.fixture
def address():
    with time_machine.travel(MORNING, tick=False):
        address = feature(body=f"<p>{'word ' * 800}</p>").get_absolute_url()
        factories.published("Altro", tags=["ponti"])
        factories.published("Un altro", tags=["ponti"])
        yield address


@pytest.mark.usefixtures("english")
def test_the_article_page_in_english(address):
    page = opened(address)
    assert page.one("html").get("lang") == "en"
    assert page.meta("og:locale") == ["en_GB"]
    assert page.json_ld["inLanguage"] == "en"
    body = words(page.one("body"))
    assert [part for part in ENGLISH if part not in body] == []
    assert [part for part in ITALIAN if part in page.html] == []


def test_the_article_page_in_italian(address):
    page = opened(address)
    assert page.one("html").get("lang") == "it"
    assert [part for part in ITALIAN if part not in page.html] == []
    assert [part for part in ENGLISH if part in words(page.one("body"))] == []


@pytest.mark.usefixtures("english")
def test_lists_and_errors_in_english(address):
    front = opened("/")
    assert words(front.one(class_="masthead__date")) == "Sunday 22 November 2026"
    assert opened("/author/anna-neri/").says(class_="listing__kind") == "Author"
    assert opened("/tag/ponti/").says(class_="listing__kind") == "Topic"
    assert opened("/no/no/", 404).says("h1") == "This page does not exist"
    gone = opened(factories.withdrawn().get_absolute_url(), 410)
    assert gone.says("h1") == "Article withdrawn"
    assert "22 November 2026" in gone.text


def test_the_front_page_in_italian_says_what_day_it_is(address):
    assert words(opened("/").one(class_="masthead__date")) == "domenica 22 novembre 2026"


@pytest.mark.parametrize("asked", ["en", "en-GB,en;q=0.9", "de, *;q=0.1", "xx-" + "y" * 900])
def test_the_readers_own_language_changes_nothing(address, asked):
    html = reader(**{"Accept-Language": asked}).get(address).content.decode()
    assert '<html lang="it"' in html
    assert "Continua a leggere" in html
