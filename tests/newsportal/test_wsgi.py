"""The door for web servers: editions first, Django behind them."""

import pytest

from tests.newsportal.doors import Site, django, wrapped

pytestmark = pytest.mark.django_db


def test_the_application_answers_with_printed_pages_and_leaves_the_rest_to_django():
    from newsportal.wsgi import application

    wrapped()  # as in a new process
    site = Site(application)
    assert "Edition" in site("/robots.txt").headers
    for address in ("/healthz", "/admin/login/"):
        assert site(address).status == django()(address).status == 200
        assert "Edition" not in site(address).headers
    assert site("/admin/login/", method="POST").status == 403
    assert site("/", method="POST").status == 405
