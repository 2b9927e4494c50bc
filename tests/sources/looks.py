"""A web of one page, as `sources.looking.look` finds it: what the tests say it says."""

from datetime import timedelta

from django.utils import timezone

from outgoing.robots import Read
from sources.looking import Look
from sources.models import SourceCheck

State = SourceCheck.State
ADDRESS = "https://prova.it/ponte"
ALIVE = Look(State.ALIVE, 200, title="Il ponte", text="Il ponte riapre.", etag='"1"')
GONE = Look(State.GONE, 404, "http_404")
SILENT = Look(State.UNREACHABLE, None, "slow")
SAME = Look(State.ALIVE, 304)
MOVED = Look(State.MOVED, 200, "moved", "https://prova.it/nuovo", "Il ponte", "Il ponte riapre.")


class Web:
    """Answers every look with `answer`, or by address; remembers who was asked, when, and how."""

    def __init__(self):
        self.answer, self.by_address, self.asked = ALIVE, {}, []
        self.robots, self.robots_asked = Read("", timedelta(days=1)), []

    def look(self, url, etag="", last_modified="", *, client):
        self.asked.append((url, timezone.now(), etag, last_modified))
        return self.by_address.get(url, self.answer)

    def read(self, client, url):
        self.robots_asked.append(url)
        return self.robots

    @property
    def addresses(self):
        return [url for url, *_ in self.asked]
