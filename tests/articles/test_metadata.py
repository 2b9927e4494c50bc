"""What search engines and networks read of an article: canonical, Open Graph, X card."""

import pytest
import time_machine

from tests import factories
from tests.articles.cast import MORNING, feature
from tests.pages import opened

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
ADDRESS = f"{SITE}/tecnologia/riapre-il-ponte-vecchio/"


@pytest.fixture
def bridge():
    """The page of an article with everything."""
    with time_machine.travel(MORNING, tick=False):
        return opened(feature().get_absolute_url())


def test_title_canonical_and_robots(bridge):
    assert bridge.says("title") == "Riapre il ponte vecchio – Newsportal"
    assert bridge.link("canonical") == ADDRESS
    assert bridge.meta("description") == ["Due corsie e un marciapiede più largo."]
    assert bridge.meta("author") == ["Anna Neri", "Bruno Sala", "Carla Monti"]
    assert bridge.meta("robots") == [
        "max-image-preview:large, max-snippet:-1, max-video-preview:-1"
    ]


def test_the_canonical_address_never_carries_a_query():
    article = factories.published()
    page = opened(f"{article.get_absolute_url()}?utm_source=facebook&x=%22%3E")
    assert page.link("canonical") == page.meta("og:url")[0] == SITE + article.get_absolute_url()
    assert "utm_source" not in page.html


def test_open_graph_tells_networks_everything(bridge):
    (image,) = bridge.meta("og:image")
    assert image.startswith(f"{SITE}/media/") and image.endswith(".jpg")
    assert {key: bridge.meta(key) for key in OPEN_GRAPH} == OPEN_GRAPH


OPEN_GRAPH = {
    "og:type": ["article"],
    "og:locale": ["it_IT"],
    "og:site_name": ["Newsportal"],
    "og:title": ["Riapre il ponte vecchio"],
    "og:description": ["Due corsie e un marciapiede più largo."],
    "og:url": [ADDRESS],
    "og:image:width": ["1200"],
    "og:image:height": ["630"],
    "og:image:alt": ["Un campo sotto la pioggia"],
    "article:published_time": ["2026-11-22T09:05:00+01:00"],
    "article:modified_time": ["2026-11-22T11:05:00+01:00"],
    "article:section": ["Tecnologia"],
    "article:author": [
        f"{SITE}/author/{name}/" for name in ("anna-neri", "bruno-sala", "carla-monti")
    ],
    "article:tag": ["ponti", "fiume Falda"],
    "twitter:card": ["summary_large_image"],
    "twitter:image:alt": ["Un campo sotto la pioggia"],
}


def test_without_picture_tags_and_authors_nothing_is_invented():
    page = opened(factories.published().get_absolute_url())
    for key in ("article:tag", "article:author", "author"):
        assert page.meta(key) == []


def test_the_description_is_the_excerpt_where_there_is_no_standfirst():
    page = opened(factories.published(body="<p>Il corpo.</p>").get_absolute_url())
    assert page.meta("description") == page.meta("og:description") == ["Il corpo."]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "Newsportal"),
        ("/tecnologia/", "Tecnologia"),
        ("/tag/ponti/", "ponti"),
        ("/author/anna-neri/", "Anna Neri"),
    ],
)
def test_a_list_says_what_it_is_and_where_it_lives(path, title):
    feature()
    page = opened(f"{path}?page=1&utm_source=x")
    assert page.link("canonical") == page.meta("og:url")[0] == SITE + path
    assert page.meta("og:title") == [title]
    assert page.meta("og:type") == ["website"]
    assert page.meta("og:locale") == ["it_IT"]
    assert page.meta("twitter:card") == ["summary"]
    assert title in page.says("title")
    assert page.meta("robots") == ["max-image-preview:large, max-snippet:-1, max-video-preview:-1"]


def test_a_list_that_was_described_says_so():
    factories.section(description="Macchine e persone.")
    page = opened("/tecnologia/")
    assert page.meta("description") == page.meta("og:description") == ["Macchine e persone."]
