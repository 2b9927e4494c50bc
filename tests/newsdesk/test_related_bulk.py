"""What is done to the related links of many articles at once, told before it is done."""

import pytest
from django.utils import timezone

from articles.models import RelatedExclusion, RelatedLink, RelatedList
from newsdesk.models import RelatedChange
from newsdesk.related import bulk
from tests import factories
from tests.newsdesk.many import confirmed, full, pressed, send, told
from tests.newsdesk.related import leads, suggest, targets

pytestmark = pytest.mark.django_db
DAY = timezone.timedelta(days=1)


@pytest.fixture
def target():
    return factories.published("Dove si va")


@pytest.fixture
def articles():
    return [factories.published(f"Si parte {number}") for number in "abc"]


# --- Each deed ----------------------------------------------------------------------------------


def test_the_first_suggestions_are_taken(moderator, articles):
    found = [factories.published(f"Proposta {number}") for number in range(4)]
    one, other, none = articles
    suggest(one, *found)
    suggest(other, *found[::-1])
    suggest(none)
    page = told(moderator, "take", articles, number=2)
    assert "Proposta 0" in page and "Proposta 3" in page
    assert not RelatedLink.objects.exists()
    confirmed(moderator, "take", articles, number=2)
    assert targets(one) == found[:2]
    assert targets(other) == [found[3], found[2]]
    assert targets(none) == []
    assert set(RelatedLink.objects.values_list("origin", flat=True)) == {"suggested"}
    assert set(RelatedChange.objects.values_list("place", flat=True)) == {1, 2}


def test_no_more_suggestions_are_taken_than_there_is_room(moderator, articles, target):
    article = full(articles[0])
    suggest(article, target)
    page = told(moderator, "take", [article], number=1)
    assert "_confirmed" not in page
    article.related_links.first().delete()
    confirmed(moderator, "take", [article], number=3)
    assert targets(article)[-1] == target


def test_an_article_is_added_to_the_chosen_at_the_end_or_on_top(moderator, articles, target):
    first = factories.published()
    leads(articles[0], first)
    confirmed(moderator, "add", articles[:2], target=target.pk)
    assert [targets(article) for article in articles] == [[first, target], [target], []]
    other = factories.published()
    confirmed(moderator, "add", articles[:2], target=other.pk, on_top="on")
    assert targets(articles[0]) == [other, first, target]
    assert set(RelatedLink.objects.filter(target=target).values_list("origin", flat=True)) == {
        "bulk"
    }


def test_what_cannot_take_an_article_is_told_with_the_reason(moderator, target):
    there, excluded, filled = (factories.published(f"Resta {n}") for n in range(3))
    goes = factories.published("Riceve")
    leads(there, target)
    RelatedExclusion.objects.create(article=excluded, target=target)
    full(filled)
    page = send(moderator, "add", [there, excluded, filled, goes, target], target=target.pk)
    assert [article for article, _ in page.context["done"]] == [goes]
    assert {article for article, _ in page.context["left"]} == {there, excluded, filled, target}
    assert len({reason for _, reason in page.context["left"]}) == 4
    confirmed(moderator, "add", [there, excluded, filled, goes, target], target=target.pk)
    assert set(RelatedLink.objects.filter(target=target).values_list("article", flat=True)) == {
        there.pk,
        goes.pk,
    }


def test_what_is_excluded_everywhere_is_added_nowhere(moderator, articles, target):
    RelatedExclusion.objects.create(article=None, target=target)
    confirmed(moderator, "add", articles, target=target.pk)
    assert not RelatedLink.objects.exists()


def test_an_article_is_added_to_a_topic_and_full_lists_are_counted(moderator, target):
    day = 24
    new = [factories.published(tags=["Ponti"], hours_ago=hours) for hours in (1, 2 * day)]
    old = factories.published(tags=["Ponti"], hours_ago=40 * day)
    other = factories.published(tags=["Mare"])
    filled = full(factories.published(tags=["Ponti"]))
    hidden = factories.withdrawn(tags=["Ponti"])
    typed = {"target": target.pk, "tag": "PONTI", "days": 30}
    page = send(moderator, "add-by-tag", **typed)
    assert [article for article, _ in page.context["done"]] == new
    assert page.context["stays"] == 1
    pressed(moderator, "add-by-tag", **typed)
    assert [targets(article) for article in (*new, old, other, hidden)] == [[target]] * 2 + [[]] * 3
    assert target not in targets(filled)
    assert "_confirmed" not in told(moderator, "add-by-tag", **typed)  # once is enough


def test_one_article_takes_the_place_of_another_everywhere(moderator, articles, target):
    by, between = factories.published("Il nuovo"), factories.published()
    leads(articles[0], target, between, kind="background")
    leads(articles[1], by, target)
    leads(by, target)
    RelatedExclusion.objects.create(article=articles[2], target=by)
    leads(articles[2], target)
    page = send(moderator, "replace", target=target.pk, by=by.pk)
    assert (len(page.context["done"]), page.context["stays"]) == (2, 2)
    pressed(moderator, "replace", target=target.pk, by=by.pk)
    assert targets(articles[0]) == [by, between]
    assert articles[0].related_links.first().kind == "background"
    assert targets(articles[1]) == [by]
    assert targets(by) == targets(articles[2]) == [target]


def test_a_withdrawn_article_is_taken_away_everywhere(moderator, articles):
    gone, kept = factories.withdrawn("Ritirato"), factories.published()
    for article in articles:
        leads(article, gone, kept)
    pressed(moderator, "remove", target=gone.pk)
    assert [targets(article) for article in articles] == [[kept]] * 3


def test_links_get_an_end_and_lose_it(moderator, articles, target):
    leads(articles[0], target, factories.published())
    leads(articles[1], target)
    end = timezone.localtime().replace(microsecond=0) + 30 * DAY
    typed = {"until_0": f"{end:%d/%m/%Y}", "until_1": f"{end:%H:%M:%S}", "until_2": "1"}
    confirmed(moderator, "expire", articles, target=target.pk, **typed)
    ends = RelatedLink.objects.filter(target=target).values_list("expires_at", flat=True)
    assert set(ends) == {end}
    assert RelatedLink.objects.filter(expires_at=None).count() == 1
    confirmed(moderator, "expire", articles)
    assert RelatedLink.objects.filter(expires_at=None).count() == 3


def test_a_list_is_copied_at_the_end_or_in_the_place_of_another(moderator, articles):
    source, first, second = (factories.published() for _ in range(3))
    leads(source, first, articles[1], second, factories.withdrawn())
    own = factories.published()
    leads(articles[0], own, second)
    confirmed(moderator, "copy", [*articles[:2], source], source=source.pk)
    assert targets(articles[0]) == [own, second, first, articles[1]]
    assert targets(articles[1]) == [first, second]
    confirmed(moderator, "copy", articles[:2], source=source.pk, instead="on")
    assert targets(articles[0]) == [first, articles[1], second]
    assert len(targets(source)) == 4


def test_articles_are_marked_as_reviewed(moderator, articles):
    confirmed(moderator, "review", articles[:2])
    reviewed = RelatedList.objects.exclude(reviewed_at=None).values_list("pk", flat=True)
    assert set(reviewed) == {article.pk for article in articles[:2]}


def test_nobody_does_it_to_more_than_some_at_once(moderator, target, monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 2)
    gone, kept = factories.published(), factories.published()
    for _ in range(5):
        leads(factories.published(), gone, kept)
    page = send(moderator, "remove", target=gone.pk)
    assert (len(page.context["done"]), page.context["rest"]) == (2, 3)
    for left in (3, 1, 0):
        pressed(moderator, "remove", target=gone.pk)
        assert RelatedLink.objects.filter(target=gone).count() == left
