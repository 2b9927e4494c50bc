"""Views that take a whole article: no more of it than an article may be."""

from functools import wraps

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect

LARGEST = 2 * 1024 * 1024  # bytes: several times the longest text


def bounded(view):
    """The view answers 413 with a sentence to more than that, before anything of it is read.

    The check for forged forms reads what was sent, so it is made here, after that.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def bounded_view(request, *args, **kwargs):
        if length_of(request) > LARGEST:
            return refusal(gettext("This is too much for an article: shorten it, nothing is lost."))
        return checked(request, *args, **kwargs)

    return bounded_view


def refusal(message):
    """A sentence for the person, and for the script that shows it."""
    return HttpResponse(message, status=413, content_type="text/plain; charset=utf-8")


def length_of(request):
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdigit() else 0
