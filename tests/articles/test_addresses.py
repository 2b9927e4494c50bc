"""Addresses are promises: made from headlines, kept when they change, gone when withdrawn."""

import re

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import slug_re
from django.urls import URLPattern, get_resolver

from articles.models import Section
from articles.models.former_slug import slug_is_taken
from articles.slugs import slugify
from tests import factories
from tests.pages import opened, reader

pytestmark = pytest.mark.django_db

SLUGS = [
    (
        "Perché l’Austria è così “cara”? L'Università c'è",
        "perche-l-austria-e-cosi-cara-l-universita-c-e",
    ),
    ("Perché l’Austria è così “cara”?", "perche-l-austria-e-cosi-cara"),
    ("Straße Łódź", "strasse-lodz"),
    ("Œuvre à København, Ørsted e Đura", "oeuvre-a-kobenhavn-orsted-e-dura"),
    ("50% di sconto", "50-percento-di-sconto"),
    ("Ricerca & Sviluppo: 3€", "ricerca-e-sviluppo-3-euro"),
    ("«È già qui», dice il «capo»", "e-gia-qui-dice-il-capo"),
    ("Il rock’n’roll dell'Aquila ‘vera’ ʼntu", "il-rock-n-roll-dell-aquila-vera-ntu"),
    ("  --A__b--  ", "a-b"),
    ("H₂O, x² e ½", "h2o-x2-e-1-2"),
    ("😀 \u202e ﬁne", "fine"),
    ("日本語", ""),
    ("", ""),
    (
        "Artisti contro lo “sfruttamento” di Sora, rilasciato il modello per protesta",
        "artisti-contro-lo-sfruttamento-di-sora-rilasciato-il-modello-per-protesta",
    ),
]


@pytest.mark.parametrize(("headline", "slug"), SLUGS)
def test_a_slug_is_made_of_the_words_of_the_headline(headline, slug):
    assert slugify(headline) == slug


def test_signs_are_spelled_in_the_sites_language():
    assert slugify("R&D: 5% in $", language="en") == "r-and-d-5-percent-in-dollars"


def test_stop_words_go_only_when_the_slug_is_too_long():
    short = "la casa di chi non ha la casa"
    assert slugify(short) == short.replace(" ", "-")
    long = "La storia della donna che ha attraversato il deserto con la sua famiglia e senza acqua"
    assert slugify(long) == "storia-donna-ha-attraversato-deserto-sua-famiglia-senza-acqua"


@pytest.mark.parametrize("headline", ["parola " * 60, "a" * 300, "di " * 60, "x" * 79 + " yy"])
def test_no_slug_is_longer_than_80_or_ends_in_a_hyphen(headline):
    slug = slugify(headline)
    assert 0 < len(slug) <= 80
    assert not slug.endswith("-")


def test_a_headline_without_a_letter_gets_a_number():
    slug = factories.published("日本語").slug
    assert slug.startswith("articolo-")
    assert factories.published("日本語").slug != slug


def test_a_slug_that_is_taken_gets_a_number():
    slugs = [factories.draft("Il ponte").slug for _ in range(3)]
    assert slugs == ["il-ponte", "il-ponte-2", "il-ponte-3"]
    long = "parola " * 60
    assert len({factories.draft(long[:200]).slug for _ in range(3)}) == 3


def test_a_slug_that_another_article_had_in_public_is_taken():
    article = factories.published("Il ponte")
    renamed(article, "ponte-riaperto")
    assert factories.draft("Il ponte").slug == "il-ponte-2"
    assert slug_is_taken("il-ponte", factories.draft())
    assert not slug_is_taken("il-ponte", article)


def test_a_slug_that_was_never_public_is_free_again():
    draft = factories.draft("Il ponte")
    renamed(draft, "altro")
    assert factories.draft("Il ponte").slug == "il-ponte"


def test_no_article_takes_the_address_of_its_sections_feed():
    assert factories.published("Feed").slug == "feed-2"
    assert slug_is_taken("feed", factories.draft())


def first_parts(patterns):
    """What stands first in the site's own addresses, where a section could be instead."""
    for pattern in patterns:
        route = str(pattern.pattern)
        if not route and not isinstance(pattern, URLPattern):
            yield from first_parts(pattern.url_patterns)
        elif re.match(r"[-\w]+(/|\Z)", route):  # no section is named like a file
            yield route.split("/")[0]


def test_no_section_can_hide_another_page_of_the_site():
    reserved = {*first_parts(get_resolver().url_patterns), settings.STATIC_URL.strip("/")}
    assert reserved >= {"admin", "media", "feed", "tag", "author", "static"}
    for slug in [*filter(slug_re.fullmatch, reserved), "search", "2026"]:
        with pytest.raises(ValidationError, match=slug):
            Section(name="Nuova", slug=slug).full_clean()
    Section(name="Nuova", slug="nuova").full_clean()


def renamed(article, slug):
    article.slug = slug
    article.save()


def hop(path):
    """Where one step leads to."""
    response = reader().get(path)
    assert response.status_code == 301, f"{path} answers {response.status_code}"
    return response.headers["Location"]


def test_every_former_address_leads_to_the_present_one_in_one_hop():
    article = factories.published("Uno")
    for slug in ("due", "tre", "quattro"):
        renamed(article, slug)
    for former in ("uno", "due", "tre"):
        assert hop(f"/tecnologia/{former}/") == "/tecnologia/quattro/"
    assert reader().get("/tecnologia/quattro/").status_code == 200


def test_an_article_may_return_to_a_former_address():
    article = factories.published("Uno")
    renamed(article, "due")
    renamed(article, "uno")
    assert reader().get("/tecnologia/uno/").status_code == 200
    assert hop("/tecnologia/due/") == "/tecnologia/uno/"


def test_a_change_is_kept_also_when_the_article_was_read_anew_or_saved_in_part():
    article = factories.published("Uno")
    again = type(article).objects.get(pk=article.pk)
    again.slug = "due"
    again.save(update_fields=["slug"])
    assert hop("/tecnologia/uno/") == "/tecnologia/due/"


def test_another_section_in_the_address_leads_to_the_right_one():
    article = factories.published("Uno")
    factories.section("Sport")
    assert hop("/sport/uno/") == hop("/mai-stata/uno/") == "/tecnologia/uno/"
    article.section = factories.section("Sport")
    article.save()
    assert hop("/tecnologia/uno/") == "/sport/uno/"


def test_a_change_of_both_slug_and_section_is_still_one_hop():
    article = factories.published("Uno")
    article.section = factories.section("Sport")
    renamed(article, "due")
    assert hop("/tecnologia/uno/") == "/sport/due/"


@pytest.mark.parametrize(
    "query", ["utm_source=x&a=1", "q=%E8%20%ff", "a=" + "b" * 10_000, "%0d%0aX-A:%201"]
)
def test_the_query_is_kept(query):
    renamed(factories.published("Uno"), "due")
    assert hop(f"/tecnologia/uno/?{query}") == f"/tecnologia/due/?{query}"


def test_an_address_without_its_last_slash_gets_it():
    factories.published("Uno")
    assert hop("/tecnologia/uno?a=1") == "/tecnologia/uno/?a=1"
    assert hop("/tecnologia") == "/tecnologia/"


@pytest.mark.parametrize("state", ["draft", "scheduled"])
def test_former_addresses_do_not_betray_what_is_not_public(state):
    article = factories.published("Uno")
    renamed(article, "due")
    hidden = getattr(factories, state)
    type(article).objects.update(published_at=hidden().published_at)
    for path in ("/tecnologia/uno/", "/tecnologia/due/", "/sport/due/"):
        assert reader().get(path).status_code == 404


def test_a_withdrawn_article_is_410_at_every_address_it_had():
    article = factories.published("Uno")
    renamed(article, "due")
    article.withdrawn_at = article.published_at
    article.save()
    for path in ("/tecnologia/due/", "/tecnologia/uno/", "/sport/due/"):
        opened(path, 410)


def test_an_article_that_comes_back_is_read_again():
    article = factories.withdrawn("Uno")
    article.withdrawn_at = None
    article.save()
    opened("/tecnologia/uno/")
