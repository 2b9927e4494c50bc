"""What was found at a source, told to people."""

from django.utils.translation import gettext_lazy as _

from sources import reasons
from sources.models import SourceCheck

State = SourceCheck.State

# By state, in a sentence. What has none says enough by its name.
SENTENCES = {
    State.WAITING: _("It will be looked at soon."),
    State.ALIVE: _("The page is there."),
    State.MOVED: _("The page is at another address now."),
    State.RETITLED: _("The page has another title than when it was first looked at."),
    State.SOFT_GONE: _("The server answers, but with a page that seems to say “not found”."),
    State.GONE: _("The server says that there is no such page."),
    State.CLOSED: _("We are not let in. Readers may well see the page."),
    State.UNREACHABLE: _("Nobody has answered for days."),
}
RETURNED = _("Readers are told that it is gone, but the page answers again.")


def sentence(check) -> str:
    """What is the matter, for whoever is to mend it: as closely as it is known."""
    if check.damage == SourceCheck.RETURNED:
        return str(RETURNED)
    general, why = str(SENTENCES[check.state]), reason(check)
    if check.state == State.UNREACHABLE:
        return f"{general} {why}".strip()
    return why or general


def reason(check) -> str:
    """Why, in a sentence; "" where there is nothing to add."""
    return str(reasons.in_words(check.reason))
