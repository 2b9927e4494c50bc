"""An article's life in the newsdesk, from the first word to its publication."""

from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import gettext

from articles.models import Article
from tests import factories
from tests.newsdesk.pages import ARTICLES, change, desk, errors, opened

pytestmark = pytest.mark.django_db

ADD = f"{ARTICLES}add/"
ROME = ZoneInfo("Europe/Rome")


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


def saved(client, article, **typed):
    """Opens the article's form, types, saves; the form must be content."""
    page = client.post(change(article), opened(client, change(article)) | typed)
    assert page.status_code == 302, errors(page)
    article.refresh_from_db()
    return article


def read(article):
    """What a reader gets at the article's address."""
    return desk().get(article.get_absolute_url(), headers={"User-Agent": factories.READER})


# --- Writing ----------------------------------------------------------------------------------

WORDS = {
    "kicker": "L’occhiello «di prova» © 2026",
    "headline": "“Burattini delle pubbliche relazioni“: l’Austria, «l’AI» e ‘noi’ – 50 €",
    "standfirst": "Il sommario: “perché” … ‘così’ — e poi? <b>No</b> & sì.",
    "place": "Sant’Agata de’ Goti",
}


def test_a_journalist_writes_a_draft_that_is_signed_by_itself():
    person = factories.staff("Journalist")
    author = factories.author("Bianca Rossi", user=person)
    client = desk(person)
    typed = {"headline": "La prima bozza", "body": "<p>Testo</p>", "tags": ["Pace", "2026"]}
    typed["section"] = factories.section().pk
    assert client.post(ADD, opened(client, ADD) | typed).status_code == 302
    article = Article.objects.get()
    assert (article.created_by, article.published_at) == (person, None)
    assert [byline.author for byline in article.bylines.all()] == [author]
    assert sorted(tag.name for tag in article.tags.all()) == ["2026", "Pace"]
    assert read(article).status_code == 404


def test_a_byline_chosen_by_hand_is_left_alone():
    person = factories.staff("Journalist")
    factories.author("Bianca Rossi", user=person)
    other = factories.author("Redazione")
    client = desk(person)
    form = opened(client, ADD).row("bylines", author=other.pk) | {"headline": "A due mani"}
    assert client.post(ADD, form).status_code == 302
    assert [byline.author for byline in Article.objects.get().bylines.all()] == [other]


def test_whoever_signs_nothing_writes_unsigned():
    client = desk(factories.staff("Journalist"))
    client.post(ADD, opened(client, ADD) | {"headline": "Senza firma"})
    assert not Article.objects.get().bylines.exists()


def test_a_byline_taken_away_does_not_come_back():
    person = factories.staff("Journalist")
    factories.author("Bianca Rossi", user=person)
    client = desk(person)
    client.post(ADD, opened(client, ADD) | {"headline": "Firmata"})
    article = Article.objects.get()
    saved(client, article, **{"bylines-0-DELETE": "on"})
    saved(client, article, headline="Anonima")
    assert not article.bylines.exists()


def test_words_come_back_byte_for_byte_in_the_form_and_on_the_page(editor):
    body = "<p>“Uno” «due» ‘tre’ l’Austria © – — … 50\u00a0€ è già “chiuso“</p>"
    source = {"url": "https://example.org/a?b=1&c=2", "label": "«Titolo» “altrui”"}
    form = opened(editor, ADD) | WORDS | {"body": body, "section": factories.section().pk}
    form.row("source_links", **source)
    assert editor.post(ADD, form | {"_publish": "1"}).status_code == 302
    article = Article.objects.get()
    again = opened(editor, change(article))
    assert {name: again[name] for name in WORDS} == WORDS
    assert again["body"] == body
    assert {name: again[f"source_links-0-{name}"] for name in source} == source
    page = read(article).content.decode()
    assert body in page
    for words in WORDS.values():
        assert escape(words) in page


def test_saving_untouched_changes_nothing_but_the_time_of_saving(editor):
    moment = timezone.now().replace(microsecond=0)
    article = factories.published(tags=["Pace", "Mare"], published_at=moment)
    article.bylines.create(author=factories.author())
    article.source_links.create(url="https://example.org/a", label="Un «titolo»")
    article.related_links.create(target=factories.published())
    rows = [Article, type(article.bylines.get()), type(article.source_links.get())]

    def kept():
        facts = [list(model.objects.order_by("pk").values()) for model in rows]
        for row in facts[0]:
            row.pop("modified_at")
        return [*facts, sorted(article.tags.names()), list(article.related_links.values())]

    before = kept()
    saved(editor, article)
    assert kept() == before


def test_lists_keep_the_order_that_was_typed(editor):
    form = opened(editor, ADD) | {"headline": "In ordine"}
    for position, label in ((30, "tre"), (10, "uno"), (20, "due")):
        url = f"https://example.org/{label}"
        form.row("source_links", url=url, label=label, position=position)
    editor.post(ADD, form)
    labels = [link.label for link in Article.objects.get().source_links.all()]
    assert labels == ["uno", "due", "tre"]


# --- Publishing -------------------------------------------------------------------------------


def test_an_editor_publishes_now(editor):
    article = factories.draft()
    saved(editor, article, _publish="1")
    assert article.published_at <= timezone.now()
    assert read(article).status_code == 200


def test_an_editor_publishes_what_is_new_in_one_step(editor):
    typed = {"headline": "Ultim’ora", "body": "<p>Testo</p>", "section": factories.section().pk}
    editor.post(ADD, opened(editor, ADD) | typed | {"_publish": "1"})
    assert read(Article.objects.get()).status_code == 200


def test_an_editor_schedules_for_a_time_of_the_sites_clock(editor):
    with time_machine.travel(datetime(2026, 11, 22, 8, 0, tzinfo=ROME), tick=False) as clock:
        article = saved(
            editor, factories.draft(), published_at_0="22/11/2026", published_at_1="09:05"
        )
        assert article.published_at == datetime(2026, 11, 22, 9, 5, tzinfo=ROME)
        assert read(article).status_code == 404
        shown = editor.get(ARTICLES).content.decode()
        assert "Programmato per il 22 novembre 2026, ore 9:05" in shown
        clock.move_to(datetime(2026, 11, 22, 9, 5, tzinfo=ROME))
        assert read(article).status_code == 200


def test_what_is_scheduled_may_become_a_draft_again(editor):
    article = saved(editor, factories.scheduled(), published_at_0="", published_at_1="")
    assert article.published_at is None


@pytest.mark.parametrize("stage", ["published", "withdrawn"])
@pytest.mark.parametrize("day", ["", "01/01/2090"])
def test_what_readers_saw_is_not_hidden_by_its_time(editor, stage, day):
    article = getattr(factories, stage)()
    moment = article.published_at
    typed = {"published_at_0": day, "published_at_1": day and "10:00", "headline": "Altro titolo"}
    page = editor.post(change(article), opened(editor, change(article)) | typed)
    said = "Readers have seen this article: it can be withdrawn, but not hidden."
    assert errors(page) == {"published_at": gettext(said)}
    article.refresh_from_db()
    assert article.published_at == moment


@pytest.mark.parametrize("stage", ["published", "withdrawn"])
def test_publishing_now_does_not_move_what_is_out_already(editor, stage):
    article = getattr(factories, stage)(hours_ago=5)
    moment = article.published_at.replace(second=0, microsecond=0)
    saved(editor, article, _publish="1")
    assert article.published_at.replace(second=0, microsecond=0) == moment


def test_the_button_is_there_for_those_who_may_use_it(editor):
    journalist = factories.staff("Journalist")
    article = factories.draft(created_by=journalist)
    assert "Pubblica ora" in editor.get(change(article)).content.decode()
    assert "Pubblica ora" not in desk(journalist).get(change(article)).content.decode()
    assert "Pubblica ora" not in editor.get(change(factories.published())).content.decode()
