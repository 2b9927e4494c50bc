"""The site as a WSGI server asks it: with its editions in front, or Django alone."""

import re
from urllib.parse import unquote, urlsplit

from django.core.handlers.wsgi import WSGIHandler

from editions.current import watch
from editions.requests import known_name, parameters_of
from editions.wsgi import Editions
from tests.editions.press import Door
from tests.factories import READER

NUMBERS = re.compile(rb'<p class="visits">.*?</p>')
# What an edition says for itself, or of the body in the form it goes out in.
OF_THE_FORM = {"Content-Length", "Vary", "ETag", "Last-Modified", "Edition"}


class Site:
    """A process that serves the site: `site(address)` is a reader's request."""

    def __init__(self, application):
        self.application, self.door = application, Door(application)

    def __call__(self, address, **environ):
        parts = urlsplit(address)
        asked = {"path": unquote(parts.path), "query": parts.query, "HTTP_USER_AGENT": READER}
        return self.door(**asked | environ)


def wrapped():
    """A process with pages of its own, in which nobody has asked for anything yet."""
    watch.forget()
    known_name.cache_clear()
    parameters_of.cache_clear()
    return Site(Editions(WSGIHandler()))


def django():
    return Site(WSGIHandler())


def without_numbers(reply):
    return NUMBERS.sub(b"", reply.body)


def headers_of_the_page(reply):
    return {name: value for name, value in reply.headers.items() if name not in OF_THE_FORM}
