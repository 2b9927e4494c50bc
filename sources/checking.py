"""Looks at the pages that are due, one after the other, and at one machine never twice at a time.

Several workers may do so at once: whoever claims a page claims its host, and both are let go by
time alone where a worker dies. Nothing is lost then: what is due is in the table, not in the queue.
"""

import time
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.models import SourceLink
from outgoing import pace, robots
from sources import findings, looking
from sources.models import Host, SourceCheck

ROUND = 20  # seconds in which looks are begun; a worker has other things to do
MOST = 20  # looks in a round
CANDIDATES = 10
ASKED = timedelta(minutes=3)  # longer than a look takes: nobody else asks the host meanwhile
CLAIMED = timedelta(minutes=15)  # then another worker may look at the page
HIDDEN = timedelta(days=7)  # until we see whether a withdrawn article has come back


def look_round() -> int:
    """Look at what is due; how many pages were looked at.

    Bounded: no look begins after ROUND seconds, and each is bounded itself.
    """
    client, started = looking.our_client(), time.monotonic()
    for number in range(MOST):
        check = None
        if time.monotonic() - started < ROUND:
            check = claim_next(timezone.now())
        if check is None:
            return number
        look_at(check, client)
    return MOST


def claim_next(now):
    """A page that is due, whose host may be asked, and nobody else looks at; None if none is."""
    resting = Host.objects.filter(next_at__gt=now).values("name")
    due = SourceCheck.objects.filter(next_at__lte=now).exclude(host__in=resting)
    light = due.defer("first_text", "text").order_by("next_at", "pk")
    return next((check for check in light[:CANDIDATES] if claim(check, now)), None)


def claim(check, now) -> bool:
    """Take the page and its host, both or none. Three queries."""
    free = Q(next_at=None) | Q(next_at__lte=now)
    with transaction.atomic():
        Host.objects.get_or_create(name=check.host)
        mine = SourceCheck.objects.filter(pk=check.pk, next_at=check.next_at)
        host = Host.objects.filter(free, name=check.host)
        is_mine = mine.update(next_at=now + CLAIMED) and host.update(next_at=now + ASKED)
        if not is_mine:
            transaction.set_rollback(True)
    return bool(is_mine)


def look_at(check, client) -> None:
    """Look at a claimed page, write down what was found and let its host go."""
    links = SourceLink.objects.select_related("article").defer("article__body")
    link, host = links.filter(pk=check.pk).first(), Host.objects.get(pk=check.host)
    if not link or not link.article.is_published() or link.url != check.url:
        _set_aside(check, link)
        Host.objects.filter(pk=host.pk).update(next_at=None)
    else:
        _write(check, _ask(check, host, client))


def _set_aside(check, link):
    """Nobody reads the article now, or the address is another one: nothing is asked."""
    now = timezone.now()
    if link and link.url != check.url:
        check.begin(link.url, now)
        check.save()
    elif link:
        SourceCheck.objects.filter(pk=check.pk).update(next_at=now + HIDDEN)


def _ask(check, host, client):
    """What the page says, if the host lets us ask; its pace goes on from the end of the look."""
    requests, found, now = 0, None, timezone.now()
    if host.robots_until is None or host.robots_until <= now:
        read, requests = robots.read(client, check.url), 1
        if read.text is None:
            found = looking.kept_out(read)
        else:
            host.robots, host.robots_until = read.text, now + read.keep
    rules = robots.Robots(host.robots)
    if found is None and not rules.allows(check.url, client.agent):
        found = looking.closed_by_robots()
    if found is None:
        is_same = check.state in findings.CONDITIONAL
        known = (check.etag, check.last_modified) if is_same else ()
        found = looking.look(check.url, *known, client=client)
    host.next_at = pace.next_request(
        timezone.now(), rules.delay(client.agent), found.wait, requests + found.requests
    )
    host.save()
    return found


def _write(check, found):
    """What was found, unless the page is another one by now, or gone from the article."""
    with transaction.atomic():
        locked = SourceCheck.objects.select_for_update(of=("self",)).select_related("link")
        stored = locked.filter(pk=check.pk).first()
        if stored and stored.url == check.url == stored.link.url:
            stored.link.refresh_from_db(fields=["url", "gone_since"])  # a person may have mended it
            findings.take_in(stored, found, timezone.now())
            stored.weigh()
            stored.save()
