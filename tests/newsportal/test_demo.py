"""The demo newspaper: what is written for it, and how it gets into an empty database."""

import json
import re
import stat
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from articles.bodies.html import clean_html, plain_text
from articles.models import Article, RelatedLink
from newsportal.demo import loading
from newsportal.demo.drawing import SCENES, draw
from newsportal.demo.readership import visits_by_day
from newsportal.demo.stories import parts
from tests.factories import published
from visits.agreement import disagreements
from visits.models import DailyVisits

PARTS = parts()
STORIES = {story.key: story for part in PARTS for story in part.stories}


def test_it_has_six_sections_and_about_forty_articles():
    assert len(PARTS) == 6
    assert 38 <= len(STORIES) <= 45
    assert sum(len(part.stories) for part in PARTS) == len(STORIES)


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_story_is_clean_and_set_in_real_type(story):
    assert plain_text(clean_html(story.body)) == plain_text(story.body)
    words = [story.headline, story.kicker, story.standfirst, plain_text(story.body)]
    assert not re.search(r"""["']""", " ".join(words))
    assert all(key in STORIES and key != story.key for key in story.related)
    assert all(".example/" in source["url"] for source in story.sources)


def test_no_drawing_is_used_twice():
    scenes = [story.photo.scene for story in STORIES.values() if story.photo]
    assert len(scenes) == len(set(scenes))
    assert set(scenes) <= set(SCENES)


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_drawn_the_same_each_time(scene):
    size = (150, 100)
    assert draw(scene, size).size == size
    assert draw(scene, size).tobytes() == draw(scene, size).tobytes()


def test_a_scene_that_nobody_drew_is_named_with_those_that_exist():
    with pytest.raises(KeyError, match="bridge"):
        draw("unicorn")


def test_an_article_is_read_most_on_its_first_day_and_never_tomorrow():
    published_on, today = date(2026, 10, 1), date(2026, 11, 22)
    visits = visits_by_day("ponte", 5, published_on, today)
    assert max(visits, key=visits.get) == published_on
    assert max(visits) <= today
    assert visits == visits_by_day("ponte", 5, published_on, today)


@pytest.mark.django_db
def test_an_empty_database_gets_the_whole_newspaper(quick_drawings, capsys):
    call_command("demo_news")

    assert Article.objects.count() == len(STORIES)
    assert Article.objects.filter(published_at=None).count() == 1
    assert Article.objects.filter(published_at__gt=timezone.now()).count() == 1
    chosen = RelatedLink.objects.exclude(origin=RelatedLink.Origin.BACK)
    curated = chosen.values("article").distinct().count()
    assert curated == sum(bool(story.related) for story in STORIES.values())
    oldest = DailyVisits.objects.order_by("day").first().day
    assert timedelta(58) <= timezone.localdate() - oldest <= timedelta(60)
    assert not disagreements()
    assert "The newsdesk is at" in capsys.readouterr().out


@pytest.mark.django_db
def test_each_demo_account_opens_the_newsdesk(quick_drawings):
    call_command("demo_news")

    kept = json.loads(quick_drawings.read_text())
    groups = {"Journalist", "Editor", "Moderator", "Editor-in-chief"}
    assert {account["group"] for account in kept} == groups
    assert stat.S_IMODE(quick_drawings.stat().st_mode) == 0o600
    for account in kept:
        client = Client()
        assert client.login(username=account["username"], password=account["password"])
        assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
def test_a_database_with_articles_is_not_touched(quick_drawings):
    published("Una notizia vera")
    with pytest.raises(CommandError, match="has articles"):
        call_command("demo_news")
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_if_asked_to_it_passes_over_a_database_with_articles(quick_drawings, capsys):
    published("Una notizia vera")
    call_command("demo_news", if_empty=True)
    assert Article.objects.count() == 1
    assert "The site is at" in capsys.readouterr().out


@pytest.mark.django_db
def test_pictures_of_a_run_that_was_stopped_are_used_again(quick_drawings, monkeypatch):
    def stopped(*args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(loading, "_write", stopped)
        with pytest.raises(KeyboardInterrupt):
            loading.load(PARTS, progress=str)
    drawn = loading.Photo.objects.count()
    loading.load(PARTS, progress=str)
    assert loading.Photo.objects.count() == drawn > 0
