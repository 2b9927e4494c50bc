"""A week of the calendar against a local web: pages are classed rightly, hosts left in peace."""

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
import time_machine
from django.utils import timezone

from outgoing.guard import Guard
from outgoing.pace import PAUSE
from sources import jobs, looking
from sources.classifying import sibling
from sources.models import SourceCheck
from tests import factories
from tests.outgoing.certificates import Authority
from tests.outgoing.web import web as local

pytestmark = pytest.mark.django_db

State = SourceCheck.State
PAGE = "<title>{}</title><article><h1>Il ponte</h1><p>Riapre domani.</p></article>"
HEADER = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"
END = {
    "alive": State.ALIVE,
    "as-before": State.ALIVE,
    "for-now": State.ALIVE,
    "endless": State.ALIVE,
    "for-good": State.MOVED,
    "retitled": State.RETITLED,
    "home": State.SOFT_GONE,
    "words": State.SOFT_GONE,
    "sibling": State.SOFT_GONE,
    "404": State.GONE,
    "410": State.GONE,
    "403": State.CLOSED,
    "robots": State.CLOSED,
    "busy": State.WAITING,
    "trouble": State.WAITING,
    "500": State.UNREACHABLE,
    "loop": State.UNREACHABLE,
    "slow": State.UNREACHABLE,
    "private": State.UNREACHABLE,
    "certificate": State.UNREACHABLE,
    "dns": State.UNREACHABLE,
}


def furnish(web):
    """Pages that behave as they are named; what is not furnished is 404."""
    for name in ("alive", "elsewhere", "retitled", "robots"):
        web.says(f"/pages/{name}", PAGE.format("Il ponte"))
    web.says("/pages/as-before", PAGE.format("Il ponte"), ETag='"one"')
    web.redirects("/pages/for-good", "/pages/elsewhere", 301)
    web.redirects("/pages/for-now", "/pages/elsewhere", 302)
    web.redirects("/pages/home", "/", 301)
    web.redirects("/pages/loop", "/pages/loop", 302)
    web.redirects("/pages/private", "http://169.254.169.254/latest/", 302)
    web.says("/", PAGE.format("Il Giornale"))
    web.says("/pages/words", PAGE.format("Pagina non trovata"))
    web.says("/pages/410", status=410)
    web.says("/pages/403", status=403)
    web.says("/pages/500", status=500)
    web.says("/pages/busy", status=429, Retry_After="3600")
    web.does("/pages/endless", HEADER, PAGE.format("Il ponte").encode(), then=b"x" * 65536)
    web.does("/pages/slow")
    web.says("/rules", "User-agent: *\nDisallow: /pages/robots", kind="text/plain")
    web.says("/trouble", status=500)
    web.deeds["/robots.txt"] = lambda handler: web.deeds[
        "/trouble" if handler.headers["Host"].startswith("trouble") else "/rules"
    ](handler)
    for address in ("/pages/sibling", sibling(web.address("/pages/sibling", "sibling.example"))):
        web.says(urlsplit(address).path, "<title>Il Giornale</title><h1>Ops, qualcosa non va</h1>")


@pytest.fixture
def asked():
    """When each host was connected to, by the clock of the test."""
    return defaultdict(list)


@pytest.fixture
def web(asked, monkeypatch, tmp_path):
    authority = Authority()

    def resolver(host, port):
        asked[host].append(timezone.now())
        return [] if host == "dns.example" else ["127.0.0.1"]

    with local() as web, local(tls=authority.serves(tmp_path, "other.example")) as safe:
        web.safe = safe
        guard = Guard(allowed={("127.0.0.1", one.server_port) for one in (web, safe)})
        client = web.client(guard=guard, resolver=resolver, tls=authority.trust(), read=0.1)
        monkeypatch.setattr(looking, "our_client", lambda: client)
        yield web


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-23 09:00+01:00", tick=False) as traveller:
        yield traveller


def source(url):
    factories.published().source_links.create(url=url)


def pass_time(clock, step, times):
    for _ in range(times):
        jobs.look_at_due.call()
        clock.shift(step)


def test_each_page_is_classed_rightly(web, clock):
    furnish(web)
    for name in END:
        where = web.safe if name == "certificate" else web
        source(where.address(f"/pages/{name}", host=f"{name}.example"))
    pass_time(clock, timedelta(minutes=5), 3)
    web.says("/pages/retitled", PAGE.format("Il ponte non riapre"))
    web.says("/pages/as-before", status=304, kind="")
    pass_time(clock, timedelta(hours=12), 14)
    states = {
        check.host.removesuffix(".example"): check.state for check in SourceCheck.objects.all()
    }
    assert states == END


def test_a_host_rests_after_each_request(web, clock, asked):
    for number in range(5):
        web.says(f"/pages/{number}", PAGE.format("Il ponte"))
        source(web.address(f"/pages/{number}"))
    pass_time(clock, timedelta(seconds=1), 120)
    looks = sorted(set(asked["news.example"]))
    assert len(looks) == 5
    assert len(asked["news.example"]) == 6  # robots.txt, too, and only once
    assert looks[1] - looks[0] >= 2 * PAUSE
    assert min(later - earlier for earlier, later in pairwise(looks)) >= PAUSE
