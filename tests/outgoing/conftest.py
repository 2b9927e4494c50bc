import pytest

from tests.outgoing import web as local


@pytest.fixture
def web():
    """A web of this machine that is told what to answer."""
    with local.web() as server:
        yield server
