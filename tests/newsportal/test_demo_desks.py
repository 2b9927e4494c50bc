"""What the demo newspaper shows at the related desk, on its measures and at the sources desk."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.models import Sum
from django.utils import timezone

from articles.models import Article, RelatedExclusion, RelatedLink, RelatedList, SourceLink
from newsdesk.mending import listing
from newsdesk.related.measures import measures
from newsdesk.related.queue import queue
from newsdesk.related.undoing import undo
from newsportal.demo import curating, looks, readership
from newsportal.demo.stories import parts
from sources.models import SourceCheck
from tests import factories
from visits import card_use
from visits.models import CardUse, Passage

STORIES = {story.key: story for part in parts() for story in part.stories}
Kind, Origin, State = RelatedLink.Kind, RelatedLink.Origin, SourceCheck.State


@pytest.fixture
def linked(db):
    """Two articles, one leading to the other, read 99 times on each of the last nine days."""
    origin, target = factories.published(hours_ago=300), factories.published(hours_ago=300)
    origin.related_links.create(target=target)
    for days in range(9):
        factories.visits(origin, timezone.localdate() - timedelta(days=days), 99)
    return origin, target


def test_the_moderators_deeds_are_about_stories_of_the_demo():
    assert all(key in STORIES and about in STORIES for key, _, about, _ in curating.DEEDS)
    said_of_links = [deed for deed in curating.DEEDS if "exclude" not in deed[1]]
    assert all(
        about in STORIES[key].related or (key, deed) == ("parco-eolico", "two_way")
        for key, deed, about, _ in said_of_links
    )


def test_what_is_found_is_found_at_sources_of_the_demo_and_at_no_real_host():
    sources = {source["url"] for story in STORIES.values() for source in story.sources}
    assert set(looks.FOUND) | set(looks.LEFT) <= sources
    led_to = {look.final_url for found in looks.FOUND.values() for look in found.values()}
    hosts = {urlsplit(address).hostname for address in sources | led_to - {""}}
    assert all(host.endswith(".example") for host in hosts)


@pytest.mark.django_db
def test_the_measures_tell_of_work_use_coverage_and_health(quick_drawings):
    call_command("demo_news")
    told = measures()

    for coverage in (told["week"], told["month"]):
        assert coverage.articles > coverage.some.part > coverage.many.part > 0
        assert coverage.soon.part > 0
    assert told["work"].reviews > 10
    assert 10 < told["work"].median_seconds < 60
    assert 0 < told["work"].first_taken.percent < 100
    assert {reason for reason, _ in told["work"].exclusions} > {""}
    assert told["health"].expired == 1
    first, *_, last = told["places"][:-1]
    assert first.chosen.percent > first.found.percent > last.found.percent > 0
    assert told["pairs"]
    assert listing.numbers().total > 5  # also where no source is looked at by itself


def test_who_went_on_by_which_card_is_the_same_each_time(linked):
    seen = []
    for _ in range(2):
        Passage.objects.all().delete()
        CardUse.objects.all().delete()
        readership.write_passages(linked)
        seen.append(list(Passage.objects.order_by("day").values_list("day", "count", "placed")))
    assert seen[0] == seen[1]
    assert all(count == placed > 0 for _, count, placed in seen[0])
    assert CardUse.objects.aggregate(n=Sum("clicks"))["n"] == sum(row[1] for row in seen[0]) > 0


def test_days_of_the_demo_are_added_up_already(linked):
    readership.write_passages(linked)
    before = list(CardUse.objects.order_by("pk").values())
    card_use.place_views()
    assert list(CardUse.objects.order_by("pk").values()) == before
    whole = CardUse.objects.filter(place=card_use.WHOLE)
    assert set(whole.values_list("views", flat=True)) == {99}


@pytest.mark.django_db
def test_the_moderator_chose_links_of_each_kind_said_no_and_left_some_to_do(quick_drawings):
    call_command("demo_news")
    now, links = timezone.now(), RelatedLink.objects.all()

    assert set(links.values_list("kind", flat=True)) == set(Kind.values)
    origins = set(links.values_list("origin", flat=True))
    assert origins == {Origin.MANUAL, Origin.SUGGESTED, Origin.BACK}
    assert links.exclude(own_headline="").exists()
    assert links.filter(expires_at__gt=now).exists()
    assert links.filter(expires_at__lte=now).exists()
    assert {bool(no.article_id) for no in RelatedExclusion.objects.all()} == {True, False}

    moderator = User.objects.get(username="moderatore")
    waiting = queue(moderator)
    assert waiting.count > 5
    assert [row.is_broken for row in waiting.rows].count(True) == 1
    for reviewed in RelatedList.objects.exclude(reviewed_at=None).select_related("article"):
        assert reviewed.article.published_at < reviewed.reviewed_at < now
        assert reviewed.reviewed_by == moderator

    undone = undo(moderator)
    assert undone.is_whole
    assert not RelatedList.objects.get(article=undone.articles[0]).reviewed_at


@pytest.mark.django_db
def test_the_sources_desk_has_each_kind_of_damage(quick_drawings, settings):
    settings.SOURCE_CHECKS = True  # what checks begin by themselves is not in the way
    call_command("demo_news")
    checks = SourceCheck.objects.select_related("link")

    public = SourceLink.objects.filter(article__in=Article.objects.published())
    assert checks.count() == public.count() > 50
    assert all(kind.number for kind in listing.numbers().kinds)
    assert checks.filter(state=State.CLOSED, damage=0).exists()
    assert checks.get(url=looks.REPORT).settled_at
    changed = checks.get(url=looks.TARIFF)
    assert changed.damage and changed.first_title != changed.title
    assert changed.first_text != changed.text
    assert checks.filter(link__gone_since__isnull=False, damage=0).get().link.archived_url
    now = timezone.now()
    assert all(check.checked_at <= now < check.next_at for check in checks)
    assert all(check.checked_at > now - timedelta(days=60) for check in checks)
