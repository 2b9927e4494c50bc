"""The front page of the newsdesk: what each person finds there in the morning."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.models import Article, RelatedLink
from newsdesk import today
from tests import factories
from tests.jobs import work
from tests.newsdesk.pages import desk
from visits import ranking

pytestmark = pytest.mark.django_db

INDEX = "/admin/"
NOON = "2026-11-23 12:00+01:00"


@pytest.fixture
def editor():
    return factories.staff("Editor")


@pytest.fixture(autouse=True)
def lists_are_new():
    ranking.forget()


def page_of(person):
    return desk(person).get(INDEX).content.decode()


def panel(page, name):
    """The text of one of its lists."""
    return page.partition(f'aria-labelledby="today-{name}"')[2].partition("</section>")[0]


def staged(stage, headline, writer, **facts):
    return factories.draft(headline, created_by=writer, stage=stage, **facts)


def test_an_editor_sees_what_is_due_before_midnight_and_not_what_comes_later(editor):
    with time_machine.travel(NOON, tick=False):
        factories.scheduled("Esce stasera", in_hours=6)
        factories.scheduled("Esce domani", in_hours=13)
        due = panel(page_of(editor), "due")
    assert "Esce stasera" in due and "18:00" in due
    assert "Esce domani" not in due


def test_what_waits_is_different_for_editors_and_for_journalists(editor):
    journalist = factories.staff("Journalist")
    staged(Article.Stage.IN_REVIEW, "Da rivedere", journalist)
    staged(Article.Stage.CHANGES_REQUESTED, "Da correggere", journalist)
    assert "Da rivedere" in panel(page_of(editor), "waiting")
    own = panel(page_of(journalist), "waiting")
    assert "Da correggere" in own and "Da rivedere" not in own


def test_ones_own_drafts_are_there_and_nobody_elses(editor):
    journalist = factories.staff("Journalist")
    staged(Article.Stage.DRAFT, "Il mio pezzo", journalist)
    staged(Article.Stage.DRAFT, "Di un altro", editor)
    own = panel(page_of(journalist), "mine")
    assert "Il mio pezzo" in own and "Di un altro" not in own


def test_what_was_published_lately_says_what_it_lacks(editor):
    bare = factories.published("Senza niente", origin=Article.Origin.REWRITTEN)
    whole = factories.published("Completo", photo=factories.photo())
    RelatedLink.objects.create(article=whole, target=bare)
    factories.published("Di ieri l’altro", hours_ago=49)
    lacking = panel(page_of(editor), "lacking")
    assert "Senza niente" in lacking
    assert "senza foto, senza fonte, senza correlati" in lacking
    assert "Completo" not in lacking and "Di ieri" not in lacking


def test_an_article_of_our_own_needs_no_source(editor):
    factories.published("Inchiesta nostra")
    article = today.lacking()[0]
    assert article.lacks == ["picture", "links"]


def test_the_most_read_have_their_visits_and_a_curve(editor):
    article = factories.published("Letto da tutti")
    factories.visits(article, count=12)
    factories.visits(article, timezone.localdate() - timedelta(days=1), 3)
    page = page_of(editor)
    assert "12 visite" in panel(page, "read")
    assert "15 visite" in panel(page, "read-week")
    assert "<polyline" in panel(page, "read")


@pytest.mark.parametrize(
    "figures, points",
    [
        ([0, 0, 0], "0,22 42,22 84,22"),
        ([0, 5, 10], "0,22 42,12 84,2"),
        ([7, 0, 7], "0,2 42,22 84,2"),
    ],
)
def test_a_curve_stays_in_its_drawing(figures, points):
    assert today.curve(figures) == points


def test_failed_jobs_are_told_to_whoever_may_look_at_them(editor):
    work.stumble.enqueue()
    work.do_jobs()
    assert "1 lavoro non è riuscito" in page_of(editor)
    assert "non è riuscito" not in page_of(factories.staff("Journalist"))


def test_an_empty_newsroom_says_so(editor):
    page = page_of(editor)
    for words in ("Niente ti aspetta.", "Oggi non esce altro.", "Nessuno ha ancora letto."):
        assert words in page


def test_a_moderator_sees_what_lacks_links_and_no_drafts(editor):
    staged(Article.Stage.IN_REVIEW, "Bozza segreta", editor)
    factories.published("Senza correlati")
    page = page_of(factories.staff("Moderator"))
    assert "Senza correlati" in panel(page, "lacking")
    assert "Bozza segreta" not in page


def test_it_costs_no_more_with_many_articles(editor, django_assert_max_num_queries):
    client = desk(editor)
    client.get(INDEX)
    for number in range(30):
        staged(Article.Stage.IN_REVIEW, f"In revisione {number}", editor)
        factories.visits(factories.published(f"Uscito {number}"), count=number)
    ranking.forget()
    with django_assert_max_num_queries(18):
        assert "In revisione 0" in client.get(INDEX).content.decode()


def test_the_page_of_one_room_shows_its_lists_alone(editor):
    page = desk(editor).get("/admin/articles/").content.decode()
    assert "today__panel" not in page and "/admin/articles/article/" in page


def test_who_chooses_related_links_finds_the_way_to_their_desk():
    way = 'href="/admin/articles/linkedarticle/"'
    for group, found in {"Moderator": 1, "Editor": 1, "Journalist": 0}.items():
        page = page_of(factories.staff(group, username=group))
        deeds = page.partition('class="today__deeds"')[2].partition("</p>")[0]
        assert deeds.count(way) == found, group
