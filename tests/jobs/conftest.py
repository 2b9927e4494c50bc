import pytest

from tests.jobs import work


@pytest.fixture(autouse=True)
def done():
    """What the jobs of this test have done."""
    work.done.clear()
    return work.done
