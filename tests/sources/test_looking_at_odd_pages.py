"""Pages that are no pages, too long, or written in a way that could harm."""

import gzip

import pytest

from sources.looking import LONGEST, Look, State
from tests.sources.small_web import PAGE, STORY, found


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg", "text/plain", "", "odd"])
def test_what_is_no_page_lives_without_a_title(site, kind):
    site.says(STORY, "%PDF-1.7 <title>No</title>", kind=kind, ETag='"pdf"')
    assert found(site) == Look(State.ALIVE, 200, etag='"pdf"')


def test_a_page_without_a_type_is_read(site):
    site.says(STORY, "\n" + PAGE, kind="")
    assert found(site).title == "Crolla il ponte"


def test_a_page_in_another_charset_is_read(site):
    site.says(STORY, PAGE.encode("cp1252"), kind="text/html; charset=iso-8859-1")
    assert "città" in found(site).text


def test_nothing_that_a_database_refuses_comes_back(site):
    site.says(STORY, PAGE.replace("ponte", "po\0nte&#0;"), ETag="x" * 301, Last_Modified="è" * 5)
    seen = found(site)
    assert "\0" not in seen.title + seen.text
    assert (seen.etag, seen.last_modified) == ("", "")


def test_conditions_that_no_header_can_hold_are_left_out(site):
    site.says(STORY, PAGE)
    found(site, STORY, "è\n", "\0")
    assert "If-None-Match" not in site.asked[0][1]


def test_an_address_that_is_too_long_to_store_is_left_out(site):
    site.redirects(STORY, "/" + "x" * 3000, 302)
    site.says("/" + "x" * 3000, "%PDF", kind="application/pdf")
    assert found(site) == Look(State.ALIVE, 200)


def test_a_fragment_stays_with_the_address(site):
    site.redirects(STORY, "/2026/11/ponte-crollato", 301)
    site.says("/2026/11/ponte-crollato", PAGE)
    assert found(site, f"{STORY}#feriti").final_url.endswith("/ponte-crollato#feriti")


def test_only_the_beginning_of_an_endless_page_is_read(site):
    site.does(
        STORY,
        b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n",
        PAGE.encode(),
        then=b"x" * 65536,
    )
    assert found(site).title == "Crolla il ponte"


def test_a_bomb_is_read_as_far_as_a_page(site):
    bomb = gzip.compress(PAGE.encode() + b" " * 20 * LONGEST)
    site.says(STORY, bomb, Content_Encoding="gzip")
    assert found(site).title == "Crolla il ponte"
