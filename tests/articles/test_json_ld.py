"""What machines read of a page: one graph in the words of schema.org."""

from datetime import date

import pytest
import time_machine

from articles.models import Author, Byline, Series
from tests import factories
from tests.articles.cast import HOSTILE, MORNING, feature
from tests.articles.schema_org import faults
from tests.pages import opened

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
ADDRESS = f"{SITE}/tecnologia/riapre-il-ponte-vecchio/"
NEWSPAPER = {"@id": f"{SITE}/#newspaper"}
MADE = "2026-11-22T09:05:00+01:00"


@pytest.fixture
def series():
    return Series.objects.create(name="I ponti", slug="i-ponti", description="Uno per uno.")


def test_an_article_is_told_with_all_its_facts(series):
    with time_machine.travel(MORNING, tick=False):
        facts = opened(feature(series=series).get_absolute_url()).json_ld
    assert facts.pop("wordCount") >= 800
    assert [author["name"] for author in facts["author"]] == [
        "Anna Neri",
        "Bruno Sala",
        "Carla Monti",
    ]
    assert facts.pop("author")[0] == {
        "@type": "Person",
        "name": "Anna Neri",
        "url": f"{SITE}/author/anna-neri/",
    }
    assert len(facts.pop("image")) == 3
    assert facts == {
        "@type": "NewsArticle",
        "@id": f"{ADDRESS}#article",
        "headline": "Riapre il ponte vecchio",
        "description": "Due corsie e un marciapiede più largo.",
        "url": ADDRESS,
        "mainEntityOfPage": ADDRESS,
        "inLanguage": "it",
        "isAccessibleForFree": True,
        "datePublished": MADE,
        "dateModified": "2026-11-22T11:05:00+01:00",
        "publisher": NEWSPAPER,
        "copyrightHolder": NEWSPAPER,
        "isPartOf": [
            {"@id": f"{SITE}/#website"},
            {"@type": "CreativeWorkSeries", "name": "I ponti", "url": f"{SITE}/series/i-ponti/"},
        ],
        "articleSection": "Tecnologia",
        "keywords": ["ponti", "fiume Falda"],
        "isBasedOn": ["https://prova.it/1", "https://www.comune.it/delibera"],
        "correction": [
            {"@type": "CorrectionComment", "text": text, "datePublished": MADE}
            for text in ("Il ponte è lungo 80 metri.", "Il sindaco è in carica dal 2021.")
        ],
    }


def test_a_picture_is_told_in_the_three_shapes_that_search_engines_ask_for():
    photo = factories.photo(size=(1600, 1300))
    images = opened(factories.published(photo=photo).get_absolute_url()).json_ld["image"]
    shapes = [(image["width"], image["height"]) for image in images]
    assert shapes == [(1200, 1200), (1200, 900), (1200, 675)]
    for image in images:
        assert image["url"].startswith(f"{SITE}/media/")
        assert image["url"].endswith(".jpg")
        assert image["creditText"] == "Anna Neri / Prova"
        assert image["caption"] == "La campagna dopo il temporale."


def test_a_picture_whose_rights_have_ended_is_not_told():
    photo = factories.photo(rights_until=date(2020, 1, 1))
    assert "image" not in opened(factories.published(photo=photo).get_absolute_url()).json_ld


def test_what_nobody_stated_is_not_told():
    facts = opened(factories.published().get_absolute_url()).json_ld
    assert facts["author"] == facts["publisher"] == NEWSPAPER
    assert facts["dateModified"] == facts["datePublished"]
    assert not {"image", "keywords", "isBasedOn", "correction", "license"} & facts.keys()


def test_a_newsroom_that_signs_is_an_organisation():
    article = factories.published()
    newsroom = factories.author("Redazione", kind=Author.Kind.ORGANISATION)
    Byline.objects.create(article=article, author=newsroom)
    (author,) = opened(article.get_absolute_url()).json_ld["author"]
    assert (author["@type"], author["name"]) == ("Organization", "Redazione")


@pytest.mark.parametrize(
    ("licence", "told"),
    [
        ("CC BY 4.0", {"@type": "CreativeWork", "name": "CC BY 4.0"}),
        ("https://creativecommons.org/licenses/by/4.0/",) * 2,
    ],
)
def test_what_is_republished_belongs_to_whom_it_came_from(licence, told):
    article = factories.published(origin="republished", licence=licence)
    assert "copyrightHolder" not in opened(article.get_absolute_url()).json_ld
    article.source_links.create(source=factories.outlet(), url="https://prova.it/1")
    facts = opened(article.get_absolute_url()).json_ld
    assert facts["copyrightHolder"] == {"@type": "Organization", "name": "Agenzia Prova"}
    assert facts["license"] == told


def test_the_way_to_an_article_leads_through_its_section():
    (way,) = of_type("BreadcrumbList", opened(feature().get_absolute_url()))
    steps = [(step["position"], step["name"], step["item"]) for step in way["itemListElement"]]
    assert steps == [
        (1, "Newsportal", f"{SITE}/"),
        (2, "Tecnologia", f"{SITE}/tecnologia/"),
        (3, "Riapre il ponte vecchio", ADDRESS),
    ]


def test_the_front_page_tells_whose_it_is_and_how_it_is_searched():
    page = opened("/")
    (site,), (newspaper,) = of_type("WebSite", page), of_type("NewsMediaOrganization", page)
    assert site["potentialAction"]["target"]["urlTemplate"].startswith(f"{SITE}/search/?q=")
    assert site["publisher"]["@id"] == newspaper["@id"] == NEWSPAPER["@id"]
    assert newspaper["name"] == "Newsportal"
    assert newspaper["logo"]["url"] == f"{SITE}/static/icons/icon-512.png"


def test_a_list_tells_what_it_is_and_an_author_s_who_that_is(series):
    factories.author(biography="Scrive di ponti.")
    feature(series=series)
    listing = opened("/series/i-ponti/").json_ld
    assert (listing["@type"], listing["name"]) == ("CollectionPage", "I ponti")
    assert listing["description"] == "Uno per uno."
    profile = opened("/author/anna-neri/").json_ld
    assert profile["@type"] == "ProfilePage"
    assert profile["mainEntity"] == {
        "@type": "Person",
        "name": "Anna Neri",
        "url": f"{SITE}/author/anna-neri/",
        "description": "Scrive di ponti.",
        "worksFor": NEWSPAPER,
    }


def test_a_newsroom_s_page_is_that_of_an_organisation():
    article = factories.published()
    newsroom = factories.author("Redazione", kind=Author.Kind.ORGANISATION)
    Byline.objects.create(article=article, author=newsroom)
    assert opened("/author/redazione/").json_ld["mainEntity"]["@type"] == "Organization"


@pytest.mark.parametrize(
    "path",
    ["/", "/tecnologia/", "/tag/ponti/", "/author/anna-neri/", "/series/i-ponti/", ADDRESS],
)
def test_every_word_stands_in_the_vocabulary(path, series):
    feature(series=series)
    article = factories.published(origin="republished", licence="CC BY 4.0")
    article.source_links.create(url="https://prova.it/1")
    graph = opened(path.removeprefix(SITE)).graph
    assert faults(graph) == []
    assert faults(opened(article.get_absolute_url()).graph) == []
    known = {thing["@id"] for thing in graph if "@id" in thing}
    assert set(references(graph)) <= known


def test_the_vocabulary_s_watchman_is_awake():
    assert faults({"@type": "Novel"}) == ["@graph: no type Novel"]
    wrong = {"@type": "Person", "author": {"@type": "Person", "wordCount": 3}}
    assert faults([wrong]) == [
        "@graph: Person has no author",
        "@graph author: Person has no wordCount",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_of_a_section_tag_author_or_series_ends_the_script(text, series):
    series.name = text[:100]
    series.save()
    section = factories.section(text[:60], slug="cattiva")
    article = factories.published(text, section=section, series=series)
    page = opened(article.get_absolute_url())
    assert page.json_ld["articleSection"] == section.name
    assert page.json_ld["isPartOf"][1]["name"] == series.name
    assert opened("/cattiva/").json_ld["name"] == section.name


def of_type(kind, page):
    return [thing for thing in page.graph if thing["@type"] == kind]


def references(thing):
    """Every `@id` that stands for a thing told elsewhere in the graph."""
    if isinstance(thing, list):
        for one in thing:
            yield from references(one)
    elif isinstance(thing, dict):
        if thing.keys() == {"@id"}:
            yield thing["@id"]
        for value in thing.values():
            yield from references(value)
