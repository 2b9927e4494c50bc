import re

from django.conf import settings
from django.http import HttpResponseNotAllowed

REPORT = re.compile("/visits/[^/]+")
SAFE = ("GET", "HEAD", "OPTIONS")


class ReadersOnlyReadMiddleware:
    """Answers 405 to whoever wants to change something outside the newsdesk.

    Before the request's body is touched: reading it, as the check for forged forms does, would
    let unfinished requests of strangers hold every thread.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in SAFE and not may_change(request.path):
            return HttpResponseNotAllowed(SAFE)
        return self.get_response(request)


def may_change(path):
    """Whether something may be changed there: in the newsdesk, or visits that pages report.

    With a slash more it would be a page, and the check for forged forms would read the body.
    """
    is_report = settings.VISITS == "beacon" and REPORT.fullmatch(path)
    return path.startswith("/admin/") or bool(is_report)
