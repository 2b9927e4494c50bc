"""What a look at a page of a small local web finds."""

import pytest

from sources.looking import Look, State
from tests.sources.small_web import ERROR, OTHER, PAGE, STORY, found, sibling_of


def test_a_living_page(site):
    site.says(STORY, PAGE, ETag='"one"', Last_Modified="Sun, 22 Nov 2026 12:00:00 GMT")
    assert found(site) == Look(
        State.ALIVE,
        200,
        title="Crolla il ponte",
        text="Crolla il ponte\nDue i feriti, città ferma.",
        etag='"one"',
        last_modified="Sun, 22 Nov 2026 12:00:00 GMT",
    )


def test_a_page_that_is_as_it_was(site):
    site.says(STORY, status=304, kind="", ETag='"one"')
    seen = found(site, STORY, '"one"', "Sun, 22 Nov 2026 12:00:00 GMT")
    assert (seen.state, seen.status, seen.title, seen.etag) == (State.ALIVE, 304, "", '"one"')
    _path, headers = site.asked[0]
    assert headers["If-None-Match"] == '"one"'
    assert headers["If-Modified-Since"] == "Sun, 22 Nov 2026 12:00:00 GMT"


def test_a_first_look_asks_without_conditions(site):
    site.says(STORY, PAGE)
    found(site)
    assert not {"If-None-Match", "If-Modified-Since"} & set(site.asked[0][1])


def test_another_title_is_brought_home(site):
    site.says(STORY, PAGE)
    first = found(site)
    site.says(STORY, OTHER)
    assert (first.title, found(site).title) == ("Crolla il ponte", "Riapre il ponte")


@pytest.mark.parametrize(
    ("status", "state"),
    [(301, State.MOVED), (308, State.MOVED), (302, State.ALIVE), (307, State.ALIVE)],
)
def test_a_page_elsewhere(site, status, state):
    site.redirects(STORY, "/2026/11/ponte-crollato", status)
    site.says("/2026/11/ponte-crollato", PAGE)
    seen = found(site)
    assert (seen.state, seen.status, seen.title) == (state, 200, "Crolla il ponte")
    assert seen.final_url == site.address("/2026/11/ponte-crollato")


def test_a_chain_has_moved_if_it_begins_for_good(site):
    site.redirects(STORY, "/2026/11/a", 301)
    site.redirects("/2026/11/a", "/2026/11/b", 302)
    site.says("/2026/11/b", PAGE)
    assert found(site).state == State.MOVED
    assert found(site, "/2026/11/a").state == State.ALIVE


@pytest.mark.parametrize(
    ("status", "state"), [(404, State.GONE), (410, State.GONE), (500, State.UNREACHABLE)]
)
def test_a_chain_ends_as_its_end(site, status, state):
    site.redirects(STORY, "/end", 301)
    site.says("/end", PAGE, status=status)
    seen = found(site)
    assert (seen.state, seen.status, seen.reason) == (state, status, f"http_{status}")


def test_a_page_that_became_the_home_page_is_probably_gone(site):
    site.redirects(STORY, "/", 301)
    site.says("/", PAGE, ETag='"home"')
    seen = found(site)
    assert (seen.state, seen.reason, seen.etag) == (State.SOFT_GONE, "home", "")


def test_a_circle_leads_nowhere(site):
    site.redirects(STORY, "/b", 302)
    site.redirects("/b", STORY, 302)
    assert found(site) == Look(State.UNREACHABLE, reason="loop")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (404, State.GONE),
        (410, State.GONE),
        (401, State.CLOSED),
        (403, State.CLOSED),
        (451, State.CLOSED),
        (500, State.UNREACHABLE),
        (503, State.UNREACHABLE),
    ],
)
def test_a_refusal(site, status, state):
    site.says(STORY, PAGE, status=status, ETag='"error"')
    assert found(site) == Look(state, status, f"http_{status}")


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_machine_is_no_news_of_the_page(site, status):
    site.says(STORY, status=status, Retry_After="120")
    seen = found(site)
    assert (seen.state, seen.status, seen.wait.total_seconds()) == (State.WAITING, status, 120)


def test_an_error_page_that_answers_200_is_told_by_its_words(site):
    site.says(STORY, PAGE.replace("Crolla il ponte", "Pagina non trovata"), ETag='"e"')
    seen = found(site)
    assert (seen.state, seen.reason, seen.etag) == (State.SOFT_GONE, "words", "")
    assert len(site.asked) == 1


def test_an_error_page_without_clear_words_is_told_by_a_second_request(site):
    for _ in range(2):  # the second time the address beside it is known to the site, too
        site.says(STORY, ERROR)
        seen = found(site)
        site.says(sibling_of(site), ERROR)
        site.asked.clear()
    assert (seen.state, seen.reason, seen.requests) == (State.SOFT_GONE, "sibling", 2)


def test_a_story_about_errors_lives_where_the_site_knows_what_it_has_not(site):
    site.says(STORY, PAGE.replace("Crolla il ponte", "Che cosa significa l'errore 404"))
    seen = found(site)
    assert (seen.state, seen.requests) == (State.ALIVE, 2)
    assert len(site.asked) == 2


def test_of_a_plain_story_nothing_else_is_asked(site):
    site.says(STORY, PAGE)
    assert (found(site).requests, len(site.asked)) == (1, 1)


def test_a_page_that_was_gathered_into_an_archive_is_probably_gone(site):
    site.says("/archive", PAGE)
    site.redirects(STORY, "/archive", 301)
    assert found(site).state == State.MOVED
    site.redirects(next(asked for asked, _ in site.asked if "nessuna" in asked), "/archive", 301)
    assert found(site).state == State.SOFT_GONE


def test_doubt_remains_doubt_where_the_second_request_fails(site):
    site.says(STORY, ERROR)
    found(site)
    site.does(sibling_of(site), b"no http\r\n\r\n")
    assert found(site).state == State.ALIVE
