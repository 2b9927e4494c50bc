from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from newsdesk.signing_in.adapter import lacks_second_factor

USED = "used_at"
STEP = 60  # seconds; a session is not written more often


class SignedInMiddleware:
    """For the newsdesk alone: sessions end after a time without use, editors add a second factor.

    A browser that only says that a form is open does not use the session. At most one write a
    minute, and one query where a second factor is demanded.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith("/admin/") or not request.user.is_authenticated:
            return self.get_response(request)
        self.note_use(request)
        if not self.is_always_open(request.path) and lacks_second_factor(request.user):
            words = _(
                "Editors sign in with a second factor: add a passkey or an app’s codes first."
            )
            messages.warning(request, words)
            return redirect("mfa_index")
        response = self.get_response(request)
        if is_about_factors(request.path):
            add_never_cache_headers(response)
        return response

    def note_use(self, request):
        """The session lasts as long again as it may go without use."""
        now = int(timezone.now().timestamp())
        signed_in = request.user.last_login.timestamp() if request.user.last_login else 0
        last = max(signed_in, request.session.get(USED, 0))
        if now - last >= STEP and not request.path.endswith("/presence/"):
            request.session[USED] = now

    def is_always_open(self, path):
        """The pages on which a factor is added, and the ways out."""
        ways = (reverse("admin:logout"), reverse("account_login"), reverse("admin:jsi18n"))
        return is_about_factors(path) or path in ways


def is_about_factors(path):
    """Whether it is one of the pages that show and take secrets: none of them is kept."""
    return path.startswith(reverse("mfa_index"))
