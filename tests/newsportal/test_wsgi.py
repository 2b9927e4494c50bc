"""The door for web servers: editions first, Django behind them."""

import pytest

from tests import factories
from tests.newsportal.doors import Site, django, wrapped
from visits.beat import beat
from visits.models import UncountedOpenings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connections_stay")]


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


def test_an_article_that_is_gone_is_tallied_as_refused_by_whoever_prints():
    path = factories.withdrawn().get_absolute_url()
    site = wrapped()
    assert site(path).status == site(path).status == 410
    assert site(path, HTTP_USER_AGENT="curl/8").status == 410
    beat()
    assert dict(UncountedOpenings.objects.values_list("reason", "count")) == {"refused": 2}
