import pytest

from tests import factories
from tests.articles.cast import many


@pytest.fixture
def city():
    return factories.section("Cronaca", position=1)


@pytest.fixture
def sport():
    return factories.section("Sport", position=2)


@pytest.fixture
def newspaper(city):
    """Thirty public articles of one section, the newest first."""
    return many(30, section=city)[::-1]
