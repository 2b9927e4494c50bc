"""Who may use the related desk, and that it changes nothing but related things."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import RelatedList
from tests import factories
from tests.newsdesk.pages import LINKED, change, desk, everything, opened
from tests.newsdesk.related import page_of, press, said, targets

pytestmark = pytest.mark.django_db


def addresses(article):
    return [LINKED, page_of(article), f"{LINKED}{article.pk}/state/"]


# --- Who --------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", ["Journalist", None])
def test_who_is_not_a_moderator_or_an_editor_stays_outside(article, group):
    client = desk(factories.staff(group) if group else None)
    before = everything()
    for address in addresses(article):
        deed = {"deed": "add", "target": factories.published().pk}
        for answer in (client.get(address), client.post(address, deed)):
            assert answer.status_code == (403 if group else 302)
            assert group or "login" in answer["Location"]
    assert everything()["articles.RelatedLink"] == before["articles.RelatedLink"]
    assert client.get(f"{LINKED}{article.pk}/history/").status_code == (403 if group else 302)


@pytest.mark.parametrize("group", ["Moderator", "Editor"])
def test_moderators_and_editors_come_in(article, group):
    client = desk(factories.staff(group))
    assert {client.get(address).status_code for address in addresses(article)} == {200}


def test_a_forged_form_does_nothing(article):
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.staff("Moderator"))
    deed = {"deed": "add", "target": factories.published().pk}
    assert client.post(page_of(article), deed).status_code == 403
    assert targets(article) == []


@pytest.mark.parametrize("stage", ["draft", "scheduled"])
def test_what_readers_never_saw_has_no_desk(moderator, stage):
    hidden = getattr(factories, stage)()
    assert hidden.headline not in moderator.get(LINKED).content.decode()
    assert moderator.get(page_of(hidden)).status_code == 404
    assert moderator.post(page_of(hidden), {"deed": "nothing"}).status_code == 404


@pytest.mark.parametrize("key", ["0", "99999", "x", "²", "9" * 30, "-1", "%00", "1_2F2"])
def test_what_there_is_not_is_not_found(moderator, key):
    assert moderator.get(f"{LINKED}{key}/change/").status_code == 404


def test_who_only_reads_an_article_is_led_to_its_links(moderator, article):
    link = f'href="{page_of(article)}"'
    assert link in moderator.get(change(article)).content.decode()
    assert link not in desk(factories.staff("Editor")).get(change(article)).content.decode()


# --- What -------------------------------------------------------------------------------------


def test_a_moderator_changes_related_things_and_nothing_else(moderator, article):
    target, other = factories.published(), factories.published()
    for one in (article, other):
        one.bylines.create(author=factories.author())
        one.source_links.create(url="https://example.org/a")
    forged = opened(desk(factories.staff("Editor")), change(article)) | {
        "headline": "Forgiato",
        "body": "<p>Forgiato</p>",
        "tags": ["Forgiato"],
        "published_at_0": "01/01/2090",
        "_publish": "1",
    }
    before = everything()
    for deed in ("add", "two_way", "headline", "exclude", "reviewed"):
        sent = forged | {"deed": deed, "target": target.pk, "on": "1"}
        assert moderator.post(page_of(article), sent).status_code == 303
    after = everything()
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {
        "articles.RelatedExclusion",
        "articles.RelatedLink",
        "articles.RelatedList",
        "articles.Suggestion",
        "editions.Change",
        "newsdesk.RelatedChange",
        "newsdesk.Revision",
    }
    assert {"articles.RelatedLink", "articles.RelatedList"} <= changed


@pytest.mark.parametrize("deed", ["add/", "{}/delete/", "{}/withdraw/", "{}/restore/"])
def test_there_is_nothing_else_to_do_here(moderator, article, deed):
    before = everything()
    answer = moderator.post(LINKED + deed.format(article.pk), {"post": "yes", "headline": "x"})
    assert answer.status_code in (302, 403, 404)
    assert everything() == before


def test_its_history_leads_to_the_desk(moderator, article):
    answer = moderator.get(f"{LINKED}{article.pk}/history/")
    assert (answer.status_code, answer["Location"]) == (303, page_of(article))


# --- Odd input --------------------------------------------------------------------------------


@pytest.mark.parametrize("evil", ["x", "\x00", "9" * 30, "-1", "", "0", "1.5", "²", "\ud7ff%_'\""])
def test_forged_values_break_nothing(moderator, article, evil):
    target = factories.published()
    press(moderator, article, "add", target)
    names = ("queue", "q", "opened", "next")
    for address in (page_of(article), LINKED):
        answer = moderator.get(address, dict.fromkeys(names, evil))
        assert answer.status_code == (400 if "\0" in evil else 200)
    facts = ("kind", "mode", "to", "origin", "place", "version", "reason", "headline")
    facts = dict.fromkeys((*facts, "until_0", "until_1", "until_2"), evil)
    for deed in ("add", "move", "kind", "mode", "expire", "headline", "exclude", "two_way"):
        for key in (target.pk, evil):
            answer = moderator.post(page_of(article), facts | {"deed": deed, "target": key})
            assert answer.status_code == 303
    assert moderator.post(page_of(article), {"deed": evil}).status_code == 400


def test_an_end_is_a_day_with_or_without_a_time_and_still_to_come(moderator, article):
    target = factories.published()
    press(moderator, article, "add", target)
    press(moderator, article, "expire", target, until_0="2099-11-30")
    ends = timezone.localtime(article.related_links.get().expires_at)
    assert f"{ends:%Y-%m-%d %H:%M}" == "2099-11-30 23:59"
    press(moderator, article, "expire", target, until_0="2099-11-30", until_1="18:30")
    ends = timezone.localtime(article.related_links.get().expires_at)
    assert f"{ends:%H:%M}" == "18:30"
    page = press(moderator, article, "expire", target, until_0="2020-01-01")
    assert "passato" in said(page)[0]
    page = press(moderator, article, "expire", target, until_0="2099-99-99")
    assert article.related_links.get().expires_at == ends
    press(moderator, article, "expire", target, until_0="")
    assert article.related_links.get().expires_at is None


def test_an_hour_that_a_clock_change_skips_is_no_end(moderator, article):
    target = factories.published()
    press(moderator, article, "add", target)
    press(moderator, article, "expire", target, until_0="2027-03-28", until_1="02:30")
    assert article.related_links.get().expires_at is None


def test_of_an_hour_that_comes_twice_the_first_is_the_end(moderator, article):
    target = factories.published()
    press(moderator, article, "add", target)
    press(moderator, article, "expire", target, until_0="2037-10-25", until_1="02:30")
    end = article.related_links.get().expires_at
    assert end == datetime.fromisoformat("2037-10-25T00:30:00Z")


def test_undoing_nothing_says_so(moderator, article):
    assert said(press(moderator, article, "undo")) == ["Non c’è niente da annullare."]
    answer = moderator.post(LINKED, {"deed": "undo"})
    assert answer["Location"] == LINKED


def test_undoing_leads_to_where_it_was_done(moderator, article):
    other = factories.published()
    press(moderator, article, "nothing")
    page = press(moderator, other, "undo")
    assert page.context["desk"].article == article
    assert RelatedList.objects.get(article=article).reviewed_at is None


def test_who_comes_back_after_a_day_opens_it_anew(moderator, article):
    long_ago = int((timezone.now() - timedelta(days=2)).timestamp())
    page = moderator.get(page_of(article, f"?opened={long_ago}"))
    assert page.context["desk"].seconds() < 600


def test_the_state_of_a_list_is_told_of_public_articles_only(moderator):
    hidden = factories.withdrawn()
    RelatedList.objects.create(article=hidden, version=5)
    for number in (hidden.pk, 9223372036854775808):
        assert moderator.get(f"{LINKED}{number}/state/").json()["version"] == 0


def test_bulk_deeds_name_no_target_that_only_a_draft_leads_to(moderator):
    hidden = factories.withdrawn("Titolo ritirato")
    factories.draft().related_links.create(target=hidden)
    page = moderator.get(f"{LINKED}bulk/remove/", {"target": hidden.pk})
    assert "Titolo ritirato" not in page.content.decode()
