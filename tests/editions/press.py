"""A site of one view that says what a test wants, and its two doors: wrapper and middleware."""

import io
from collections import namedtuple

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import path

from editions.printing import Printed
from editions.wsgi import Editions

HOST = "127.0.0.1:8000"  # of SITE_URL in the tests
PLACE = b"<!--live-->"
PRINTED = {"front": ("before",), "list": ("before", "after"), "page": ()}

Reply = namedtuple("Reply", "status headers body")


class Press:
    """What the view was asked, and what it answers."""

    def start_anew(self):
        self.requests, self.read, self.view, self.line = [], [], told, b"<p>1</p>"

    @property
    def prints(self):
        return len(self.requests)


press = Press()


def told(request, **arguments):
    """A page that tells what it was asked."""
    return printed(f"{request.get_full_path()} by {request.get_host()}")


def printed(text, live=None, until=None, status=200, **headers):
    response = HttpResponse(text, status=status, headers=headers)
    response.printed = Printed(until, live)
    return response


def view(request, **arguments):
    press.requests.append(request)
    return press.view(request, **arguments)


def live(environ, key):
    press.read.append((environ, key))
    return press.line


def handler404(request, exception):
    return HttpResponse("nothing here", status=404)


urlpatterns = [
    path("", view, name="front"),
    path("list/", view, name="list"),
    path("page/<path:name>/", view, name="page"),
    path("search/", view, name="search"),
]


class Door:
    """A WSGI server's way in. Headers are given as in an environ, HTTP_COOKIE and so on."""

    def __init__(self, application):
        self.application = application

    def __call__(self, path="/", query="", method="GET", **environ):
        said = {}

        def start_response(status, headers, exc_info=None):
            said.update(status=status, headers=headers)

        chunks = self.application(
            {
                "REQUEST_METHOD": method,
                "SCRIPT_NAME": "",
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "SERVER_NAME": "localhost",
                "SERVER_PORT": "80",
                "SERVER_PROTOCOL": "HTTP/1.1",
                "HTTP_HOST": HOST,
                "wsgi.url_scheme": "http",
                "wsgi.input": io.BytesIO(),
                **environ,
            },
            start_response,
        )
        body = b"".join(chunks)
        if hasattr(chunks, "close"):
            chunks.close()
        status = int(said["status"].partition(" ")[0])
        return Reply(status, dict(said["headers"]), body)


def wrapper():
    return Door(Editions(WSGIHandler()))


def middleware():
    settings.MIDDLEWARE = ["editions.middleware.EditionsMiddleware", *settings.MIDDLEWARE]
    return Door(WSGIHandler())


def answerer_of(door):
    """What both doors share."""
    application = door.application
    if isinstance(application, Editions):
        return application.answerer
    middleware = application._middleware_chain.__wrapped__
    return middleware.answerer
