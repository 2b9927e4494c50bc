"""Signing in, below the newsdesk's address; the desk itself stands in `newsportal/newsdesk.py`."""

from allauth.account import views as account
from allauth.mfa.totp import views as one_time_codes
from csp.decorators import csp_update
from django.urls import include, path

from newsdesk.signing_in.views import sign_in

# The picture of the secret that an app reads is written into the page.
activate_one_time_codes = csp_update({"img-src": ["data:"]})(one_time_codes.activate_totp)

urlpatterns = [
    path("login/", sign_in, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/again/", account.reauthenticate, name="account_reauthenticate"),
    path("account/totp/activate/", activate_one_time_codes, name="mfa_activate_totp"),
    path("account/", include("allauth.mfa.urls")),
]
