"""Addresses that settings name: what would break a page or a header is refused by name."""

import pytest
from environs import validate

from newsportal.environment import site_address, web_address

BROKEN = [
    "http://[",
    "http://a.example:99999",
    "https://",
    "javascript:alert(1)",
    "https://someone@a.example",
    "https://a.example/ b",
    'https://a.example/">',
    "https://a.example/\nSet-Cookie: a=b",
]


@pytest.mark.parametrize("address", BROKEN)
@pytest.mark.parametrize("reader", [site_address, web_address])
def test_an_address_that_breaks_something_is_refused(reader, address):
    with pytest.raises(validate.ValidationError, match="write it like https://"):
        reader(address)


@pytest.mark.parametrize("rest", ["/", "/news", "?", "?a=b", "#", "#top"])
def test_the_address_of_the_site_ends_with_its_host(rest):
    with pytest.raises(validate.ValidationError, match="nothing after it"):
        site_address(f"https://www.example.org{rest}")


@pytest.mark.parametrize(
    "address", ["https://www.example.org", "http://127.0.0.1:8000", "http://[::1]:8000"]
)
def test_the_address_of_a_site_is_taken(address):
    assert site_address(address) == address


@pytest.mark.parametrize("address", ["", "https://hub.example.org/publish?a=b"])
def test_the_address_of_another_site_may_go_on_or_be_none(address):
    assert web_address(address) == address
