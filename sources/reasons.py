"""Words for the reason that was stored with the state of a source."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "dns": _("The name of the site leads nowhere."),
    "connection": _("Nobody takes our connection."),
    "slow": _("The site does not answer in time."),
    "certificate": _("The site cannot prove who it is: its certificate is not valid."),
    "tls": _("No secure connection to the site can be made."),
    "protocol": _("What answers there is no website."),
    "encoding": _("The answer cannot be unpacked."),
    "loop": _("The address leads back to itself."),
    "redirects": _("The address leads on too many times."),
    "location": _("The address leads on to no address."),
    "address": _("This is no address that can be asked for."),
    "scheme": _("The address does not lead to a website."),
    "host": _("This is no address that can be asked for."),
    "port": _("The site is at an unusual port, where we do not ask."),
    "credentials": _("The address holds a name or password, which we do not send."),
    "private": _("The address leads into a private network."),
    "robots": _("The site asks machines not to look at this page."),
    "no_robots": _("The site does not answer what machines may look at."),
    "home": _("The address leads to the site’s home page only."),
    "moved": _("The page has another address now."),
    "words": _("The page itself says that it was not found."),
    "sibling": _("The site shows the same where there is no page."),
}
STATUSES = {
    "401": _("The site demands a password."),
    "402": _("The site demands to be paid."),
    "403": _("The site does not let us in."),
    "404": _("The site knows no such page (404)."),
    "410": _("The site says that the page is gone for good (410)."),
    "429": _("The site asks us to come back later."),
    "451": _("The page is withheld for legal reasons (451)."),
    "503": _("The site is not available for now (503)."),
}


def in_words(reason):
    """A sentence for a moderator; nothing for no reason, an unknown code as it is."""
    status = reason.removeprefix("http_")
    if status != reason:
        return STATUSES.get(status) or _("The site answers with error %(status)s.") % {
            "status": status
        }
    return WORDS.get(reason, reason)
