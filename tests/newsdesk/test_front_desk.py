"""Where editors compose the front page: every place in one form, saved at once."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.dates import long_moment
from articles.models import FrontPlace
from articles.pages.front import composed
from tests import factories
from tests.articles.cast import many
from tests.newsdesk.front import DESK, chosen, composes, place, places, typed
from tests.newsdesk.pages import desk, everything, opened

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def section():
    return factories.section("Cronaca")


@pytest.fixture
def articles(section):
    return many(12, section=section)[::-1]


@pytest.fixture
def person():
    return factories.staff("Editor", username="direttrice")


@pytest.fixture
def editor(person):
    return desk(person)


# --- Choosing ---------------------------------------------------------------------------------


def test_all_places_are_there_with_what_readers_see(editor, articles, section):
    place(articles[11], 2), place(articles[10], 3, section)
    groups = list(editor.get(DESK).context["form"].groups())
    assert [(room, len(rows)) for room, rows in groups] == [(None, 5), (section, 4)]
    front = composed()
    assert [row.now for row in groups[0][1]] == front.leads
    assert [row.now for row in groups[1][1]][: len(front.rows[0][1])] == front.rows[0][1]
    assert [row.now_by_hand for row in groups[0][1]] == [False, True, False, False, False]


def test_several_places_are_chosen_at_once(editor, person, articles, section):
    composes(editor, top_1=articles[9], top_4=articles[2], **{f"{section.pk}_2": articles[5]})
    assert places() == {
        (None, 1): articles[9],
        (None, 4): articles[2],
        (section.pk, 2): articles[5],
    }
    assert {p.chosen_by for p in FrontPlace.objects.all()} == {person}
    assert composed().leads[0] == articles[9]


def test_a_choice_has_an_end_if_one_is_typed(editor, articles):
    end = (timezone.now() + HOUR).replace(microsecond=0)
    form = opened(editor, DESK) | chosen(top_1=articles[3]) | typed(end)
    assert editor.post(DESK, form).status_code == 302
    assert FrontPlace.objects.get().until == end


def test_an_end_is_changed_and_taken_away(editor, articles):
    kept = place(articles[3], until=timezone.now() + HOUR)
    end = (timezone.now() + 2 * HOUR).replace(microsecond=0)
    editor.post(DESK, opened(editor, DESK) | typed(end))
    assert FrontPlace.objects.get().until == end != kept.until
    editor.post(DESK, opened(editor, DESK) | {"top-1-until_0": "", "top-1-until_1": ""})
    assert FrontPlace.objects.get().until is None


def test_a_place_is_freed_with_its_end(editor, articles):
    place(articles[3], until=timezone.now() + HOUR), place(articles[4], 2)
    composes(editor, top_1=None)
    assert places() == {(None, 2): articles[4]}


def test_two_articles_change_places(editor, articles):
    place(articles[3], 1), place(articles[4], 2)
    composes(editor, top_1=articles[4], top_2=articles[3])
    assert places() == {(None, 1): articles[4], (None, 2): articles[3]}


def test_what_nobody_touched_is_not_written_again(editor, articles):
    kept = place(articles[3], 1, until=timezone.now() + HOUR)
    composes(editor, top_2=articles[4])
    assert FrontPlace.objects.get(rank=1).chosen_at == kept.chosen_at
    assert LogEntry.objects.count() == 1
    before = everything()
    composes(editor)
    assert everything() == before


def test_what_has_ended_is_shown_as_free_and_swept_out(editor, articles):
    place(articles[3], 1, until=timezone.now() - HOUR), place(articles[4], 9)
    assert opened(editor, DESK)["top-1-article"] == ""
    composes(editor, top_2=articles[3])
    assert places() == {(None, 2): articles[3]}


def test_a_scheduled_article_waits_and_the_desk_says_so(editor, articles):
    coming = factories.scheduled("Arriva domani", in_hours=24)
    composes(editor, top_1=coming)
    assert composed().leads == articles[:5]
    page = editor.get(DESK).content.decode()
    assert f"Programmato per il {long_moment(coming.published_at)}" in page
    assert composed(coming.published_at).leads[0] == coming


def test_a_choice_that_was_withdrawn_later_keeps_nobody_from_saving(editor, articles):
    place(articles[3], 1)
    articles[3].withdraw()
    assert "Ritirato" in editor.get(DESK).content.decode()
    composes(editor, top_2=articles[4])
    assert set(places().values()) == {articles[3], articles[4]}


def test_without_script_the_number_of_an_article_is_typed(editor, articles):
    place(articles[3], 1)
    assert 'type="number" name="top-1-article-number"' in editor.get(DESK).content.decode()
    form = opened(editor, DESK) | {"top-1-article-number": str(articles[7].pk)}
    assert editor.post(DESK, form).status_code == 302
    assert places() == {(None, 1): articles[7]}


@pytest.mark.parametrize(("button", "address"), [("_save", DESK), ("_view", "/")])
def test_each_button_leads_on(editor, articles, button, address):
    answer = editor.post(DESK, opened(editor, DESK) | {button: "x"})
    assert (answer.status_code, answer.url) == (302, address)


def test_every_choice_is_in_the_history(editor, person, articles, section):
    place(articles[1], 2)
    end = timezone.now() + HOUR
    form = opened(editor, DESK) | chosen(top_1=articles[3], top_2=None) | typed(end)
    editor.post(DESK, form)
    told = {(deed.user, deed.object_repr, deed.change_message) for deed in LogEntry.objects.all()}
    assert told == {
        (person, "in alto 1", f"{articles[3]} (fino a {long_moment(end)})"),
        (person, "in alto 2", "Lasciato libero."),
    }
    page = editor.get(DESK).content.decode()
    assert "in alto 1: " in page and "direttrice" in page
    for deed in LogEntry.objects.exclude(object_id=None):
        assert editor.get(deed.get_admin_url()).url == DESK


# --- Who may ----------------------------------------------------------------------------------

EDITORS = {"Editor", "Editor-in-chief"}


@pytest.fixture(params=["Journalist", "Moderator", "Editor", "Editor-in-chief"])
def group(request):
    return request.param


def test_editors_compose_the_front_page_and_nobody_else_sees_the_desk(group, articles, editor):
    client = desk(factories.staff(group))
    form = opened(editor, DESK) | chosen(top_1=articles[3])
    assert client.get(DESK).status_code == (200 if group in EDITORS else 403)
    assert client.post(DESK, form).status_code == (302 if group in EDITORS else 403)
    assert FrontPlace.objects.exists() == (group in EDITORS)
    assert (f'href="{DESK}"' in client.get("/admin/").content.decode()) == (group in EDITORS)


def test_there_is_no_other_way_to_a_place(group, articles):
    client = desk(factories.staff(group))
    assert client.post(f"{DESK}add/", {"rank": 1, "article": articles[0].pk}).status_code == 403
    assert not FrontPlace.objects.exists()


def test_typing_finds_what_is_public_or_will_be(group):
    for stage in ("draft", "scheduled", "published", "withdrawn"):
        getattr(factories, stage)(f"Segreto {stage}")
    query = {"app_label": "articles", "model_name": "frontplace", "field_name": "article"}
    client = desk(factories.staff(group))
    answer = client.get("/admin/autocomplete/", query | {"term": "Segreto"})
    found = {article["text"] for article in answer.json()["results"]}
    scheduled = {"Segreto scheduled"} if group in EDITORS else set()
    assert found == {"Segreto published"} | scheduled


def test_the_desk_asks_little_more_of_a_full_page_than_of_an_empty_one(
    editor, articles, django_assert_num_queries
):
    form = opened(editor, DESK)
    with CaptureQueriesContext(connection) as queries:
        editor.get(DESK)
        asked = len(queries)
    for number, key in enumerate(key for key in form if key.endswith("-article")):
        form[key] = articles[number].pk
    editor.post(DESK, form)
    assert FrontPlace.objects.count() == 9
    with django_assert_num_queries(asked + 2):  # the articles, for the form and for the page
        editor.get(DESK)
