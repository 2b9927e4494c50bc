import math

import pytest

from editions import requests
from editions.current import Current, watch
from tests.editions import press as site
from tests.editions.press import press as the_press


def forget_addresses():
    requests.known_name.cache_clear()
    requests.parameters_of.cache_clear()


@pytest.fixture(autouse=True)
def nothing_known():
    """Each test is a process of its own."""
    watch.forget()
    forget_addresses()
    yield
    watch.forget()
    forget_addresses()


@pytest.fixture
def press(settings, connections_stay):
    """The site of `press`, with an edition that lasts; no database."""
    settings.ROOT_URLCONF = "tests.editions.press"
    settings.MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
    settings.EDITION_PAGES = "tests.editions.press.PRINTED"
    settings.EDITION_LIVE = "tests.editions.press.live"
    settings.EDITION_PLACE = "tests.editions.press.PLACE"
    settings.EDITION_DUE = None
    the_press.start_anew()
    change_edition(1)
    return the_press


@pytest.fixture(params=[site.wrapper, site.middleware], ids=["wrapper", "middleware"])
def door(request, press):
    return request.param()


def change_edition(number, until=math.inf):
    watch.known, watch.fresh_until = Current(number, until), math.inf
