"""What readers and search engines are told of an article by where it comes from."""

from datetime import date

import pytest

from tests import factories
from tests.pages import opened

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
LISTED = "max-image-preview:large, max-snippet:-1, max-video-preview:-1"
NOT_LISTED = "noindex, follow"
ORIGINAL = "https://prova.it/originale"
REPUBLISHED = {"origin": "republished", "licence": "CC BY 4.0"}
LEGAL = {"unlisted_reason": "Ordinanza del tribunale"}


@pytest.mark.parametrize(
    ("facts", "robots", "canonical"),
    [
        ({}, LISTED, None),
        ({"origin": "rewritten"}, LISTED, None),
        (REPUBLISHED, NOT_LISTED, None),
        (REPUBLISHED | {"canonical_url": ORIGINAL}, LISTED, ORIGINAL),
        (LEGAL, NOT_LISTED, None),
        (REPUBLISHED | {"canonical_url": ORIGINAL} | LEGAL, NOT_LISTED, None),
        ({"canonical_url": ORIGINAL}, LISTED, None),  # left from a time when it was republished
    ],
)
def test_search_engines_are_led_to_one_page(facts, robots, canonical):
    article = factories.published(**facts)
    page = opened(article.get_absolute_url())
    own = SITE + article.get_absolute_url()
    assert page.meta("robots") == [robots]
    assert page.link("canonical") == (canonical or own)
    assert page.meta("og:url") == [own]


def test_readers_of_what_is_republished_see_whose_it_is_by_what_right_and_since_when():
    article = factories.published(**REPUBLISHED, original_day=date(2026, 5, 3))
    article.source_links.create(source=factories.outlet(), url=ORIGINAL)
    source, licence = map(words_in(opened(article.get_absolute_url())), (0, 1))
    assert source == "Fonte: Agenzia Prova"
    assert licence == "Licenza: CC BY 4.0 · pubblicato in origine il 3 maggio 2026"


def test_readers_are_told_of_machines_that_helped():
    article = factories.published(ai_note="Tradotto a macchina, riletto dalla redazione.")
    said = words_in(opened(article.get_absolute_url()))(0)
    assert said == "Uso di IA: Tradotto a macchina, riletto dalla redazione."


def test_our_own_article_says_nothing_of_it():
    article = factories.published(licence="CC BY 4.0", original_day=date(2026, 5, 3))
    assert opened(article.get_absolute_url()).all(class_="sources") == []


def words_in(page):
    lines = [" ".join("".join(line.itertext()).split()) for line in page.all(class_="sources")]
    return lines.__getitem__
