"""A deed is really taken back, and what others did since stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from articles.models import Article, RelatedExclusion, RelatedList
from newsdesk.models import RelatedChange
from newsdesk.related.deeds import do
from newsdesk.related.refusals import MOST_LINKS
from newsdesk.related.undoing import STEPS, undo
from tests import factories
from tests.newsdesk.related import leads, some, targets

pytestmark = pytest.mark.django_db


@pytest.fixture
def bruno():
    return factories.staff("Moderator", username="bruno")


@pytest.fixture
def listed(article):
    """Four links that nobody chose at the desk."""
    chosen = some(4)
    leads(article, *chosen)
    return chosen


def all_facts(article):
    """All that the list says, but who added a link when."""
    links = article.related_links.values("target", "kind", "own_headline", "expires_at", "origin")
    listed = RelatedList.objects.filter(article=article).values("mode", "reviewed_at")
    return list(links), list(listed), list(RelatedExclusion.objects.values("article", "target"))


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("remove", {}),
        ("up", {}),
        ("down", {}),
        ("move", {"to": 1}),
        ("exclude", {"reason": "No"}),
        ("exclude_everywhere", {}),
        ("kind", {"kind": "opinion"}),
        ("headline", {"text": "Altrimenti"}),
        ("expire", {"until": timezone.now() + timedelta(days=2)}),
        ("two_way", {"on": True}),
        ("add_top", {}),
    ],
)
def test_each_deed_is_taken_back(article, listed, anna, name, what):
    do("mode", article, anna, mode="chosen")
    before, beyond = all_facts(article), targets(listed[2])
    assert do(name, article, anna, target=listed[2].pk, **what)
    assert (all_facts(article), targets(listed[2])) != (before, beyond)
    assert undo(anna).is_whole
    assert (all_facts(article), targets(listed[2])) == (before, beyond)


def test_whole_lists_modes_additions_replacements_and_reviews_too(article, listed, anna):
    do("mode", article, anna, mode="filled")
    first, other = all_facts(article)[0], factories.published()
    do("set", article, anna, targets=[listed[3].pk, other.pk, listed[0].pk])
    do("replace", article, anna, target=other.pk, by=factories.published().pk)
    do("add", article, anna, target=factories.published().pk)
    do("mode", article, anna, mode="none")
    do("reviewed", article, anna)
    for _ in range(5):
        assert undo(anna).is_whole
    assert all_facts(article)[0] == first
    assert RelatedList.objects.get(article=article).reviewed_at is None
    assert RelatedList.objects.get(article=article).mode == "filled"


def test_what_a_colleague_did_since_stays(article, listed, anna, bruno):
    one, two, three, four = listed
    added, theirs = some(2)
    do("remove", article, anna, target=two.pk)
    do("add", article, bruno, target=theirs.pk)
    do("move", article, bruno, target=four.pk, to=1)
    do("headline", article, bruno, target=one.pk, text="Di Bruno")
    assert undo(anna).is_whole
    assert targets(article) == [four, one, two, three, theirs]
    assert article.related_links.get(target=one).own_headline == "Di Bruno"
    do("add", article, anna, target=added.pk)
    do("headline", article, bruno, target=added.pk, text="Anche questo")
    assert not undo(anna).is_whole
    assert added in targets(article)


def test_what_a_colleague_moved_again_is_not_moved_back(article, listed, anna, bruno):
    one, two, three, four = listed
    do("move", article, anna, target=four.pk, to=1)
    do("move", article, bruno, target=four.pk, to=3)
    assert targets(article) == [one, two, four, three]
    assert not undo(anna).is_whole
    assert targets(article) == [one, two, four, three]


def test_what_a_colleague_said_again_is_not_unsaid(article, listed, anna, bruno):
    do("headline", article, anna, target=listed[0].pk, text="Di Anna")
    do("headline", article, bruno, target=listed[0].pk, text="Di Bruno")
    do("mode", article, anna, mode="chosen")
    do("mode", article, bruno, mode="none")
    undo(anna)
    undo(anna)
    assert article.related_links.get(target=listed[0]).own_headline == "Di Bruno"
    assert RelatedList.objects.get(article=article).mode == "none"


def test_each_takes_back_their_own(article, listed, anna, bruno):
    do("remove", article, anna, target=listed[0].pk)
    do("remove", article, bruno, target=listed[1].pk)
    undo(anna)
    assert targets(article) == [listed[0], *listed[2:]]
    assert undo(anna) is None
    undo(bruno)
    assert targets(article) == listed


def test_one_press_on_many_lists_is_taken_back_at_once(anna):
    articles, target, batch = some(3), factories.published(), uuid4()
    for article in articles:
        do("add", article, anna, batch=batch, target=target.pk, origin="bulk")
    assert sorted(undo(anna).articles) == [article.pk for article in articles]
    assert not any(targets(article) for article in articles)


def test_ten_steps_and_no_more(article, anna):
    for target in some(STEPS + 2):
        do("add", article, anna, target=target.pk)
    assert sum(undo(anna) is not None for _ in range(STEPS + 5)) == STEPS
    assert len(targets(article)) == 2


def test_taking_back_is_logged_and_raises_the_version(article, listed, anna):
    do("remove", article, anna, target=listed[0].pk)
    undo(anna)
    done, back = RelatedChange.objects.all()
    assert done.undone_at
    assert (back.deed, back.made_by) == ("undo", anna)
    assert RelatedList.objects.get(article=article).version == 2


def test_what_was_deleted_since_does_not_come_back(article, listed, anna):
    do("set", article, anna, targets=[])
    listed[1].delete()
    assert not undo(anna).is_whole
    assert targets(article) == [listed[0], *listed[2:]]


def test_what_was_withdrawn_since_comes_back_hidden(article, listed, anna):
    do("remove", article, anna, target=listed[0].pk)
    Article.objects.filter(pk=listed[0].pk).update(withdrawn_at=timezone.now())
    undo(anna)
    assert targets(article) == listed
    assert listed[0] not in Article.objects.related_to(article)


def test_a_list_that_is_full_by_now_takes_nothing_back_in(article, listed, anna, bruno):
    do("remove", article, anna, target=listed[0].pk)
    for target in some(MOST_LINKS - 3):
        do("add", article, bruno, target=target.pk)
    assert not undo(anna).is_whole
    assert article.related_links.count() == MOST_LINKS


def test_who_added_it_may_be_gone(article, anna, bruno):
    target = factories.published()
    do("add", article, bruno, target=target.pk)
    do("remove", article, anna, target=target.pk)
    bruno.delete()
    undo(anna)
    assert article.related_links.get().added_by is None


def test_an_article_that_is_gone_hinders_nothing(article, anna):
    do("add", article, anna, target=factories.published().pk)
    article.delete()
    assert undo(anna) is None


def test_an_end_typed_in_the_sites_own_time_is_taken_back(article, anna, listed):
    ends = timezone.localtime() + timedelta(days=9)
    do("expire", article, anna, target=listed[0].pk, until=ends)
    assert do("expire", article, anna, target=listed[0].pk, until=ends) is None  # as it is already
    assert undo(anna).is_whole
    assert not article.related_links.filter(expires_at__isnull=False).exists()


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("headline", {"text": "Il\u200b ponte\ufeff"}),
        ("exclude", {"reason": "troppo\u200b vecchio"}),
        ("exclude_everywhere", {"reason": 199 * "a" + " b"}),
    ],
)
def test_words_that_are_kept_otherwise_than_typed_are_taken_back(article, anna, listed, name, what):
    facts = all_facts(article)
    do(name, article, anna, target=listed[0].pk, **what)
    assert all_facts(article) != facts
    assert undo(anna).is_whole
    assert all_facts(article)[0] == facts[0] and not RelatedExclusion.objects.exists()


@pytest.mark.parametrize("name", ["exclude", "exclude_everywhere"])
def test_what_a_colleague_said_no_to_since_does_not_come_back(article, anna, bruno, listed, name):
    do("remove", article, anna, target=listed[0].pk)
    do(name, article, bruno, target=listed[0].pk, reason="mai")
    assert not undo(anna).is_whole
    assert targets(article) == listed[1:]
    assert RelatedExclusion.objects.exists()
