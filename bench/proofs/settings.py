"""The site's settings, with a middleware that writes down each page that Django is asked for."""

import os

from newsportal.settings import *  # noqa: F403

MIDDLEWARE = ["proofs.settings.WriteDown", *MIDDLEWARE]  # noqa: F405


class WriteDown:
    def __init__(self, get_response):
        self.get_response = get_response
        self.file = os.open(os.environ["RENDERS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def __call__(self, request):
        os.write(self.file, f"{request.path}\n".encode())
        return self.get_response(request)
