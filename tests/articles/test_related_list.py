"""What fills a list, and what moderators decide of it: ends, exclusions, its mode."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, RelatedExclusion, RelatedLink, RelatedList
from articles.pages.related import related_cards
from newsportal.printing import next_due
from tests import factories
from tests.articles.cast import curate, suggest
from tests.pages import opened

pytestmark = pytest.mark.django_db

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def article():
    return factories.published("Questo", tags=["ponti"], hours_ago=20)


def page(article):
    return opened(article.get_absolute_url())


def related(article):
    return page(article).cards("related")


def elsewhere(headline, **facts):
    return factories.published(headline, section=factories.section("Sport"), **facts)


def exclude(target, article=None):
    return RelatedExclusion.objects.create(article=article, target=target)


# --- Suggestions ------------------------------------------------------------------------------


def test_suggestions_come_after_choices_and_before_what_shares_tags(article):
    tagged = elsewhere("Tag", tags=["ponti"])
    factories.published("Sezione")
    best, good = elsewhere("Migliore", hours_ago=90), elsewhere("Buono")
    chosen = elsewhere("Scelto")
    suggest(article, best, good)
    suggest(tagged, chosen)
    curate(article, chosen)
    assert related(article) == ["Scelto", "Migliore", "Buono", "Tag", "Sezione"]
    assert [card.is_curated for card in related_cards(article)] == [True, *[False] * 4]


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn"])
def test_suggestions_that_are_not_public_leave_their_places_to_the_next(article, state):
    hidden = [getattr(factories, state)(f"Nascosto {n}") for n in range(9)]
    others = [elsewhere(f"Buono {n}") for n in range(8)]
    suggest(article, *hidden, *others)
    assert related(article) == [f"Buono {n}" for n in range(6)]


def test_suggestions_of_the_same_score_keep_one_order(article):
    targets = [elsewhere(name, published_at=article.published_at) for name in "abc"]
    for target in targets:
        article.suggestions.create(target=target, score=0.5)
    assert related(article) == related(article) == ["c", "b", "a"]


# --- Ends -------------------------------------------------------------------------------------


def test_a_choice_whose_end_has_come_leaves_its_place_to_the_next(article):
    end = timezone.now() + HOUR
    targets = [elsewhere(f"Scelto {n}") for n in range(7)]
    curate(article, *targets)
    RelatedLink.objects.filter(target=targets[1]).update(expires_at=end)
    with time_machine.travel(end - SECOND, tick=False) as clock:
        assert related(article) == [f"Scelto {n}" for n in range(6)]
        clock.move_to(end)
        assert related(article) == [f"Scelto {n}" for n in (0, 2, 3, 4, 5, 6)]


def test_what_was_chosen_until_now_is_not_found_again_by_the_machine(article):
    target = factories.published("Scaduto", tags=["ponti"])
    factories.published("Altro"), factories.published("Un altro")
    suggest(article, target)
    curate(article, target, expires_at=timezone.now() - SECOND)
    assert related(article) == ["Un altro", "Altro"]
    curate(elsewhere("Altrove"), target, expires_at=timezone.now() - SECOND)
    RelatedLink.objects.filter(article=article).delete()
    assert related(article) == ["Scaduto", "Un altro", "Altro"]


def test_queryset_and_page_tell_the_same_end(article):
    now = timezone.now().replace(microsecond=0)
    for end in (None, now - SECOND, now, now + SECOND):
        curate(article, elsewhere(str(end)), expires_at=end)
    with time_machine.travel(now, tick=False):
        links = RelatedLink.objects.all()
        assert [link for link in links if link.is_in_force()] == list(links.in_force())
        in_force = [link.target.headline for link in links.in_force()]
        assert sorted(related(article)) == sorted(in_force) == sorted(["None", str(now + SECOND)])


@pytest.mark.parametrize("before", ["2026-10-24T23:00:00", "2026-10-25T00:59:59"])
@pytest.mark.parametrize("hour", [0, 1])  # 2:30 in Rome, which comes twice: it is summer, then not
def test_an_end_in_the_hour_that_comes_twice_is_one_moment(article, before, hour):
    end = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    Article.objects.update(published_at=end - timedelta(days=3))
    chosen = elsewhere("Scelto", published_at=end - timedelta(days=2))
    curate(article, chosen, expires_at=end)
    moment = min(datetime.fromisoformat(f"{before}+00:00"), end - SECOND)
    assert next_due(moment) == end
    for at, wanted in ((moment, [chosen]), (end - SECOND, [chosen]), (end, [])):
        assert list(Article.objects.related_to(article, at=at)) == wanted


def test_an_end_in_the_hour_that_never_comes_is_one_moment(article):
    end = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)  # 3:00 in Rome, a second after 1:59:59
    Article.objects.update(published_at=end - timedelta(days=3))
    curate(article, elsewhere("Scelto", published_at=article.published_at), expires_at=end)
    Article.objects.update(published_at=end - timedelta(days=3))
    assert next_due(end - SECOND) == end
    assert len(Article.objects.related_to(article, at=end - SECOND)) == 1
    assert len(Article.objects.related_to(article, at=end)) == 0


# --- Exclusions -------------------------------------------------------------------------------


def test_what_was_excluded_here_fills_no_place_here(article):
    found = [factories.published(f"N{n}", tags=["ponti"], hours_ago=n + 1) for n in range(8)]
    suggest(article, found[0])
    exclude(found[0], article), exclude(found[2], article)
    assert related(article) == ["N1", "N3", "N4", "N5", "N6", "N7"]
    assert "N0" in related(found[7])


def test_what_was_excluded_everywhere_fills_no_place_at_all(article):
    found = [factories.published(f"N{n}", tags=["ponti"], hours_ago=n + 1) for n in range(8)]
    exclude(found[0])
    suggest(article, found[0])
    assert "N0" not in related(article) + related(found[7])
    assert "N1" in related(found[0])


def test_places_are_filled_though_very_many_were_excluded(article):
    for number in range(40):
        target = factories.published(f"No {number}", tags=["ponti"])
        exclude(target, None if number % 2 else article)
    found = [factories.published(f"N{n}", hours_ago=n + 2) for n in range(6)]
    assert related(article) == [target.headline for target in found]


def test_a_moderators_choice_stands_above_an_exclusion(article):
    target = elsewhere("Scelto")
    exclude(target), exclude(target, article)
    curate(article, target)
    assert related(article) == ["Scelto"]


def test_an_exclusion_for_another_article_does_not_matter(article):
    target, other = factories.published("Vicino"), factories.published("Altro")
    exclude(target, other)
    assert sorted(related(article)) == ["Altro", "Vicino"]
    assert related(other) == []  # one found one alone is no list


def test_what_search_engines_must_not_list_is_led_to_by_choice_only(article):
    hidden = factories.published("Riservato", tags=["ponti"], unlisted_reason="Oblio")
    factories.published("A", hours_ago=3), factories.published("B", hours_ago=2)
    suggest(article, hidden)
    assert related(article) == ["B", "A"]
    curate(article, hidden)
    assert related(article) == ["Riservato", "B", "A"]


# --- The mode ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "cards"), [("filled", ["Scelto", "B", "A"]), ("chosen", ["Scelto"]), ("none", [])]
)
def test_the_list_has_its_mode(article, mode, cards):
    RelatedList.objects.create(article=article, mode=mode)
    factories.published("A", hours_ago=3), factories.published("B", hours_ago=2)
    other = elsewhere("Scelto", tags=["ponti"])
    RelatedList.objects.create(article=other, mode="none")
    suggest(article, other)
    curate(article, other)
    assert related(article) == cards
    assert bool(page(article).all(class_="related")) == bool(cards)


def test_one_card_that_no_one_chose_is_no_list(article):
    other = factories.published("Solo")
    assert page(article).all(class_="related") == []
    curate(article, other)
    assert related(article) == ["Solo"]


def test_all_of_it_is_one_query(article):
    target = elsewhere("Scelto", photo=factories.photo())
    curate(article, target, kind="update", own_headline="Altro", expires_at=timezone.now() + HOUR)
    RelatedList.objects.create(article=article)
    suggest(article, *(elsewhere(f"N{n}", tags=["ponti"]) for n in range(9)))
    exclude(article), exclude(target)
    article = Article.objects.for_page().get(pk=article.pk)
    with CaptureQueriesContext(connection) as queries:
        cards = related_cards(article)
        assert [card.article.own_headline for card in cards] == ["Altro", *[""] * 5]
        assert [str(card.heading) for card in cards[1:]] == [""] * 5
    assert len(queries) == 1
