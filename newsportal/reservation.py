"""The reservation of text and data mining: article 4(3) of directive (EU) 2019/790.

Said in words at the end of every page, and to machines as the TDM Reservation Protocol wants it:
once for the whole site and again with each answer.
"""

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.urls import reverse

from articles.addresses import absolute


def reservation() -> dict[str, int | str]:
    """Whether mining is reserved and, if so, the page that says whom to ask for permission."""
    if settings.AI_TRAINING:
        return {"tdm-reservation": 0}
    return {"tdm-reservation": 1, "tdm-policy": absolute(reverse("articles:contacts"))}


class ReservationMiddleware:
    """Sends the reservation with every answer to readers, unless the site allows training."""

    def __init__(self, get_response):
        if settings.AI_TRAINING:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not request.path.startswith("/admin/"):
            for name, value in reservation().items():
                response.headers[name] = str(value)
        return response
