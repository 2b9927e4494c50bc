import pytest
from environs import validate

from newsportal import environment


@pytest.mark.parametrize("address", ["", "redis://localhost:6379/0", "rediss://a:b@c", "unix:///r"])
def test_where_redis_may_be(address):
    assert environment.redis_address(address) == address


@pytest.mark.parametrize("address", ["localhost:6379", "http://localhost", "redis"])
def test_where_it_may_not_be(address):
    with pytest.raises(validate.ValidationError, match="redis://localhost:6379/0"):
        environment.redis_address(address)


def test_without_its_client_we_say_what_is_missing(monkeypatch):
    monkeypatch.setattr(environment, "find_spec", lambda name: None)
    with pytest.raises(validate.ValidationError, match=r"requirements/redis\.txt"):
        environment.redis_address("redis://localhost")
