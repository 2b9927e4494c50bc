from allauth.account import views as account
from django.contrib import admin
from django.contrib.auth import logout


def sign_in(request):
    """Password or passkey. Whoever is signed in but may not enter the desk any more is let out."""
    if request.user.is_authenticated and not admin.site.has_permission(request):
        logout(request)
    return account.login(request)
