"""What a look says of machines that do not answer, or may not be asked."""

import pytest

from outgoing.failures import Unreachable
from outgoing.guard import Guard
from outgoing.robots import Read
from sources.looking import Look, State, closed_by_robots, kept_out, look, our_client
from tests.newsportal.hub import closed_address
from tests.outgoing.certificates import Authority
from tests.outgoing.web import web as local
from tests.sources.small_web import HOUR, STORY, found


@pytest.mark.parametrize(
    "begun", [b"", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<title>"]
)
def test_slow_machines_are_unreachable(site, begun):
    site.does(STORY, begun)
    assert found(site, read=0.05) == Look(State.UNREACHABLE, reason="slow")


def test_a_dripping_machine_is_unreachable(site):
    site.does(STORY, b"HTTP/1.0 200 OK\r\nX: ", then=b"x")
    assert found(site, read=5, deadline=0.2) == Look(State.UNREACHABLE, reason="slow")


def test_headers_without_measure_are_unreachable(site):
    site.does(STORY, b"HTTP/1.0 200 OK\r\nX: " + b"x" * 200_000)
    assert found(site) == Look(State.UNREACHABLE, reason="protocol")


def test_a_wrong_certificate_is_unreachable(tmp_path):
    authority = Authority()
    with local(tls=authority.serves(tmp_path, "other.example")) as site:
        assert found(site, tls=authority.trust()) == Look(State.UNREACHABLE, reason="certificate")


def test_a_closed_door_and_a_name_without_address_are_unreachable(site):
    port = int(closed_address().rpartition(":")[2].strip("/"))
    client = site.client(guard=Guard(allowed={("127.0.0.1", port)}))
    closed = look(f"http://news.example:{port}/", client=client)
    assert closed == Look(State.UNREACHABLE, reason="connection")
    assert found(site, resolver=lambda host, port: []) == Look(State.UNREACHABLE, reason="dns")


def test_a_redirect_into_a_private_network_is_not_followed(site):
    site.redirects(STORY, "http://169.254.169.254/latest/")
    assert found(site) == Look(State.UNREACHABLE, reason="private")


def test_an_unusual_port_is_closed_to_us_alone(site):
    assert found(site, guard=Guard()) == Look(State.CLOSED, reason="port")


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
