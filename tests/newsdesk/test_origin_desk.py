"""Where an article comes from: what the newsdesk asks, of whom, and what it refuses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories
from tests.newsdesk.pages import change, desk, errors, opened

pytestmark = pytest.mark.django_db

ORIGINAL = "https://prova.it/originale"
EVERYBODY_S = {"origin", "licence", "original_day", "ai_note"}
EDITOR_S = {"canonical_url", "unlisted_reason"}


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


def sent(client, article, **typed):
    return client.post(change(article), opened(client, change(article)) | typed)


def test_an_editor_says_where_an_article_comes_from(editor):
    article = factories.draft()
    typed = {
        "origin": "republished",
        "licence": "CC BY 4.0",
        "original_day": "2026-05-03",
        "canonical_url": "prova.it/originale",
        "ai_note": "Tradotto a macchina.",
    }
    page = sent(editor, article, **typed)
    assert page.status_code == 302, errors(page)
    article.refresh_from_db()
    assert (article.origin, article.licence) == ("republished", "CC BY 4.0")
    assert article.original_day.isoformat() == "2026-05-03"
    assert article.canonical_url == ORIGINAL
    assert article.ai_note == "Tradotto a macchina."


def test_what_search_engines_are_told_is_an_editor_s_word(editor):
    person = factories.staff("Journalist")
    article = factories.draft(created_by=person)
    assert opened(editor, change(article)).keys() >= EVERYBODY_S | EDITOR_S
    fields = opened(desk(person), change(article)).keys()
    assert fields >= EVERYBODY_S
    assert not fields & EDITOR_S
    forged = dict.fromkeys(EDITOR_S, ORIGINAL) | {"origin": "republished"}
    assert sent(desk(person), article, **forged).status_code == 302
    article.refresh_from_db()
    assert (article.canonical_url, article.unlisted_reason) == ("", "")


def test_what_is_republished_waits_for_its_licence(editor):
    article = factories.draft()
    moment = timezone.localtime(timezone.now() - timedelta(hours=1))
    clock = {"published_at_0": f"{moment:%Y-%m-%d}", "published_at_1": f"{moment:%H:%M}"}
    for publishing in (clock, {"_publish": "1"}):
        page = sent(editor, article, origin="republished", **publishing)
        assert list(errors(page)) == ["licence"]
        assert '<div class="readonly">Bozza</div>' in page.content.decode()
    article.refresh_from_db()
    assert article.published_at is None
    page = sent(editor, article, origin="republished", licence="CC BY 4.0", _publish="1")
    assert page.status_code == 302, errors(page)


def test_search_engines_are_led_away_from_republished_articles_only(editor):
    article = factories.draft()
    for origin in ("original", "rewritten"):
        page = sent(editor, article, origin=origin, canonical_url=ORIGINAL)
        assert list(errors(page)) == ["canonical_url"]


def test_the_group_is_folded_until_it_is_needed(editor):
    html = editor.get(change(factories.draft())).content.decode()
    assert 'class="module aligned rail collapse"' in html
