"""The sources desk: what is damaged, what happened there, and who sees it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from newsdesk.mending import listing
from photos.lists import COUNTED
from sources.jobs import begun
from sources.models import SourceCheck
from tests import factories
from tests.newsdesk.pages import desk

pytestmark = pytest.mark.django_db

LIST = "/admin/sources/sourcecheck/"
State = SourceCheck.State


def damaged(state=State.GONE, headline=None, url=None, outlet="Agenzia Prova", days=3, **facts):
    """A source of a public article, in this state for some days."""
    article = factories.published(headline)
    source = factories.outlet(outlet) if outlet else None
    link = article.source_links.create(url=url or f"https://prova.it/{article.pk}", source=source)
    return look(link, state, timezone.now() - timedelta(days=days), **facts)


def look(link, state, since, **facts):
    check = begun(link)
    for name, value in {"state": state, "since": since, "checked_at": since, **facts}.items():
        setattr(check, name, value)
    check.weigh()
    check.save(force_insert=True)
    return check


def page_of(check):
    return f"{LIST}{check.pk}/change/"


def words(answer):
    return " ".join(strip_tags(answer.content.decode()).split())


def headlines(answer):
    return [row["article"].headline for row in answer.context["rows"]]


def test_the_worst_damage_stands_first_and_of_that_the_latest(moderator):
    for state, days in [
        (State.RETITLED, 1),
        (State.GONE, 9),
        (State.UNREACHABLE, 1),
        (State.GONE, 2),
        (State.MOVED, 1),
        (State.SOFT_GONE, 1),
        (State.ALIVE, 1),
        (State.CLOSED, 1),
        (State.WAITING, 1),
    ]:
        damaged(state, f"{state} da {days}", days=days)
    assert headlines(moderator.get(LIST)) == [
        "gone da 2",
        "gone da 9",
        "soft_gone da 1",
        "unreachable da 1",
        "moved da 1",
        "retitled da 1",
    ]


def test_what_readers_do_not_have_is_not_listed(moderator):
    article = damaged(headline="Ritirato").link.article
    article.withdrawn_at = timezone.now()
    article.save()
    answer = moderator.get(LIST)
    assert headlines(answer) == []
    assert "niente da guardare" in answer.content.decode()


def test_the_list_is_narrowed_by_damage_and_by_outlet(moderator):
    damaged(State.GONE, "Sparita", outlet="Agenzia")
    damaged(State.MOVED, "Spostata", outlet="Agenzia")
    damaged(State.MOVED, "Senza testata", "https://www.altra.it/1", outlet=None)
    agency = factories.outlet("Agenzia").pk
    asked = {
        "": ["Sparita", "Senza testata", "Spostata"],
        "?kind=moved": ["Senza testata", "Spostata"],
        f"?outlet={agency}": ["Sparita", "Spostata"],
        f"?kind=moved&outlet={agency}": ["Spostata"],
        "?outlet=www.altra.it": ["Senza testata"],
        "?kind=returned": [],
    }
    for query, wanted in asked.items():
        assert sorted(headlines(moderator.get(LIST + query))) == sorted(wanted), query
    filters = words(moderator.get(LIST))
    assert "Agenzia 2" in filters and "altra.it 1" in filters and "Spostata 2" in filters


def test_what_is_marked_as_gone_needs_nobody_until_it_answers_again(moderator):
    check = damaged(State.GONE, "Sparita")
    check.link.gone_since = timezone.localdate()
    check.link.save()
    assert headlines(moderator.get(LIST)) == []
    SourceCheck.objects.filter(pk=check.pk).update(state=State.ALIVE)
    check.link.save()
    assert headlines(moderator.get(LIST + "?kind=returned")) == ["Sparita"]


def test_the_sources_of_an_article_are_found_by_its_address(moderator):
    article = damaged(State.ALIVE, "Tutto bene").link.article
    article.source_links.create(url="https://prova.it/mai-guardata")
    draft = factories.draft("Bozza", slug="bozza")
    draft.source_links.create(url="https://prova.it/bozza")
    for asked in (
        article.get_absolute_url(),
        f"http://testserver{article.get_absolute_url()}?utm_source=x#top",
        f" {article.slug} ",
    ):
        answer = moderator.get(LIST, {"q": asked})
        assert [row["check"].state for row in answer.context["rows"]] == ["alive", "waiting"]
    for asked in ("bozza", "non-esiste", "/", "%", "a" * 5_000, "è “strano”"):
        assert headlines(moderator.get(LIST, {"q": asked})) == []


@pytest.mark.parametrize("query", ["kind=x", "outlet=99999999999999999", "p=x", "p=-1", "p=99"])
def test_odd_addresses_of_the_list_are_answered(moderator, query):
    damaged()
    assert moderator.get(f"{LIST}?{query}").status_code == 200


def test_the_list_has_pages_and_keeps_what_it_is_narrowed_by(moderator):
    link = damaged(State.MOVED).link
    for number in range(51):
        other = link.article.source_links.create(url=f"https://prova.it/m/{number}")
        look(other, State.MOVED, timezone.now())
    first = moderator.get(LIST + "?kind=moved")
    assert len(first.context["rows"]) == 50
    assert "?kind=moved&amp;p=2" in first.content.decode()
    assert len(moderator.get(LIST + "?kind=moved&p=2").context["rows"]) == 2


def test_it_is_counted_only_so_far(moderator, monkeypatch):
    monkeypatch.setattr(listing, "COUNTED", 2)
    for _ in range(3):
        damaged()
    numbers = listing.numbers()
    assert (numbers.total, numbers.more) == (2, True)
    assert "Tutte 2+" in words(moderator.get(LIST))
    assert listing.COUNTED < COUNTED


def test_list_and_page_cost_few_questions_however_many_there_are(
    moderator, django_assert_max_num_queries
):
    checks = [damaged(outlet=f"Testata {number}") for number in range(9)]
    moderator.get(LIST)
    with django_assert_max_num_queries(10):
        moderator.get(LIST)
    with django_assert_max_num_queries(10):
        moderator.get(page_of(checks[0]))


def test_the_page_shows_by_words_what_changed(moderator):
    check = damaged(
        State.RETITLED,
        first_title="Il ponte riapre",
        title="Il ponte chiude",
        first_text="<b>Lunedì</b> si passa.",
        text="<b>Lunedì</b> non si passa.",
    )
    page = moderator.get(page_of(check)).content.decode()
    title = page.partition("Il ponte ")[2]
    assert "<del>" in title and "riapre" in title and "<ins>" in title and "chiude" in title
    assert "&lt;b&gt;" in page and "<b>Lunedì" not in page


def test_the_page_says_why_and_since_when(moderator):
    check = damaged(State.UNREACHABLE, reason="dns", days=3)
    text = words(moderator.get(page_of(check)))
    assert "Irraggiungibile" in text and "Da giorni non risponde nessuno." in text
    failing = damaged(State.ALIVE, failures=2)
    assert "riproviamo" in moderator.get(page_of(failing)).content.decode()


def test_a_page_leads_to_the_next_that_needs_somebody(moderator):
    first, second = damaged(days=1), damaged(days=2)
    assert moderator.get(page_of(first)).context["following"] == second.pk
    assert moderator.get(page_of(second)).context["following"] == first.pk


def test_pages_of_what_is_not_public_or_not_there_are_not_found(moderator):
    draft = factories.draft().source_links.create(url="https://prova.it/1")
    for key in (draft.pk, 999_999, "9" * 30, "x", "1%00", "-1", "²"):
        assert moderator.get(f"{LIST}{key}/change/").status_code in (400, 404), key


def test_who_may_mend_has_a_line_on_the_front_page_of_the_desk(moderator):
    counted = re.compile(r"\d+ font[ei] da guardare")
    assert not counted.search(moderator.get("/admin/").content.decode())
    damaged()
    damaged()
    assert "2 fonti da guardare" in moderator.get("/admin/").content.decode()
    for group in ("Editor", "Editor-in-chief"):
        assert "2 fonti da guardare" in desk(factories.staff(group)).get("/admin/").content.decode()
    journalist = desk(factories.staff("Journalist")).get("/admin/")
    assert not counted.search(journalist.content.decode())
