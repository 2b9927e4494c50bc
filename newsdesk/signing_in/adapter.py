from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect

from newsdesk.admin.rights import may_publish
from visits.addresses import client_address


class NewsroomAdapter(DefaultAccountAdapter):
    """Accounts are made in the newsdesk, and only for it."""

    def is_open_for_signup(self, request):
        return False

    def authenticate(self, request, **credentials):
        """The person; None, as for a wrong password, where the account does not open the desk."""
        person = super().authenticate(request, **credentials)
        return person if person and may_enter(person) else None

    def pre_login(self, request, user, **kwargs):
        """A passkey opens no account that its password does not open."""
        return None if may_enter(user) else redirect("account_login")

    def get_client_ip(self, request):
        """Whose wrong passwords are counted together; all of them where there is no address."""
        return str(client_address(request.META, settings.TRUSTED_PROXIES) or "")

    def add_message(self, request, level, *args, **kwargs):
        """That somebody has signed in or out need not be said."""
        if level != messages.SUCCESS:
            super().add_message(request, level, *args, **kwargs)


def may_enter(person) -> bool:
    """Whether the account opens the newsdesk."""
    return person.is_active and person.is_staff


def lacks_second_factor(person) -> bool:
    """Whether the person has to add a second factor before anything else. One query at most."""
    return settings.DEMAND_SECOND_FACTOR and may_publish(person) and not is_mfa_enabled(person)
