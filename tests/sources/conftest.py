import pytest

from tests.outgoing.web import web as local
from tests.sources.looks import Web


@pytest.fixture
def web(monkeypatch):
    """No real web: looks and robots.txt come from here."""
    web = Web()
    monkeypatch.setattr("sources.looking.look", web.look)
    monkeypatch.setattr("outgoing.robots.read", web.read)
    return web


@pytest.fixture
def site():
    """A web of this machine that is told what to answer."""
    with local() as server:
        yield server
