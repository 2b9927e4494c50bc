"""One rule of visibility, on every surface: what is not public leaks nowhere."""

import re
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from urllib.parse import quote

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from articles.addresses import absolute
from articles.models import (
    Article,
    Byline,
    Correction,
    InformationPage,
    RelatedLink,
    Series,
    SourceLink,
)
from tests import factories
from tests.pages import opened, reader

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)
SECOND = timedelta(seconds=1)
STATES = {
    "draft": factories.draft,
    "scheduled": factories.scheduled,
    "published": factories.published,
    "withdrawn": factories.withdrawn,
}
WORD = "zibaldone"


def telltale(state):
    """An article in that state, read and linked to, each of whose texts holds the word."""
    article = STATES[state](
        f"Titolo {WORD}",
        kicker=WORD,
        standfirst=f"Sommario {WORD}",
        body=f"<p>Corpo {WORD}</p>",
        place=WORD,
        series=Series.objects.get_or_create(name="La serie", slug="la-serie")[0],
        photo=factories.photo(alt=f"Alt {WORD}", caption=WORD, credit=WORD),
        tags=["comune", WORD],
    )
    Byline.objects.create(article=article, author=factories.author(), role=WORD)
    SourceLink.objects.create(article=article, url=f"https://{WORD}.it/", label=WORD, author=WORD)
    Correction.objects.create(article=article, text=WORD)
    factories.visits(article)
    return article


def surfaces(article):
    """Every page and feed that could show the article, besides its own, by name."""
    other = factories.published(
        "Un altro pezzo", tags=["comune"], series=Series.objects.get_or_create(slug="la-serie")[0]
    )
    Byline.objects.create(article=other, author=factories.author())
    RelatedLink.objects.create(article=other, target=article)
    gone = factories.withdrawn("Un pezzo ritirato", tags=["comune"])
    factories.visits(other)
    day = timezone.localdate(article.published_at)
    return {
        "front page": "/",
        "section": "/tecnologia/",
        "tag": "/tag/comune/",
        "author": "/author/anna-neri/",
        "another article": other.get_absolute_url(),
        "withdrawn page": gone.get_absolute_url(),
        **{
            f"{form}feed of {place}": f"{place}feed/{form}"
            for place in ("/", "/tecnologia/", "/tag/comune/", "/author/anna-neri/")
            for form in ("", "atom/", "json/")
        },
        "latest": "/latest/",
        "series": "/series/la-serie/",
        "month": f"/{day:%Y}/{day:%m}/",
        "corrections": "/corrections/",
        "search": "/search/?q=titolo",
        "suggestions": "/search/suggestions/?q=titol",
        "sitemap of the month": f"/sitemap-{day:%Y-%m}.xml",
        "news sitemap": "/news-sitemap.xml",
        "oEmbed": f"/oembed?url={quote(absolute(article.get_absolute_url()), safe='')}",
        "404 page": "/non/esiste/",
    }


def test_the_words_of_a_published_article_are_on_every_surface():
    pages = surfaces(telltale("published"))
    assert {name for name, path in pages.items() if WORD in seen(path)} == set(pages)


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn"])
def test_the_words_of_a_hidden_article_are_on_no_surface(state):
    pages = surfaces(telltale(state))
    assert {name for name, path in pages.items() if WORD in seen(path)} == set()


def test_a_picture_whose_rights_have_ended_is_on_no_surface():
    ended = timezone.localdate() - timedelta(days=1)
    article = telltale("published")
    photo = article.photo
    photo.rights_until = ended
    photo.save()
    article.body += f'<figure><img src="/media/x.jpg" data-file="{photo.pk}"></figure>'
    article.save()
    InformationPage.objects.create(kind="about", body=article.body)
    files = photo.image.share.rpartition("-")[0]  # what its renditions have in common
    own = {"its own": article.get_absolute_url(), "about us": "/about/"}
    pages = surfaces(article) | own
    for told in (f"Alt {WORD}", files):
        assert [name for name, path in pages.items() if told in seen(path)] == []


def test_a_picture_with_rights_is_shown():
    article = telltale("published")
    assert article.photo.image.share.rpartition("-")[0] in seen(article.get_absolute_url())


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn"])
def test_the_tag_of_nothing_but_hidden_articles_is_no_page(state):
    telltale(state)
    page = reader().get(f"/tag/{WORD}/")
    assert page.status_code == 404
    assert WORD not in page.content.decode()


@pytest.mark.parametrize(
    ("state", "status"),
    [("draft", 404), ("scheduled", 404), ("published", 200), ("withdrawn", 410)],
)
@pytest.mark.parametrize("method", ["get", "head"])
def test_the_article_page_answers_by_state(state, status, method):
    article = telltale(state)
    response = getattr(reader(), method)(article.get_absolute_url())
    assert response.status_code == status
    if status != 200:
        assert WORD not in response.content.decode()


def test_a_draft_answers_like_an_article_that_never_was():
    draft = factories.draft("Segreto")
    there, nowhere = (reader().get(path) for path in (draft.get_absolute_url(), "/tecnologia/no/"))
    assert there.content == nowhere.content
    assert there.headers.keys() == nowhere.headers.keys()


def test_what_is_not_public_asks_not_to_be_indexed():
    for state in ("draft", "scheduled", "withdrawn"):
        response = reader().get(STATES[state]().get_absolute_url())
        assert b'<meta name="robots" content="noindex">' in response.content


def test_a_withdrawn_article_says_so_with_day_reason_and_section_but_without_its_headline():
    with time_machine.travel(NOW, tick=False):
        article = factories.withdrawn("Il sindaco ruba", withdrawal_reason="Fonti non confermate.")
        page = opened(article.get_absolute_url(), 410)
    assert page.says("h1") == "Articolo ritirato"
    assert "22 novembre 2026. Fonti non confermate." in page.text
    assert "Il sindaco ruba" not in page.html
    assert any(link.get("href") == "/tecnologia/" for link in page.all("a"))


def test_a_scheduled_article_appears_by_itself_when_its_time_has_come():
    with time_machine.travel(NOW - timedelta(hours=1), tick=False) as clock:
        article = telltale("scheduled")
        pages = surfaces(article) | {"its own page": article.get_absolute_url()}
        clock.move_to(article.published_at - SECOND)
        assert [name for name, path in pages.items() if WORD in seen(path)] == []
        clock.move_to(article.published_at)
        assert [name for name, path in pages.items() if WORD in seen(path)] == list(pages)


@pytest.mark.parametrize(
    ("published_at", "withdrawn_at"),
    [(None, None), *product([NOW - SECOND, NOW, NOW + SECOND], [None, NOW - SECOND, NOW])],
)
def test_queryset_and_article_tell_the_same_rule(published_at, withdrawn_at):
    article = factories.draft(published_at=published_at, withdrawn_at=withdrawn_at)
    expected = bool(published_at and published_at <= NOW and not withdrawn_at)
    for at in (NOW - 2 * SECOND, NOW, NOW + 2 * SECOND):
        assert article.is_published(at) == Article.objects.published(at).contains(article)
    assert article.is_published(NOW) == expected
    with time_machine.travel(NOW, tick=False):
        assert article.is_published() == Article.objects.published().contains(article) == expected


def test_the_rule_of_visibility_is_written_in_one_module():
    rule = re.compile(
        r"published_at__lte|withdrawn_at__isnull=True|published_at *<=|<= *\w*\.published_at"
    )
    rooms = [room for room in settings.BASE_DIR.iterdir() if (room / "__init__.py").exists()]
    modules = [path for room in rooms if room.name != "tests" for path in room.rglob("*.py")]
    templates = [*Path(settings.BASE_DIR, "templates").rglob("*.html")]
    assert len(modules) > 30 and templates
    telling = [path for path in modules + templates if rule.search(path.read_text())]
    assert telling == [settings.BASE_DIR / "articles" / "models" / "visibility.py"]


def seen(path):
    response = reader().get(path)
    assert response.status_code in (200, 404, 410)
    return response.content.decode()
