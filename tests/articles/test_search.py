"""The search page, as its readers meet it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests import factories
from tests.articles.cast import sign
from tests.pages import opened, reader, words

pytestmark = pytest.mark.django_db


def headlines(query):
    return opened(f"/search/?{query}").cards("listing__list")


@pytest.fixture
def bridge():
    return factories.published(
        "Riapre il ponte",
        standfirst="Due corsie.",
        tags=["ponti"],
        section=factories.section("Sport"),
    )


def test_what_was_typed_is_found_and_marked(bridge):
    page = opened("/search/?q=PONTI+corsia")
    assert page.cards("listing__list") == ["Riapre il ponte"]
    assert [words(mark) for mark in page.all("mark")] == ["ponte", "corsie"]
    assert page.one("input", name="q", value="PONTI corsia") is not None
    assert "PONTI corsia" in page.says("title")


def test_only_what_readers_may_see_is_found(bridge):
    factories.draft("Un ponte in bozza", tags=["segreto"])
    factories.scheduled("Un ponte domani")
    factories.withdrawn("Un ponte ritirato")
    assert headlines("q=ponte") == ["Riapre il ponte"]
    for word in ("bozza", "domani", "ritirato", "segreto"):
        assert headlines(f"q={word}") == []


def test_the_scheduled_is_found_when_its_time_has_come():
    factories.scheduled("Un ponte domani", in_hours=1)
    assert headlines("q=ponte") == []
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        assert headlines("q=ponte") == ["Un ponte domani"]


def test_what_the_index_wrongly_keeps_is_hidden_all_the_same(bridge):
    type(bridge).objects.update(withdrawn_at=timezone.now())
    assert headlines("q=ponte") == []


def test_filters_by_section_tag_author_and_period(bridge):
    old = factories.published("Un vecchio ponte", hours_ago=24 * 40, tags=["storia"])
    sign(old, "Anna Neri")
    assert headlines("q=ponte&section=sport") == ["Riapre il ponte"]
    assert headlines("q=ponte&tag=storia") == ["Un vecchio ponte"]
    assert headlines("q=ponte&author=anna-neri") == ["Un vecchio ponte"]
    assert headlines("q=ponte&period=month") == ["Riapre il ponte"]
    assert set(headlines("q=ponte&period=year")) == {"Riapre il ponte", "Un vecchio ponte"}
    assert headlines("q=ponte&section=sport&tag=storia") == []
    assert headlines("q=&tag=storia") == ["Un vecchio ponte"]
    assert set(headlines("q=ponte&section=&period=&order=")) == set(headlines("q=ponte"))


def test_filters_show_what_is_chosen_and_how_to_let_it_go(bridge):
    sign(bridge, "Anna Neri")
    page = opened(
        "/search/?q=ponte&section=sport&tag=ponti&author=anna-neri&period=week&order=newest"
    )
    chosen = [option.get("value") for option in page.all("option") if option.get("selected") == ""]
    assert chosen == ["sport", "week", "newest"]
    hidden = {field.get("name"): field.get("value") for field in page.all("input", type="hidden")}
    assert hidden == {"tag": "ponti", "author": "anna-neri"}
    (chips,) = page.all(class_="search__chips")
    without_tag, without_author = (a.get("href") for a in chips.iter("a"))
    assert "tag=" not in without_tag and "author=anna-neri" in without_tag
    assert "author=" not in without_author and "tag=ponti" in without_author
    assert opened(f"/search/{without_tag}").cards("listing__list") == ["Riapre il ponte"]


def test_best_first_or_newest_first():
    factories.published("Il ponte", hours_ago=48)
    factories.published("Altro", body="<p>Sul ponte.</p>", hours_ago=1)
    assert headlines("q=ponte") == ["Il ponte", "Altro"]
    assert headlines("q=ponte&order=newest") == ["Altro", "Il ponte"]
    assert headlines("q=ponte&order=sideways") == ["Il ponte", "Altro"]


def test_pages_follow_each_other_and_end():
    for number in range(45):
        factories.published(f"Ponte {number}", hours_ago=number + 1)
    first, second, third = (opened(f"/search/?q=ponte&page={n}") for n in (1, 2, 3))
    shown = [page.cards("listing__list") for page in (first, second, third)]
    assert shown[0] + shown[1] + shown[2] == [f"Ponte {number}" for number in range(45)]
    assert "page=2" in first.one("a", rel="next").get("href") and not first.all("a", rel="prev")
    assert "page=1" in second.one("a", rel="prev").get("href")
    assert not third.all("a", rel="next")
    opened("/search/?q=ponte&page=4", 404)


def test_a_tag_of_hidden_articles_is_unknown():
    factories.draft(tags=["segreto"])
    factories.scheduled(tags=["domani"])
    opened("/search/?tag=segreto", 404)
    opened("/search/?tag=domani", 404)


def test_how_many_were_found_in_plain_words(bridge, monkeypatch):
    assert "1 articolo." in opened("/search/?q=ponte").text
    factories.published("Un ponte")
    assert "2 articoli." in opened("/search/?q=ponte").text
    monkeypatch.setattr("articles.pages.searches.COUNTED", 1)
    assert "Più di 1.000 articoli." in opened("/search/?q=ponte").text


def test_nothing_found_says_so_and_leads_on(bridge):
    page = opened("/search/?q=zibaldone")
    assert "Nessun risultato per «zibaldone»." in page.text
    assert page.cards("latest") == ["Riapre il ponte"]
    assert "meno filtri" in opened("/search/?q=zibaldone&section=sport").text


def test_a_mistyped_word_leads_to_the_one_that_was_meant(bridge):
    page = opened("/search/?q=il+pomte")
    (nothing,) = page.all(class_="search__nothing")
    (link,) = nothing.iter("a")
    assert words(link) == "il ponte"
    assert opened(f"/search/{link.get('href')}").cards("listing__list") == ["Riapre il ponte"]


def test_no_word_of_hidden_articles_is_offered():
    factories.scheduled("La diga crolla")
    assert "diga" not in opened("/search/?q=dige").text.replace("dige", "")
    assert "crolla" not in opened("/search/?q=crollo").text


@pytest.mark.parametrize("query", ["", "q=", "q=%20", "q=%25", "q=-ponte", "q=%F0%9F%98%80"])
def test_without_words_the_page_says_how_to_search(bridge, query):
    page = opened(f"/search/?{query}")
    assert page.says("h1") == "Cerca"
    assert page.all(class_="search__hint") and not page.all(class_="listing__list")
    assert page.meta("robots") == ["noindex, follow"]


def test_nothing_is_kept_or_sent_to_the_reader(bridge):
    response = reader().get("/search/?q=ponte")
    assert not response.cookies and "Cookie" not in response.get("Vary", "")


def test_the_address_takes_no_other_method(bridge):
    assert reader().post("/search/").status_code == 405
    assert reader().head("/search/?q=ponte").status_code == 200
