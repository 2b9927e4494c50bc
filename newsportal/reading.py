from django.conf import settings
from django.http import HttpResponseNotAllowed

SAFE = ("GET", "HEAD", "OPTIONS")


class ReadersOnlyReadMiddleware:
    """Answers 405 to whoever wants to change something outside the newsdesk.

    Before the request's body is touched: reading it, as the check for forged forms does, would
    let unfinished requests of strangers hold every thread.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in SAFE and not request.path.startswith(changing()):
            return HttpResponseNotAllowed(SAFE)
        return self.get_response(request)


def changing():
    """Where something may be changed: the newsdesk, and visits where pages report their own."""
    return ("/admin/", "/visits/") if settings.VISITS == "beacon" else ("/admin/",)
