"""The door for web servers: any WSGI server may call `application`.

Printed pages are answered here, before Django hears of the request. Each process loads this module
for itself, so that its beat begins before its first reader comes.
"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsportal.settings")

django = get_wsgi_application()

from editions.wsgi import Editions  # noqa: E402, their rooms are open only now
from newsportal import beat  # noqa: E402
from newsportal.copies import SharedCopies  # noqa: E402

pages = django if settings.DEBUG else Editions(django)  # who changes templates sees it at once
if settings.VISITS == "beacon":
    pages = SharedCopies(pages)
beat.ensure()


def application(environ, start_response):
    beat.ensure()
    return pages(environ, start_response)
