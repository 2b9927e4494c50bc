"""What a look at a page of a small local web finds, well-behaved or not."""

import gzip
from datetime import timedelta

import pytest

from outgoing.failures import Unreachable
from outgoing.guard import Guard
from outgoing.robots import Read
from sources.looking import LONGEST, Look, State, closed_by_robots, kept_out, look, our_client
from tests.newsportal.hub import closed_address
from tests.outgoing.certificates import Authority
from tests.outgoing.web import web as local

PAGE = """<!doctype html><html lang=it><title>Crolla il ponte - Il Giornale</title>
<meta property="og:title" content="Crolla il ponte">
<article><h1>Crolla il ponte</h1><p>Due i feriti, città ferma.</p></article>"""
OTHER = PAGE.replace("Crolla", "Riapre")
ERROR = "<title>Il Giornale</title><h1>Ops, qualcosa è andato storto</h1><p>Prova la ricerca."
STORY = "/2026/11/ponte"
HOUR = timedelta(hours=1)


@pytest.fixture
def web():
    """A web of this machine that is told what to answer."""
    with local() as server:
        yield server


def found(web, path=STORY, *known, **options):
    return look(web.address(path), *known, client=web.client(**options))


def sibling_of(web, path=STORY):
    """The nonsense address that was asked for besides `path`."""
    (sibling,) = [asked for asked, _ in web.asked if asked != path]
    return sibling


def test_a_living_page(web):
    web.says(STORY, PAGE, ETag='"one"', Last_Modified="Sun, 22 Nov 2026 12:00:00 GMT")
    assert found(web) == Look(
        State.ALIVE,
        200,
        title="Crolla il ponte",
        text="Crolla il ponte\nDue i feriti, città ferma.",
        etag='"one"',
        last_modified="Sun, 22 Nov 2026 12:00:00 GMT",
    )


def test_a_page_that_is_as_it_was(web):
    web.says(STORY, status=304, kind="", ETag='"one"')
    seen = found(web, STORY, '"one"', "Sun, 22 Nov 2026 12:00:00 GMT")
    assert (seen.state, seen.status, seen.title, seen.etag) == (State.ALIVE, 304, "", '"one"')
    _path, headers = web.asked[0]
    assert headers["If-None-Match"] == '"one"'
    assert headers["If-Modified-Since"] == "Sun, 22 Nov 2026 12:00:00 GMT"


def test_a_first_look_asks_without_conditions(web):
    web.says(STORY, PAGE)
    found(web)
    assert not {"If-None-Match", "If-Modified-Since"} & set(web.asked[0][1])


def test_another_title_is_brought_home(web):
    web.says(STORY, PAGE)
    first = found(web)
    web.says(STORY, OTHER)
    assert (first.title, found(web).title) == ("Crolla il ponte", "Riapre il ponte")


@pytest.mark.parametrize(
    ("status", "state"),
    [(301, State.MOVED), (308, State.MOVED), (302, State.ALIVE), (307, State.ALIVE)],
)
def test_a_page_elsewhere(web, status, state):
    web.redirects(STORY, "/2026/11/ponte-crollato", status)
    web.says("/2026/11/ponte-crollato", PAGE)
    seen = found(web)
    assert (seen.state, seen.status, seen.title) == (state, 200, "Crolla il ponte")
    assert seen.final_url == web.address("/2026/11/ponte-crollato")


def test_a_chain_has_moved_if_it_begins_for_good(web):
    web.redirects(STORY, "/2026/11/a", 301)
    web.redirects("/2026/11/a", "/2026/11/b", 302)
    web.says("/2026/11/b", PAGE)
    assert found(web).state == State.MOVED
    assert found(web, "/2026/11/a").state == State.ALIVE


@pytest.mark.parametrize(
    ("status", "state"), [(404, State.GONE), (410, State.GONE), (500, State.UNREACHABLE)]
)
def test_a_chain_ends_as_its_end(web, status, state):
    web.redirects(STORY, "/end", 301)
    web.says("/end", PAGE, status=status)
    seen = found(web)
    assert (seen.state, seen.status, seen.reason) == (state, status, f"http_{status}")


def test_a_page_that_became_the_home_page_is_probably_gone(web):
    web.redirects(STORY, "/", 301)
    web.says("/", PAGE, ETag='"home"')
    seen = found(web)
    assert (seen.state, seen.reason, seen.etag) == (State.SOFT_GONE, "home", "")


def test_a_circle_leads_nowhere(web):
    web.redirects(STORY, "/b", 302)
    web.redirects("/b", STORY, 302)
    assert found(web) == Look(State.UNREACHABLE, reason="loop")


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
def test_a_refusal(web, status, state):
    web.says(STORY, PAGE, status=status, ETag='"error"')
    assert found(web) == Look(state, status, f"http_{status}")


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_machine_is_no_news_of_the_page(web, status):
    web.says(STORY, status=status, Retry_After="120")
    seen = found(web)
    assert (seen.state, seen.status, seen.wait.total_seconds()) == (State.WAITING, status, 120)


def test_an_error_page_that_answers_200_is_told_by_its_words(web):
    web.says(STORY, PAGE.replace("Crolla il ponte", "Pagina non trovata"), ETag='"e"')
    seen = found(web)
    assert (seen.state, seen.reason, seen.etag) == (State.SOFT_GONE, "words", "")
    assert len(web.asked) == 1


def test_an_error_page_without_clear_words_is_told_by_a_second_request(web):
    for _ in range(2):  # the second time the address beside it is known to the web, too
        web.says(STORY, ERROR)
        seen = found(web)
        web.says(sibling_of(web), ERROR)
        web.asked.clear()
    assert (seen.state, seen.reason, seen.requests) == (State.SOFT_GONE, "sibling", 2)


def test_a_story_about_errors_lives_where_the_site_knows_what_it_has_not(web):
    web.says(STORY, PAGE.replace("Crolla il ponte", "Che cosa significa l'errore 404"))
    seen = found(web)
    assert (seen.state, seen.requests) == (State.ALIVE, 2)
    assert len(web.asked) == 2


def test_of_a_plain_story_nothing_else_is_asked(web):
    web.says(STORY, PAGE)
    assert (found(web).requests, len(web.asked)) == (1, 1)


def test_a_page_that_was_gathered_into_an_archive_is_probably_gone(web):
    web.says("/archive", PAGE)
    web.redirects(STORY, "/archive", 301)
    assert found(web).state == State.MOVED
    web.redirects(next(asked for asked, _ in web.asked if "nessuna" in asked), "/archive", 301)
    assert found(web).state == State.SOFT_GONE


def test_doubt_remains_doubt_where_the_second_request_fails(web):
    web.says(STORY, ERROR)
    found(web)
    web.does(sibling_of(web), b"no http\r\n\r\n")
    assert found(web).state == State.ALIVE


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg", "text/plain", "", "odd"])
def test_what_is_no_page_lives_without_a_title(web, kind):
    web.says(STORY, "%PDF-1.7 <title>No</title>", kind=kind, ETag='"pdf"')
    assert found(web) == Look(State.ALIVE, 200, etag='"pdf"')


def test_a_page_without_a_type_is_read(web):
    web.says(STORY, "\n" + PAGE, kind="")
    assert found(web).title == "Crolla il ponte"


def test_a_page_in_another_charset_is_read(web):
    web.says(STORY, PAGE.encode("cp1252"), kind="text/html; charset=iso-8859-1")
    assert "città" in found(web).text


def test_nothing_that_a_database_refuses_comes_back(web):
    web.says(STORY, PAGE.replace("ponte", "po\0nte&#0;"), ETag="x" * 301, Last_Modified="è" * 5)
    seen = found(web)
    assert "\0" not in seen.title + seen.text
    assert (seen.etag, seen.last_modified) == ("", "")


def test_conditions_that_no_header_can_hold_are_left_out(web):
    web.says(STORY, PAGE)
    found(web, STORY, "è\n", "\0")
    assert "If-None-Match" not in web.asked[0][1]


def test_an_address_that_is_too_long_to_store_is_left_out(web):
    web.redirects(STORY, "/" + "x" * 3000, 302)
    web.says("/" + "x" * 3000, "%PDF", kind="application/pdf")
    assert found(web) == Look(State.ALIVE, 200)


def test_a_fragment_stays_with_the_address(web):
    web.redirects(STORY, "/2026/11/ponte-crollato", 301)
    web.says("/2026/11/ponte-crollato", PAGE)
    assert found(web, f"{STORY}#feriti").final_url.endswith("/ponte-crollato#feriti")


def test_only_the_beginning_of_an_endless_page_is_read(web):
    web.does(
        STORY,
        b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n",
        PAGE.encode(),
        then=b"x" * 65536,
    )
    assert found(web).title == "Crolla il ponte"


def test_a_bomb_is_read_as_far_as_a_page(web):
    bomb = gzip.compress(PAGE.encode() + b" " * 20 * LONGEST)
    web.says(STORY, bomb, Content_Encoding="gzip")
    assert found(web).title == "Crolla il ponte"


@pytest.mark.parametrize(
    "begun", [b"", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<title>"]
)
def test_slow_machines_are_unreachable(web, begun):
    web.does(STORY, begun)
    assert found(web, read=0.05) == Look(State.UNREACHABLE, reason="slow")


def test_a_dripping_machine_is_unreachable(web):
    web.does(STORY, b"HTTP/1.0 200 OK\r\nX: ", then=b"x")
    assert found(web, read=5, deadline=0.2) == Look(State.UNREACHABLE, reason="slow")


def test_headers_without_measure_are_unreachable(web):
    web.does(STORY, b"HTTP/1.0 200 OK\r\nX: " + b"x" * 200_000)
    assert found(web) == Look(State.UNREACHABLE, reason="protocol")


def test_a_wrong_certificate_is_unreachable(tmp_path):
    authority = Authority()
    with local(tls=authority.serves(tmp_path, "other.example")) as web:
        assert found(web, tls=authority.trust()) == Look(State.UNREACHABLE, reason="certificate")


def test_a_closed_door_and_a_name_without_address_are_unreachable(web):
    port = int(closed_address().rpartition(":")[2].strip("/"))
    client = web.client(guard=Guard(allowed={("127.0.0.1", port)}))
    closed = look(f"http://news.example:{port}/", client=client)
    assert closed == Look(State.UNREACHABLE, reason="connection")
    assert found(web, resolver=lambda host, port: []) == Look(State.UNREACHABLE, reason="dns")


def test_a_redirect_into_a_private_network_is_not_followed(web):
    web.redirects(STORY, "http://169.254.169.254/latest/")
    assert found(web) == Look(State.UNREACHABLE, reason="private")


def test_an_unusual_port_is_closed_to_us_alone(web):
    assert found(web, guard=Guard()) == Look(State.CLOSED, reason="port")


def test_robots_close_a_page_without_a_request():
    assert closed_by_robots() == Look(State.CLOSED, reason="robots", requests=0)


def test_a_machine_in_trouble_is_no_news_of_its_pages():
    assert kept_out(Read(None, wait=HOUR)) == Look(
        State.WAITING, reason="no_robots", wait=HOUR, requests=0
    )


def test_a_machine_that_nobody_can_ask_is_unreachable_with_its_pages():
    read = Read(None, failure=Unreachable("no such name", "dns"))
    assert kept_out(read) == Look(State.UNREACHABLE, reason="dns", requests=0)


def test_machines_are_told_who_asks(settings):
    settings.SITE_NAME, settings.SITE_URL = "L’Eco di Montefalda", "https://www.example.org"
    agent = our_client().agent
    assert agent == "Newsportal (L'Eco di Montefalda; +https://www.example.org/)"


def test_without_a_client_it_is_asked_as_ourselves():
    assert look("http://127.0.0.1/") == Look(State.UNREACHABLE, reason="private")
