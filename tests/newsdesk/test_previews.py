"""The article beside its form, as readers will see it, from what is typed and not saved."""

import re

import pytest
from django.urls import reverse

from articles.models import Article
from tests import factories
from tests.newsdesk.pages import ARTICLES, change, desk, everything, opened
from tests.pages import Page
from visits.models import DailyVisits

pytestmark = pytest.mark.django_db

ADD = f"{ARTICLES}add/"


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


def previewed(client, form, article=None, what="preview", status=200):
    """The preview's answer to the form; nothing may have changed by it."""
    room = change(article, what) if article else f"{ADD}{what}/"
    before = everything()
    answer = client.post(room, form)
    assert answer.status_code == status, answer.content
    assert everything() == before
    return answer


def page_of(*args, **kwargs):
    return Page(previewed(*args, **kwargs).content.decode())


def test_what_is_typed_is_shown_and_not_saved(editor):
    article = factories.draft("Il titolo di prima")
    form = opened(editor, change(article)) | {
        "headline": "Un titolo nuovo",
        "kicker": "Viabilità",
        "body": "<p>Un testo che nessuno ha salvato.</p>",
        "tags": ["Ponti nuovi"],
    }
    form.row("bylines", author=factories.author("Anna Neri").pk, role="da Roma")
    form.row("source_links", url="https://example.org/fonte", label="La fonte")
    page = page_of(editor, form, article)
    assert page.says("h1") == "Un titolo nuovo"
    for words in ("Viabilità", "nessuno ha salvato", "Ponti nuovi", "Anna Neri da Roma"):
        assert words in page.text
    assert "La fonte" in page.says("p", class_="sources")


def test_a_new_article_is_shown_before_it_is_saved_for_the_first_time():
    journalist = factories.staff("Journalist")
    factories.author("Giulia Ferrante", user=journalist)
    client = desk(journalist)
    form = opened(client, ADD) | {"headline": "Appena cominciato", "body": "<p>Due righe.</p>"}
    page = page_of(client, form)
    assert page.says("h1") == "Appena cominciato"
    assert "Giulia Ferrante" in page.text  # who signs it by himself


def test_an_empty_form_is_a_page_too(editor):
    assert page_of(editor, opened(editor, ADD)).says("h1") == "Senza titolo"
    assert page_of(editor, {}).says("h1") == "Senza titolo"


def test_the_page_is_the_one_that_readers_get(editor):
    article = factories.published("Uguale", photo=factories.photo(), tags=["ponti"])
    factories.published("Accanto", section=article.section)
    for each in ("bylines", "source_links"):
        assert not getattr(article, each).exists()
    public = Page(editor.get(article.get_absolute_url()).content.decode())
    shown = page_of(editor, opened(editor, change(article)), article)
    for part in ({"class_": "article__header"}, {"class_": "article__body"}, {"class_": "tags"}):
        assert shown.says(**part).removesuffix(" Copia link") in public.says(**part) or (
            public.says(**part) in shown.says(**part)
        )
    assert shown.one("img", fetchpriority="high").get("src") == public.one(
        "img", fetchpriority="high"
    ).get("src")


@pytest.mark.parametrize(
    "wrong",
    [
        {"headline": "Lungo " * 60},
        {"headline": "Lungo", "slug": "feed"},
        {"headline": "Lungo", "section": "9" * 30, "photo": "x", "published_at_0": "domani"},
        {"headline": "Lungo\x00", "kicker": "\x00", "tags": ["\x00", "x" * 90]},
        {"headline": "Lungo", "bylines-TOTAL_FORMS": "molte", "source_links-TOTAL_FORMS": "-1"},
        {"headline": "Lungo", "bylines-TOTAL_FORMS": "1", "bylines-0-author": "0"},
    ],
)
def test_what_is_wrong_is_left_out_or_shown_as_typed(editor, wrong):
    article = factories.draft("Prima")
    form = opened(editor, change(article)) | wrong
    assert page_of(editor, form, article).says("h1").startswith("Lungo")


HOSTILE = (
    '<p onclick="x()">Ciao</p><script>alert(1)</script><img src=x onerror=alert(1)>'
    '<iframe src="https://evil.example"></iframe><a href="javascript:alert(1)">qui</a>'
)


def test_hostile_html_is_cleaned(editor):
    article = factories.draft()
    form = opened(editor, change(article)) | {
        "headline": "<script>alert(1)</script>",
        "body": HOSTILE,
    }
    form.row("source_links", url="javascript:alert(1)", label="fonte")
    text = previewed(editor, form, article).content.decode()
    assert not re.search(r"<script|onerror|onclick|javascript:|evil\.example|<iframe", text)
    assert "&lt;script&gt;alert(1)" in text


def test_the_answer_is_kept_framed_and_counted_by_nobody(editor, settings):
    article = factories.published("Contato")
    for settings.VISITS in ("server", "beacon"):
        answer = previewed(editor, opened(editor, change(article)), article)
        page = Page(answer.content.decode())
        assert {"no-store", "private"} <= set(answer.headers["Cache-Control"].split(", "))
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert page.meta("robots") == ["noindex, nofollow, noarchive"]
        assert page.all("script") == []
        assert page.meta("og:title") == []
        assert not hasattr(answer, "printed") and "Edition" not in answer.headers
        assert all(block.get("inert") is not None for block in page.all(class_="share"))
    assert not DailyVisits.objects.exists()


# --- Rows -------------------------------------------------------------------------------------


def test_rows_that_are_taken_away_or_moved_are_shown_so(editor):
    article = factories.draft()
    for position, name in enumerate(("Prima", "Seconda", "Terza")):
        article.bylines.create(author=factories.author(name), position=position)
    form = opened(editor, change(article))
    form.row("bylines", 0, position=30, DELETE="on")
    form.row("bylines", 1, position=20)
    form.row("bylines", 2, position=10)
    assert "di Terza e Seconda" in page_of(editor, form, article).text


def test_a_draft_of_a_colleague_is_not_told_as_a_link():
    journalist = factories.staff("Journalist")
    article = factories.draft(created_by=journalist)
    secret = factories.draft("Un segreto")
    client = desk(journalist)
    form = opened(client, change(article)) | {
        "related_links-TOTAL_FORMS": "1",
        "related_links-INITIAL_FORMS": "0",
        "related_links-0-target": secret.pk,
    }
    assert "Un segreto" not in page_of(client, form, article).text


# --- Who may, and how much --------------------------------------------------------------------


@pytest.mark.parametrize("what", ["preview", "share_cards"])
def test_only_who_may_write_the_article_previews_it(what):
    journalist = factories.staff("Journalist")
    own, foreign = factories.draft(created_by=journalist), factories.draft()
    public = factories.published()
    statuses = {
        "own": (journalist, own, 200),
        "foreign": (journalist, foreign, 404),
        "public": (journalist, public, 403),
        "moderator": (factories.staff("Moderator"), public, 403),
        "editor": (factories.staff("Editor"), foreign, 200),
    }
    for person, article, status in statuses.values():
        previewed(desk(person), {"headline": "X"}, article, what, status)
    new = reverse("admin:articles_article_preview_new")
    assert desk(factories.staff("Moderator")).post(new, {}).status_code == 403
    assert desk(journalist).get(new).status_code == 405


@pytest.mark.parametrize("what", ["preview", "share_cards", "preview_links"])
def test_a_form_of_another_site_gets_nothing(what):
    article = factories.draft()
    client = desk(factories.staff("Editor"), enforce_csrf_checks=True)
    assert client.post(change(article, what), {"headline": "X"}).status_code == 403
    assert not article.preview_links.exists()


@pytest.mark.parametrize("megabytes", [2.5, 5])
def test_too_much_is_refused_with_a_sentence(editor, megabytes):
    form = opened(editor, ADD) | {"body": "<p>" + "a" * int(megabytes * 1024 * 1024)}
    answer = previewed(editor, form, status=413)
    assert "troppo per un articolo" in answer.content.decode()


def test_text_that_is_too_long_or_too_complex_is_refused_with_a_sentence(editor):
    form = opened(editor, ADD)
    for body in ("a" * 300_001, "<b>x</b>" * 6_000, "<blockquote>" * 60):
        answer = previewed(editor, form | {"body": body}, status=413)
        assert answer.headers["Content-Type"].startswith("text/plain")
        assert "Il testo" in answer.content.decode()


def test_the_form_names_the_preview_only_to_who_may_write(editor):
    article = factories.published()
    assert b"data-preview-open" in editor.get(change(article)).content
    assert b"data-preview-open" in editor.get(ADD).content
    moderator = desk(factories.staff("Moderator"))
    assert b"data-preview" not in moderator.get(change(article)).content


def test_enter_in_a_field_still_saves_and_does_not_preview(editor):
    page = editor.get(ADD).content.decode()
    buttons = re.findall(r'<input type="submit"[^>]*>', page)
    assert "_save" in buttons[0]
    assert Article.objects.count() == 0
