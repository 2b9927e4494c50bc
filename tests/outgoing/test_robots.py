"""What a robots.txt allows us, and what it means that there is none."""

from datetime import timedelta

import pytest

from outgoing.robots import KEPT, LATER, LONGEST, Robots, address_of, read
from tests.outgoing.web import AGENT

NO_TIME = timedelta(0)


def allows(text, path, agent=AGENT):
    return Robots(text).allows(f"https://news.example{path}", agent)


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/story", True),
        ("User-agent: *\nDisallow: /", "/story", False),
        ("User-agent: *\nDisallow:", "/story", True),
        ("User-agent: newsportal\nDisallow: /", "/story", False),
        ("User-agent: other\nDisallow: /", "/story", True),
        ("User-agent: eco\nDisallow: /", "/story", True),  # stands in our agent, is not its name
        ("User-agent: *\nDisallow: /\n\nUser-agent: Newsportal\nDisallow: /a", "/story", True),
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/story", True),  # the longer rule
        ("User-agent: *\nDisallow: /*.pdf$", "/paper.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/paper.pdf?v=1", True),
        ("User-agent: *\nDisallow: /città", "/citt%C3%A0/story", False),
        ("<!doctype html><p>Disallow: /</p>", "/story", True),
        ("Disallow: /", "/story", True),
        ("User-agent: *\nDisallow: /" + "*a" * 1000 + "$", "/" + "a" * 2000 + "b", True),
    ],
)
def test_rules_are_read_as_search_engines_read_them(text, path, allowed):
    assert allows(text, path) is allowed


@pytest.mark.parametrize(
    ("line", "delay"),
    [("Crawl-delay: 30", 30), ("Crawl-delay: 0.5", 0.5), ("Crawl-delay: soon", None), ("", None)],
)
def test_the_delay_is_known(line, delay):
    assert Robots(f"User-agent: *\n{line}\nDisallow: /a").delay(AGENT) == delay


@pytest.mark.parametrize("delay", ["inf", "nan", "-1", "9" * 400])
def test_a_delay_without_sense_raises_nothing(delay):
    assert not (Robots(f"User-agent: *\nCrawl-delay: {delay}").delay(AGENT) or 0) < 0


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://news.example/a/b?c#d", "https://news.example/robots.txt"),
        ("http://news.example", "http://news.example/robots.txt"),
    ],
)
def test_it_stands_at_the_root(url, address):
    assert address_of(url) == address


def answer(web, body="", status=200, **headers):
    web.says("/robots.txt", body, status=status, kind="text/plain", **headers)
    return read(web.client(), web.address("/story"))


def test_what_stands_there_is_kept_for_a_day(web):
    found = answer(web, "User-agent: *\nDisallow: /è\0")
    assert (found.text, found.keep) == ("User-agent: *\nDisallow: /è", KEPT)
    assert not Robots(found.text).allows("http://news.example/è", AGENT)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_none_there_allows_everything(web, status):
    found = answer(web, "User-agent: *\nDisallow: /", status=status)
    assert (found.text, found.keep) == ("", KEPT)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_machine_in_trouble_is_left_alone(web, status):
    found = answer(web, status=status)
    assert (found.text, found.wait) == (None, LATER)


def test_a_machine_in_trouble_says_for_how_long(web):
    assert answer(web, status=503, Retry_After="86400").wait == timedelta(days=1)
    assert answer(web, status=503, Retry_After="1").wait == LATER


def test_a_machine_that_is_silent_is_left_alone(web):
    web.does("/robots.txt")
    found = read(web.client(read=0.05), web.address("/story"))
    assert (found.text, found.failure.reason) == (None, "slow")


def test_a_longer_file_is_read_as_far_as_is_reasonable(web):
    found = answer(web, "User-agent: *\nDisallow: /a\n" + "#" * LONGEST)
    assert len(found.text) == LONGEST
    assert not allows(found.text, "/a")


def test_a_mark_of_the_encoding_is_no_part_of_the_first_line(web):
    assert not allows(answer(web, "\ufeffUser-agent: *\nDisallow: /").text, "/story")


def test_a_file_that_moved_is_found(web):
    web.redirects("/robots.txt", "/other.txt", 301)
    web.says("/other.txt", "User-agent: *\nDisallow: /", kind="text/plain")
    assert "Disallow" in read(web.client(), web.address("/story")).text


def test_a_file_that_leads_to_where_we_do_not_go_forbids_nothing(web):
    web.redirects("/robots.txt", "http://169.254.169.254/")
    assert read(web.client(), web.address("/story")).text == ""


def test_of_what_is_no_address_nothing_is_forbidden(web):
    assert read(web.client(), "http://[::1").text == ""
    assert Robots("User-agent: *\nDisallow: /").allows("http://[::1", AGENT)
