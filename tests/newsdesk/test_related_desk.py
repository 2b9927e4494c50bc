"""The page on which moderators choose what a reader is led to next."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Suggestion
from newsdesk.models import RelatedChange
from newsdesk.related.deeds import do
from newsdesk.related.refusals import MOST_LINKS
from tests import factories, pages
from tests.newsdesk.pages import LINKED
from tests.newsdesk.related import (
    forms,
    page_of,
    press,
    query_of,
    rows,
    said,
    suggest,
    targets,
    waiting,
)

pytestmark = pytest.mark.django_db

OPENING = [
    "articles_article",  # itself, its list and its tags
    "articles_article",  # the queue
    "articles_suggestion",
    "articles_article",  # what was chosen and excluded
    "articles_article",  # what readers see
]


@pytest.fixture
def article():
    return factories.published("Si parte da qui", section=factories.section("Mare"))


def three(**facts):
    return [factories.published(hours_ago=9_000 + number, **facts) for number in range(3)]


# --- What it shows ----------------------------------------------------------------------------


def test_the_list_is_what_readers_see_with_the_automatic_ones_in_their_places(moderator, article):
    chosen, found = factories.published("Scelto"), factories.published("Trovato")
    suggest(article, found)
    shown = rows(press(moderator, article, "add", chosen))
    assert shown[:2] == [(1, "Scelto", True), (2, "Trovato", False)]
    assert [headline for _, headline, _ in shown] == pages.opened(article.get_absolute_url()).cards(
        "related"
    )


def test_hidden_links_stand_in_their_places_and_say_why(moderator, article):
    gone, ended, later, seen = (factories.published() for _ in range(4))
    for number, target in enumerate([gone, ended, later, seen]):
        article.related_links.create(target=target, position=number)
    article.related_links.filter(target=ended).update(expires_at=timezone.now() - timedelta(days=1))
    Article.objects.filter(pk=gone.pk).update(withdrawn_at=timezone.now())
    Article.objects.filter(pk=later.pk).update(published_at=timezone.now() + timedelta(days=1))
    page = moderator.get(page_of(article))
    shown = page.context["desk"].list.curated
    assert [row.number for row in shown] == [None, None, None, 1]
    text = page.content.decode()
    assert shown[0].hidden == "Ritirato"
    assert shown[1].hidden == "scaduto"
    assert "Programmato per" in shown[2].hidden
    assert all(row.hidden in text for row in shown)


def test_what_is_beyond_the_last_place_says_so(moderator, article):
    for number in range(8):
        article.related_links.create(target=factories.published(), position=number)
    shown = moderator.get(page_of(article)).context["desk"].list.rows
    assert [row.number for row in shown] == [1, 2, 3, 4, 5, 6, None, None]
    assert shown[-1].hidden


def test_an_own_headline_is_text(moderator, article):
    target = factories.published()
    press(moderator, article, "add", target)
    page = press(moderator, article, "headline", target, headline="<script>alert(1)</script>")
    assert "<script>alert" not in page.content.decode()
    assert "&lt;script&gt;alert(1)" in page.content.decode()
    assert article.related_links.get().own_headline == "<script>alert(1)</script>"


def test_suggestions_come_with_keys_and_reasons(moderator, article):
    found = suggest(article, *(factories.published() for _ in range(11)))
    shown = moderator.get(page_of(article)).context["desk"].candidates
    assert [candidate.target for candidate in shown] == found
    keys = [candidate.keys["add"] for candidate in shown]
    assert keys == [*(f"{number} Enter" for number in range(1, 10)), "Enter", "Enter"]
    assert all(candidate.words for candidate in shown)


@pytest.mark.parametrize("number", [3, 30])
def test_opening_an_article_asks_five_questions_beside_signing_in(moderator, article, number):
    others = [factories.published(tags=[f"t{key}"]) for key in range(number)]
    suggest(article, *others)
    article.tags.set(["t1", "t2"])
    for target in others[: MOST_LINKS - 1]:
        article.related_links.create(target=target, position=1)
    moderator.get(page_of(article))
    with CaptureQueriesContext(connection) as questions:
        moderator.get(page_of(article))
    about = [query["sql"] for query in questions if '"articles_' in query["sql"]]
    assert len(about) == len(OPENING)
    assert len(questions) <= len(OPENING) + 4  # session, person, two for what one may


# --- Empty states -----------------------------------------------------------------------------


def test_with_nothing_waiting_all_is_done(moderator):
    page = moderator.get(LINKED).content.decode()
    assert "Tutto fatto: nessun articolo in attesa." in page


def test_with_nothing_suggested_one_searches_or_goes_on(moderator, article):
    suggest(article)
    page = moderator.get(page_of(article)).content.decode()
    assert "Nessuna proposta abbastanza vicina. Cerca o premi n per passare oltre." in page
    assert "I lettori non vedono schede qui: non c’è ancora nulla da proporre." in page


def test_a_full_list_says_so(moderator, article, anna):
    for _ in range(MOST_LINKS):
        do("add", article, anna, target=factories.published().pk)
    words = f"Hai già {MOST_LINKS} collegamenti: togline uno."
    assert words in moderator.get(page_of(article)).content.decode()
    page = press(moderator, article, "add", factories.published())
    assert words in said(page)[0]
    assert article.related_links.count() == MOST_LINKS


# --- From article to article ------------------------------------------------------------------


def test_three_keys_and_save_and_next(moderator, article, anna):
    """As the keys do: 1, 1, 1, Ctrl+Enter. Each press is a form of the page."""
    found, following = suggest(article, *three()), factories.published("Il prossimo", hours_ago=2)
    factories.visits(article, count=9)
    factories.visits(following, count=8)
    page = moderator.get(page_of(article))
    for key in ("1", "1", "1", "Control+Enter"):
        (form,) = (form for form in forms(page) if key in form["_keys"])
        sent = {name: value for name, value in form.items() if not name.startswith("_")}
        answer = moderator.post(form["_action"], sent)
        assert answer.status_code == 303
        page = moderator.get(answer["Location"])
    assert targets(article) == found
    assert set(article.related_links.values_list("origin", flat=True)) == {"suggested"}
    assert page.context["desk"].article == following
    review = RelatedChange.objects.last()
    assert (review.deed, review.made_by) == ("reviewed", anna)
    assert 0 <= review.seconds < 600
    assert article not in waiting(page)


def test_the_first_three_at_once_are_one_press(moderator, article):
    found = suggest(article, *three(), factories.published())
    page = moderator.get(page_of(article))
    (form,) = (form for form in forms(page) if len(form.get("target", [])) == 3)
    moderator.post(form["_action"], {key: value for key, value in form.items() if key[0] != "_"})
    assert targets(article) == found[:3]
    assert len(set(RelatedChange.objects.values_list("batch", flat=True))) == 1
    press(moderator, article, "undo")
    assert targets(article) == []


def test_the_next_is_what_came_next_when_the_article_was_opened(moderator, article):
    second, third = (factories.published(hours_ago=hours) for hours in (2, 3))
    for number, each in enumerate([article, second, third]):
        factories.visits(each, count=100 - number)
    suggest(second, *three())
    opened = moderator.get(page_of(second)).context["desk"].address
    assert query_of({"Location": opened})["next"] == str(third.pk)
    for target in Suggestion.objects.filter(article=second):
        press(moderator, second, "add", target.target, query=f"?{opened.partition('?')[2]}")
    answer = moderator.post(opened, {"deed": "nothing"})
    assert answer["Location"].startswith(page_of(third))


def test_after_the_last_one_the_queue_is_empty(moderator, article):
    page = press(moderator, article, "nothing")
    assert page.context["desk"].article is None
    assert "Tutto fatto" in page.content.decode()


def test_seconds_count_from_the_opening_through_all_deeds(moderator, article):
    opened = int(timezone.now().timestamp()) - 40
    target = factories.published()
    answer = moderator.post(
        page_of(article, f"?opened={opened}"), {"deed": "add", "target": target.pk}
    )
    assert query_of(answer)["opened"] == str(opened)
    moderator.post(answer["Location"], {"deed": "reviewed"})
    assert 40 <= RelatedChange.objects.last().seconds < 600
