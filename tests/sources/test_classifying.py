"""What an answer means, case by case; nobody is asked."""

from datetime import timedelta

import pytest

from outgoing.failures import BadCertificate, Blocked, TooSlow, Unreachable
from sources import classifying
from sources.classifying import State
from sources.pages import Page

HOUR = timedelta(hours=1)
STORY = "https://news.example/2026/11/ponte.html"


@pytest.mark.parametrize(
    ("status", "asked_to_wait", "state", "wait"),
    [
        (404, "", State.GONE, 0 * HOUR),
        (410, "", State.GONE, 0 * HOUR),
        (401, "", State.CLOSED, 0 * HOUR),
        (402, "", State.CLOSED, 0 * HOUR),
        (403, "", State.CLOSED, 0 * HOUR),
        (451, "", State.CLOSED, 0 * HOUR),
        (429, "", State.WAITING, HOUR),
        (429, "7200", State.WAITING, 2 * HOUR),
        (429, "soon", State.WAITING, HOUR),
        (429, "9" * 9, State.WAITING, 7 * 24 * HOUR),
        (503, "60", State.WAITING, HOUR / 60),
        (503, "", State.UNREACHABLE, 0 * HOUR),
        (500, "60", State.UNREACHABLE, 0 * HOUR),
        (502, "", State.UNREACHABLE, 0 * HOUR),
        (400, "", State.UNREACHABLE, 0 * HOUR),
        (418, "", State.UNREACHABLE, 0 * HOUR),
        (301, "", State.UNREACHABLE, 0 * HOUR),  # to nowhere
        (300, "", State.UNREACHABLE, 0 * HOUR),
        (999, "", State.UNREACHABLE, 0 * HOUR),
    ],
)
def test_a_refusal_by_its_status(status, asked_to_wait, state, wait):
    verdict = classifying.of_status(status, asked_to_wait)
    assert (verdict.state, verdict.reason, verdict.wait) == (state, f"http_{status}", wait)


@pytest.mark.parametrize("status", [200, 201, 202, 204, 206, 304])
def test_a_success_is_to_be_looked_at(status):
    assert classifying.of_status(status) is None


@pytest.mark.parametrize(
    ("failure", "state", "reason"),
    [
        (Unreachable("x"), State.UNREACHABLE, "connection"),
        (Unreachable("x", "dns"), State.UNREACHABLE, "dns"),
        (Unreachable("x", "loop"), State.UNREACHABLE, "loop"),
        (TooSlow("x"), State.UNREACHABLE, "slow"),
        (BadCertificate("x"), State.UNREACHABLE, "certificate"),
        (Blocked("x", "private"), State.UNREACHABLE, "private"),
        (Blocked("x", "scheme"), State.UNREACHABLE, "scheme"),
        (Blocked("x", "port"), State.CLOSED, "port"),  # readers may go there
        (Blocked("x", "credentials"), State.CLOSED, "credentials"),
    ],
)
def test_no_answer_by_its_reason(failure, state, reason):
    verdict = classifying.of_failure(failure)
    assert (verdict.state, verdict.reason) == (state, reason)


@pytest.mark.parametrize(
    ("final", "redirects", "state"),
    [
        (STORY, (), State.ALIVE),
        ("https://news.example/new", (301,), State.MOVED),
        ("https://news.example/new", (308,), State.MOVED),
        ("https://news.example/new", (302,), State.ALIVE),
        ("https://news.example/new", (303,), State.ALIVE),
        ("https://news.example/new", (307,), State.ALIVE),
        ("https://news.example/new", (301, 302), State.MOVED),
        ("https://news.example/new", (302, 301), State.ALIVE),
        ("https://news.example/", (301,), State.SOFT_GONE),
        ("https://other.example", (302,), State.SOFT_GONE),
        ("https://news.example/it/", (302,), State.SOFT_GONE),
        ("https://news.example/it-it/index.html", (302,), State.SOFT_GONE),
        ("https://news.example/home.page", (302,), State.SOFT_GONE),
        ("https://news.example/?utm_source=gone", (302,), State.SOFT_GONE),
        ("https://news.example/?p=12", (301,), State.MOVED),
    ],
)
def test_where_redirects_lead(final, redirects, state):
    assert classifying.of_redirects(STORY, final, redirects).state == state


@pytest.mark.parametrize("home", ["http://news.example", "http://news.example/?utm_source=x"])
def test_a_home_page_may_lead_to_another(home):
    assert classifying.of_redirects(home, "https://www.news.example/it/", (301,)).state == (
        State.MOVED
    )


@pytest.mark.parametrize("page", [Page(titles=("Il Giornale", "Errore 404")), Page(heading="404")])
def test_a_page_that_says_it_is_none(page):
    assert classifying.of_words(page).state == State.SOFT_GONE


def test_a_story_says_nothing_of_the_kind():
    page = Page("Ponte", ("Ponte",), "Ponte", "La pagina non è stata trovata.")
    assert classifying.of_words(page) is None


@pytest.mark.parametrize(
    ("final", "page", "doubt"),
    [
        (STORY, Page(titles=("Ponte",), text="Crolla il ponte."), False),
        (STORY, Page(), False),
        (STORY, Page(titles=("Ops! Qualcosa è andato storto",)), True),
        (STORY, Page(text="Siamo spiacenti: la pagina che cerchi non esiste più."), True),
        (STORY, Page(text="Crolla. " * 100 + "La pagina non esiste."), False),
        ("https://news.example/archive/", Page(), True),
        ("https://news.example/ponte.html", Page(), False),
        ("https://news.example/2026/11/21/ponte-crollato", Page(), False),
    ],
)
def test_when_a_second_address_is_asked(final, page, doubt):
    assert classifying.is_in_doubt(STORY, final, page) is doubt


def test_of_a_home_page_there_is_no_doubt():
    page = Page(titles=("Ops",))
    assert not classifying.is_in_doubt("https://news.example/", "https://news.example/", page)


@pytest.mark.parametrize(
    ("url", "begin", "end"),
    [
        (STORY, "https://news.example/2026/11/nessuna-pagina-", ".html"),
        ("https://news.example/a/ponte/#x", "https://news.example/a/nessuna-pagina-", "/"),
        ("https://news.example/città/ponte", "https://news.example/citt%C3%A0/nessuna-pag", ""),
        ("https://news.example/", "https://news.example/nessuna-pagina-", "/"),
        ("https://news.example", "https://news.example/nessuna-pagina-", ""),
        ("https://news.example/a.php?id=12", "https://news.example/a.php?id=", ""),
        ("https://news.example/a?titolo=ponte&b=", "https://news.example/a?titolo=", ""),
    ],
)
def test_an_address_beside_it_where_there_is_nothing(url, begin, end):
    sibling = classifying.sibling(url)
    assert sibling.startswith(begin)
    assert sibling.endswith(end)
    assert sibling != url
    assert sibling == classifying.sibling(url)


@pytest.mark.parametrize(
    ("page", "other", "same"),
    [
        (Page("Ops", ("Ops",), "Ops", "a"), Page("Ops", ("Ops",), "Ops", "b"), True),
        (Page("Ops", ("Ops",), "Ops", "a"), Page("Ops", ("Ops",), "Ponte", "a"), False),
        (Page("Ponte", ("Ponte",)), Page("Ops", ("Ops",)), False),
        (Page(text="Ops"), Page(text="Ops"), True),
        (Page(text="Ops"), Page(text="Ponte"), False),
        (Page(), Page(), False),
    ],
)
def test_whether_two_addresses_show_one_page(page, other, same):
    assert classifying.are_the_same(page, other) is same
