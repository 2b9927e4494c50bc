import pytest

from tests.sources.looks import Web


@pytest.fixture
def web(monkeypatch):
    """No real web: looks and robots.txt come from here."""
    web = Web()
    monkeypatch.setattr("sources.looking.look", web.look)
    monkeypatch.setattr("outgoing.robots.read", web.read)
    return web
