"""What the related desk is worth, counted of what was done and what readers did."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import RelatedExclusion, RelatedLink, RelatedList
from newsdesk.models import RelatedChange
from newsdesk.related.measures import ENOUGH, LONGEST, OVERUSED_FROM, Share, measures
from tests import factories
from tests.newsdesk.pages import LINKED, desk
from tests.pages import Page
from visits.models import CardUse, Passage

pytestmark = pytest.mark.django_db

ADDRESS = f"{LINKED}measures/"
NOW = timezone.now
MANY = 40


def link(article, *targets, **facts):
    for target in targets:
        RelatedLink.objects.create(article=article, target=target, **facts)


def change(article, deed="reviewed", minutes=10, **facts):
    """A deed so many minutes after the article's publication."""
    made = RelatedChange.objects.create(article=article, batch=uuid.uuid4(), deed=deed, **facts)
    at = article.published_at + timedelta(minutes=minutes)
    RelatedChange.objects.filter(pk=made.pk).update(made_at=at)


def use(place, is_curated, views, clicks, ago=1):
    CardUse.objects.create(
        day=timezone.localdate() - timedelta(ago),
        place=place,
        is_curated=is_curated,
        views=views,
        clicks=clicks,
    )


@pytest.fixture
def four():
    """Public articles of this week."""
    return [factories.published(f"Notizia {n}", hours_ago=10 + n) for n in range(4)]


# --- Coverage ---------------------------------------------------------------------------------


def test_coverage_counts_chosen_links_that_readers_see(four):
    one, two, three, four_th = four
    link(one, two, three, four_th)
    link(two, one, factories.withdrawn(), factories.draft(), factories.scheduled())
    link(three, one, two, four_th)
    RelatedList.objects.create(article=three, mode=RelatedList.Mode.NONE)
    link(four_th, one, expires_at=NOW() - timedelta(minutes=1))
    factories.published(hours_ago=24 * 20)
    factories.published(hours_ago=24 * 40)
    found = measures()
    assert found["week"][:3] == (4, Share(1, 4), Share(2, 4))
    assert found["month"][:3] == (5, Share(1, 5), Share(2, 5))


def test_a_review_counts_as_soon_within_two_hours_and_while_it_stands(four):
    one, two, three, _ = four
    change(one, minutes=119)
    change(one, minutes=500)
    change(two, "nothing", minutes=-30)  # before its time
    change(three, minutes=121)
    change(three, minutes=5, undone_at=NOW())
    change(three, "add", minutes=5)
    assert measures()["week"].soon == Share(2, 4)


# --- Health -----------------------------------------------------------------------------------


def test_hidden_links_are_told_by_what_hides_them(four):
    one, two, *_ = four
    link(one, factories.withdrawn(), factories.draft(), factories.scheduled(), two)
    link(two, factories.withdrawn(), one)
    link(factories.draft(), factories.withdrawn())  # a list that nobody sees
    link(four[2], one, expires_at=NOW() - timedelta(hours=1))
    link(four[2], two, expires_at=NOW() + timedelta(hours=1))
    health = measures()["health"]
    assert (health.withdrawn, health.unpublished, health.scheduled, health.expired) == (2, 1, 1, 1)


def test_orphans_are_the_month_s_articles_to_which_no_chosen_link_leads(four):
    one, two, three, _ = four
    link(one, two)
    link(factories.draft(), three)
    link(two, one, expires_at=NOW() - timedelta(hours=1))
    assert measures()["health"].orphans == Share(3, 4)


def test_an_overused_one_stands_in_more_than_a_fifth_of_the_lists():
    usual, other = factories.published("Il solito"), factories.published("Un altro")
    lists = [factories.published() for _ in range(4 * OVERUSED_FROM - 1)]
    for number, article in enumerate(lists):
        link(article, usual if number < OVERUSED_FROM else other)
    of_all = len(lists)
    found = [(headline, share) for _, headline, share in measures()["health"].overused]
    assert found == [
        ("Un altro", Share(of_all - OVERUSED_FROM, of_all)),
        ("Il solito", Share(OVERUSED_FROM, of_all)),
    ]
    for _ in range(2 * OVERUSED_FROM):  # more lists: the share falls to a fifth and below
        link(factories.published(), other)
    assert [headline for _, headline, _ in measures()["health"].overused] == ["Un altro"]


def test_in_a_few_lists_nobody_is_overused(four):
    for article in four[1:]:
        link(article, four[0])
    assert measures()["health"].overused == []


# --- Work -------------------------------------------------------------------------------------


def test_work_is_told_by_reviews_their_time_and_the_first_suggestion(four):
    one, two, three, last = four
    for article, seconds in [(one, 10), (two, 20), (three, 30), (last, LONGEST + 1)]:
        change(article, seconds=seconds)
    change(one, "add", place=1)
    change(one, "add", place=2)
    change(two, "add", place=1, undone_at=NOW())
    change(three, "add", place=3)
    work = measures()["work"]
    assert (work.reviews, work.median_seconds, work.per_hour) == (4, 20, 180)
    assert work.first_taken == Share(1, 4)


def test_exclusions_are_added_up_by_their_reason(four):
    one, two, three, last = four
    for article, target, reason in [(one, two, "vecchio"), (two, one, "vecchio"), (one, last, "")]:
        RelatedExclusion.objects.create(article=article, target=target, reason=reason)
    old = RelatedExclusion.objects.create(article=None, target=three, reason="remoto")
    RelatedExclusion.objects.filter(pk=old.pk).update(excluded_at=NOW() - timedelta(days=31))
    assert measures()["work"].exclusions == [("vecchio", 2), ("", 1)]


# --- Use --------------------------------------------------------------------------------------


def test_shares_of_clicks_are_told_where_there_are_enough_views():
    use(1, True, ENOUGH, 30)
    use(1, False, ENOUGH - 1, 4)
    use(2, False, ENOUGH // 2, 2, ago=1)
    use(2, False, ENOUGH // 2, 3, ago=2)
    use(1, True, 10**6, 10**6, ago=31)  # of another month
    use(1, True, 10**6, 10**6, ago=0)  # a day that is not over
    use(3, True, 0, 77, ago=3)  # a day whose views nobody has added up
    first, second, *_, together = measures()["places"]
    assert first.chosen.percent == 6 and first.chosen.length == 100
    assert first.found.percent is None and first.found.length == 0
    assert second.found.percent == 1 and second.found.length == 17
    assert (together.number, together.chosen.views, together.found.clicks) == (0, ENOUGH, 9)


def test_nothing_is_said_of_use_before_anything_is_known():
    assert measures()["places"] == []


def test_the_ways_readers_take_most_are_public_ones_and_told_from_the_threshold_on(four):
    one, two, three, last = four
    day = timezone.localdate()
    for article, target, count in [(one, two, 5), (two, three, 9), (three, one, 4), (last, one, 8)]:
        Passage.objects.create(article=article, target=target, day=day, count=count)
    last.withdraw()
    pairs = measures()["pairs"]
    assert [(each.article, each.target, each.count) for each in pairs] == [
        (two, three, 9),
        (one, two, 5),
    ]


# --- The page ---------------------------------------------------------------------------------


@pytest.mark.parametrize("group", ["Moderator", "Editor", "Editor-in-chief"])
def test_who_chooses_links_sees_the_measures_and_finds_them_from_the_desk(group):
    person = desk(factories.staff(group))
    page = Page(person.get(ADDRESS).content.decode())
    assert len(page.all("h1")) == 1
    assert "Non ci sono ancora abbastanza dati" in page.text
    assert page.all("table") and not page.all("script", src=None)[1:]
    assert f'href="{ADDRESS}"' in person.get(LINKED).content.decode()


def test_nobody_else_sees_them_and_nobody_posts_there(client):
    assert desk(factories.staff("Journalist")).get(ADDRESS).status_code == 403
    assert client.get(ADDRESS).status_code == 302
    assert desk(factories.staff("Moderator")).post(ADDRESS).status_code == 405


def test_bars_say_in_words_what_they_show(four):
    link(four[0], *four[1:])
    use(1, True, 2_000, 125)
    use(1, False, 9, 3)
    page = Page(desk(factories.staff("Moderator")).get(ADDRESS).content.decode())
    assert "25% 1 di 4" in page.text
    assert "6,3% 125 di 2.000" in page.text or "6,2% 125 di 2.000" in page.text
    assert "non ancora abbastanza dati" in page.text
    assert all(bar.get("aria-hidden") == "true" for bar in page.all("svg", class_="measures__bar"))


@pytest.mark.parametrize("number", [2 * OVERUSED_FROM, MANY])
def test_the_questions_do_not_grow_with_the_articles(number):
    articles = [factories.published() for _ in range(number)]
    day = timezone.localdate()
    for article in articles[1:]:
        link(article, articles[0])
        change(article, seconds=9)
        Passage.objects.create(article=article, target=articles[0], day=day, count=9)
    use(1, True, 900, 90)
    with CaptureQueriesContext(connection) as queries:
        measures()
    assert len(queries) == 11
