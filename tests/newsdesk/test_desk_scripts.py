"""What scripts do for stages, moments and notes; all of it works by plain buttons too."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from tests import factories
from tests.newsdesk.pages import change

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    return factories.draft("Riapre il ponte")


def test_a_press_fills_in_tomorrow_at_seven_by_the_newspapers_clock(newsdesk, live_server, article):
    newsdesk.goto(live_server.url + change(article))
    newsdesk.get_by_role("button", name="domani alle 7").click()
    tomorrow = timezone.localtime() + timedelta(days=1)
    expect(newsdesk.locator("#id_published_at_0")).to_have_value(f"{tomorrow:%d/%m/%Y}")
    expect(newsdesk.locator("#id_published_at_1")).to_have_value("07:00:00")


def test_a_note_is_left_and_resolved_and_what_was_typed_stays(newsdesk, live_server, article):
    newsdesk.goto(live_server.url + change(article))
    newsdesk.locator("#id_headline").fill("Non salvato ancora")
    newsdesk.locator("#id_note").fill("Chi lo dice?")
    newsdesk.get_by_role("button", name="Lascia la nota").click()
    expect(newsdesk.locator(".note__text")).to_have_text("Chi lo dice?")
    newsdesk.get_by_role("button", name="Risolta").click()
    expect(newsdesk.locator(".note--resolved")).to_be_visible()
    expect(newsdesk.locator("#id_headline")).to_have_value("Non salvato ancora")
    assert article.desk_notes.get().resolved_at


def test_the_enter_key_saves_and_moves_nothing(newsdesk, live_server, article):
    newsdesk.goto(live_server.url + change(article))
    newsdesk.locator("#id_kicker").fill("Viabilità")
    newsdesk.locator("#id_kicker").press("Enter")
    newsdesk.wait_for_url(live_server.url + reverse("admin:articles_article_changelist"))
    saved = Article.objects.get()
    assert (saved.kicker, saved.stage) == ("Viabilità", Article.Stage.DRAFT)
