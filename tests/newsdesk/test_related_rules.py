"""Which deeds are refused, and what is kept of those that are done."""

from datetime import timedelta
from unittest.mock import Mock
from uuid import uuid4

import pytest
from django.utils import timezone

from articles.models import Article, RelatedExclusion, RelatedLink, RelatedList
from newsdesk.models import RelatedChange, Revision
from newsdesk.related import keeping
from newsdesk.related.deeds import NAMES, do
from newsdesk.related.refusals import MOST_LINKS, Refused
from newsdesk.related.states import State
from photos.public import changed_in_bulk
from tests import factories
from tests.newsdesk.related import link, some, targets

pytestmark = pytest.mark.django_db


# --- Rules ------------------------------------------------------------------------------------


@pytest.mark.parametrize("deed", ["add", "add_top", "pin"])
def test_no_article_leads_to_itself(article, anna, deed):
    with pytest.raises(Refused):
        do(deed, article, anna, target=article.pk)
    with pytest.raises(Refused):
        do("two_way", article, anna, target=article.pk, on=True)
    with pytest.raises(Refused):
        do("set", article, anna, targets=[article.pk])
    assert targets(article) == []


@pytest.mark.parametrize("stage", ["draft", "scheduled", "withdrawn"])
def test_readers_are_led_to_what_they_see_only(article, anna, stage):
    hidden = getattr(factories, stage)()
    with pytest.raises(Refused):
        do("add", article, anna, target=hidden.pk)
    assert targets(article) == []


def test_a_dozen_links_and_no_more(article, anna):
    for target in some(MOST_LINKS):
        do("add", article, anna, target=target.pk)
    with pytest.raises(Refused, match=str(MOST_LINKS)):
        do("add", article, anna, target=factories.published().pk)
    assert article.related_links.count() == MOST_LINKS


@pytest.mark.parametrize("name", ["up", "move", "kind", "headline", "expire", "two_way"])
def test_what_a_colleague_took_away_meanwhile_is_said_to_be_gone(article, anna, name):
    target = factories.published()
    what = {
        "move": {"to": 1},
        "kind": {"kind": "update"},
        "headline": {"text": "Altro"},
        "expire": {"until": None},
        "two_way": {"on": True},
    }
    with pytest.raises(Refused):
        do(name, article, anna, target=target.pk, **what.get(name, {}))


def test_no_kind_mode_or_length_of_ones_own(article, anna, listed):
    for name, what in [
        ("kind", {"target": listed[0].pk, "kind": "x"}),
        ("mode", {"mode": "x"}),
        ("headline", {"target": listed[0].pk, "text": "x" * 121}),
        ("two_way", {"target": 10**9, "on": True}),
        ("exclude", {"target": 10**9}),
        ("replace", {"target": listed[0].pk, "by": 10**9}),
    ]:
        with pytest.raises(Refused):
            do(name, article, anna, **what)


def test_an_article_that_is_gone_has_no_list(article, anna):
    Article.objects.filter(pk=article.pk).delete()
    with pytest.raises(Refused):
        do("nothing", article, anna)


# --- What is kept -----------------------------------------------------------------------------


def test_each_deed_is_logged_with_the_list_before_and_after(article, anna, listed):
    batch = uuid4()
    change = do("remove", article, anna, batch=batch, target=listed[1].pk)
    assert (change.article, change.made_by, change.batch) == (article, anna, batch)
    assert State.of(change.before).targets == [each.pk for each in listed]
    assert State.of(change.after).targets == [listed[0].pk, listed[2].pk]
    assert RelatedList.objects.get(article=article).version == 4


def test_two_may_exclude_one_article_everywhere_at_once(article, anna):
    target = factories.published()
    own = keeping.locked([article.pk])[article.pk]
    before = keeping.read(own, [target.pk])
    do("exclude_everywhere", factories.published(), anna, target=target.pk)  # by a colleague
    keeping.write(own, before, before.excluding_everywhere(target.pk, ""), anna)
    assert RelatedExclusion.objects.filter(article=None, target=target).count() == 1


def test_the_log_survives_whoever_made_it(article, anna, listed):
    anna.delete()
    assert targets(article) == listed
    assert link(article, listed[0]).added_by is None
    assert set(RelatedChange.objects.values_list("made_by", flat=True)) == {None}
    other = factories.staff("Moderator")
    do("move", article, other, target=listed[2].pk, to=1)
    assert targets(article)[0] == listed[2]


def test_a_review_says_who_when_and_how_long_and_is_in_the_articles_history(article, anna):
    Revision.objects.up_to_date(article)
    target = factories.published()
    do("add", article, anna, target=target.pk)
    assert Revision.objects.of(article).count() == 1
    change = do("reviewed", article, anna, seconds=14)
    assert change.seconds == 14
    assert RelatedList.objects.get(article=article).reviewed_by == anna
    newest = Revision.objects.newest(article)
    assert (newest.made_by, newest.number) == (anna, 2)
    assert [row["target"] for row in newest.content["related_links"]] == [target.pk]


def test_what_was_changed_elsewhere_is_not_the_reviewers_deed(article, anna):
    Revision.objects.up_to_date(article)
    Article.objects.filter(pk=article.pk).update(kicker="Altrove")
    do("add", article, anna, target=factories.published().pk)
    do("reviewed", article, anna)
    newest, found, _first = Revision.objects.of(article)
    assert (newest.made_by, newest.event) == (anna, Revision.Event.SAVED)
    assert (found.made_by, found.event) == (None, Revision.Event.FOUND)
    assert found.content["related_links"] == []


def test_a_review_without_a_change_is_no_revision(article, anna):
    do("nothing", article, anna)
    do("reviewed", article, anna)
    assert Revision.objects.of(article).count() == 1


@pytest.mark.parametrize("mode", RelatedList.Mode.values[1:])
def test_the_mode_is_kept_and_told_once(article, anna, mode):
    told = Mock()
    changed_in_bulk.connect(told, sender=RelatedList)
    do("mode", article, anna, mode=mode)
    do("add", article, anna, target=factories.published().pk)
    assert RelatedList.objects.get(article=article).mode == mode
    assert told.call_count == 1


def test_deeds_leave_the_articles_themselves_as_they_were(article, anna, listed):
    before = list(Article.objects.order_by("pk").values())
    target = {"target": listed[0].pk}
    facts = {
        "move": {"to": 2},
        "kind": {"kind": "update"},
        "headline": {"text": "Altro"},
        "expire": {"until": timezone.now() + timedelta(days=1)},
        "two_way": {"on": True},
        "replace": {"by": factories.published().pk},
    }
    before = list(Article.objects.order_by("pk").values())
    for name in NAMES:
        asked = {"set": {"targets": []}, "mode": {"mode": "none"}}.get(name)
        if asked is None:
            asked = {} if name in ("reviewed", "nothing") else target | facts.get(name, {})
        try:
            do(name, article, anna, **asked)
        except Refused:
            assert name in facts or name in ("up", "down")
    assert list(Article.objects.order_by("pk").values()) == before


def test_a_state_comes_back_from_what_is_kept_of_it(article, anna, listed):
    do("exclude", article, anna, target=listed[0].pk, reason="No")
    do("exclude_everywhere", article, anna, target=listed[1].pk)
    state = keeping.read(RelatedList.objects.get(article=article), [listed[1].pk])
    assert state.everywhere == {listed[1].pk: ""}
    assert State.of(state.kept()) == state
    assert RelatedLink.objects.count() == 1


def test_the_list_of_a_draft_is_neither_told_nor_changed(article, anna):
    draft = factories.draft()
    draft.related_links.create(target=article, origin=RelatedLink.Origin.BACK)
    for on in (True, False):
        with pytest.raises(Refused):
            do("two_way", article, anna, target=draft.pk, on=on)
    assert draft.related_links.count() == 1


def test_what_takes_the_place_of_another_is_seen_there(article, anna):
    old, new = some(2)
    ended = timezone.now() - timedelta(days=1)
    for number, target in enumerate([old, new]):
        article.related_links.create(target=target, position=number, expires_at=ended)
    article.related_links.filter(target=old).update(expires_at=None)
    do("replace", article, anna, target=old.pk, by=new.pk)
    assert targets(article) == [new]
    assert article.related_links.get().expires_at is None
