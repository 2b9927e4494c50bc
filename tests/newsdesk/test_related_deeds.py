"""What a moderator may do to the list of an article, and what no deed does."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from articles.models import Article, RelatedExclusion, RelatedList
from newsdesk.models import RelatedChange
from newsdesk.related.deeds import do
from newsdesk.related.refusals import MOST_LINKS, Refused
from tests import factories
from tests.newsdesk.related import link, some, targets

pytestmark = pytest.mark.django_db


# --- One list ---------------------------------------------------------------------------------


def test_what_is_added_comes_last_or_first_with_who_and_how(article, anna):
    first, second = some(2)
    do("add", article, anna, target=first.pk, origin="suggested", place=4)
    do("add_top", article, anna, target=second.pk)
    assert targets(article) == [second, first]
    found = link(article, first)
    assert (found.origin, found.added_by) == ("suggested", anna)
    assert link(article, second).origin == "manual"
    assert RelatedChange.objects.first().place == 4


def test_what_is_there_already_is_not_added_twice_and_nothing_is_noted(article, anna, listed):
    version = RelatedList.objects.get(article=article).version
    assert do("add", article, anna, target=listed[0].pk) is None
    assert targets(article) == listed
    assert RelatedList.objects.get(article=article).version == version


def test_an_ended_link_begins_anew_where_it_is_added(article, anna, listed):
    article.related_links.update(expires_at=timezone.now() - timedelta(days=1))
    do("add", article, anna, target=listed[0].pk)
    assert link(article, listed[0]).expires_at is None
    assert targets(article)[-1] == listed[0]


def test_an_end_that_is_still_to_come_stays_where_it_is_added_again(article, anna, listed):
    until = timezone.now() + timedelta(days=1)
    article.related_links.filter(target=listed[0]).update(expires_at=until)
    assert do("add", article, anna, target=listed[0].pk) is None
    assert link(article, listed[0]).expires_at == until
    assert targets(article) == listed


def test_up_down_and_move_change_the_order_alone(article, anna, listed):
    one, two, three = listed
    do("up", article, anna, target=three.pk)
    assert targets(article) == [one, three, two]
    do("down", article, anna, target=one.pk)
    assert targets(article) == [three, one, two]
    do("move", article, anna, target=two.pk, to=1)
    assert targets(article) == [two, three, one]
    assert do("up", article, anna, target=two.pk) is None
    assert do("down", article, anna, target=one.pk) is None


def test_equal_places_are_told_apart_and_mended_by_the_next_deed(article, anna, listed):
    """As a crash of something else might leave them."""
    article.related_links.update(position=0)
    assert targets(article) == listed
    do("up", article, anna, target=listed[2].pk)
    assert targets(article) == [listed[0], listed[2], listed[1]]
    assert sorted(article.related_links.values_list("position", flat=True)) == [10, 20, 30]


def test_what_breaks_off_within_a_deed_leaves_all_as_it_was(article, anna, listed, monkeypatch):
    def broken(*args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(RelatedChange.objects, "create", broken)
    with pytest.raises(IntegrityError):
        do("move", article, anna, target=listed[2].pk, to=1)
    assert targets(article) == listed


def test_remove_pin_and_replace(article, anna, listed):
    other, filler = some(2)
    do("remove", article, anna, target=listed[0].pk)
    do("pin", article, anna, target=filler.pk)
    do("replace", article, anna, target=listed[1].pk, by=other.pk)
    assert targets(article) == [other, listed[2], filler]
    do("replace", article, anna, target=other.pk, by=filler.pk)
    assert targets(article) == [listed[2], filler]
    assert do("replace", article, anna, target=other.pk, by=filler.pk) is None


def test_a_whole_list_keeps_what_is_said_of_its_links(article, anna, listed):
    other = factories.published()
    do("headline", article, anna, target=listed[2].pk, text="Altrimenti")
    do("set", article, anna, targets=[listed[2].pk, other.pk, other.pk, listed[0].pk])
    assert targets(article) == [listed[2], other, listed[0]]
    assert link(article, listed[2]).own_headline == "Altrimenti"


def test_kind_headline_and_expiry_are_said_of_one_link(article, anna, listed):
    until = timezone.now() + timedelta(days=3)
    do("kind", article, anna, target=listed[0].pk, kind="background")
    do("headline", article, anna, target=listed[0].pk, text="  Che cosa\n c’era prima ")
    do("expire", article, anna, target=listed[0].pk, until=until)
    found = link(article, listed[0])
    assert (found.kind, found.own_headline) == ("background", "Che cosa c’era prima")
    assert found.expires_at == until
    do("expire", article, anna, target=listed[0].pk, until=None)
    assert link(article, listed[0]).expires_at is None


# --- Excluded ---------------------------------------------------------------------------------


def test_an_excluded_article_is_taken_away_and_remembered_with_the_reason(article, anna, listed):
    do("exclude", article, anna, target=listed[0].pk, reason="Troppo vecchio")
    assert targets(article) == listed[1:]
    found = RelatedExclusion.objects.get()
    assert (found.article, found.target) == (article, listed[0])
    assert (found.reason, found.excluded_by) == ("Troppo vecchio", anna)
    do("allow", article, anna, target=listed[0].pk)
    assert not RelatedExclusion.objects.exists()
    assert targets(article) == listed[1:]


def test_excluded_everywhere_it_is_suggested_to_none(article, anna):
    target = factories.published()
    do("exclude_everywhere", article, anna, target=target.pk)
    assert RelatedExclusion.objects.get().article is None
    assert do("exclude_everywhere", factories.published(), anna, target=target.pk) is None
    do("allow", article, anna, target=target.pk)
    assert not RelatedExclusion.objects.exists()


def test_whoever_adds_an_excluded_article_takes_the_no_back_but_not_in_bulk(article, anna):
    target = factories.published()
    do("exclude", article, anna, target=target.pk)
    with pytest.raises(Refused):
        do("add", article, anna, target=target.pk, origin="bulk")
    do("add", article, anna, target=target.pk)
    assert targets(article) == [target]
    assert not RelatedExclusion.objects.exists()


def test_the_only_candidate_excluded_leaves_a_list_of_none(article, anna):
    target = factories.published(section=article.section)
    do("exclude", article, anna, target=target.pk)
    assert list(Article.objects.related_to(article)) == []


# --- Two lists --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "back"),
    [
        ("update", "earlier"),
        ("earlier", "update"),
        ("background", "related"),
        ("opinion", "related"),
        ("related", "related"),
    ],
)
def test_the_way_back_stands_last_in_the_other_list_as_the_inverse(article, anna, kind, back):
    target, there = some(2)
    do("add", target, anna, target=there.pk)
    do("add", article, anna, target=target.pk)
    do("kind", article, anna, target=target.pk, kind=kind)
    do("two_way", article, anna, target=target.pk, on=True)
    assert targets(target) == [there, article]
    found = link(target, article)
    assert (found.kind, found.origin) == (back, "back")
    assert do("two_way", article, anna, target=target.pk, on=True) is None
    do("kind", article, anna, target=target.pk, kind="update")
    assert link(target, article).kind == "earlier"
    do("two_way", article, anna, target=target.pk, on=False)
    assert targets(target) == [there]


def test_a_full_list_leads_nowhere_more_and_that_is_said(article, anna):
    target = factories.published("La meta")
    for other in some(MOST_LINKS):
        do("add", target, anna, target=other.pk)
    do("add", article, anna, target=target.pk)
    with pytest.raises(Refused, match="La meta"):
        do("two_way", article, anna, target=target.pk, on=True)
    assert target.related_links.count() == MOST_LINKS


def test_what_was_chosen_there_by_itself_is_not_taken_away_from_here(article, anna):
    target = factories.published()
    do("add", article, anna, target=target.pk)
    do("add", target, anna, target=article.pk)
    with pytest.raises(Refused):
        do("two_way", article, anna, target=target.pk, on=False)
    assert targets(target) == [article]
