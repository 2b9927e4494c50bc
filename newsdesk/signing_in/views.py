from allauth.account import views as account
from django.contrib.auth import logout

from newsdesk.signing_in.adapter import may_enter


def sign_in(request):
    """Password or passkey. Whoever is signed in but may not enter the desk any more is let out."""
    if request.user.is_authenticated and not may_enter(request.user):
        logout(request)
    return account.login(request)
