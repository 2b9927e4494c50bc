"""What the running site keeps of its readers, told from its own settings.

Nothing is promised here that a setting could take back: who changes the setting changes the page.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sharing.networks import TABLE, Network
from visits.care import KEPT
from visits.models import UncountedOpenings
from visits.passages import TOLD
from visits.repeats import knows_readers

COUNTER = "visits.middleware.VisitCounterMiddleware"
A_DAY = 24 * 60 * 60
OURS = {"'self'", "'none'"}
OUR_OWN_STYLE = "'sha256-"  # as an article holds it
ORIGIN_ONLY = {"strict-origin-when-cross-origin", "strict-origin", "origin"}
NOTHING = {"no-referrer", "same-origin"}


class Fact(NamedTuple):
    subject: str
    sentences: list[str]


def facts() -> list[Fact]:
    """The facts in the order of the page; a subject of which there is nothing to say is left out.

    No query.
    """
    told = [
        Fact(_("On your device"), list(_on_the_device())),
        Fact(_("How often articles are read"), list(_visits())),
        Fact(_("When you search"), list(_searches())),
        Fact(_("In the servers’ logs"), list(_logs())),
        Fact(_("Where it lies"), list(_place())),
        Fact(_("Other sites"), list(_other_sites())),
        Fact(_("If you write to us"), list(_mail())),
        Fact(_("Who works here"), list(_staff())),
    ]
    return [fact for fact in told if fact.sentences]


def _on_the_device() -> Iterator[str]:
    yield _(
        "We store nothing there and read nothing: no cookie, no entry in the browser’s storage."
    )
    if settings.SECURE_HSTS_SECONDS:
        yield _(
            "Your browser remembers for %(days)s that it reaches us only over an encrypted line."
        ) % {"days": _days(settings.SECURE_HSTS_SECONDS)}


def _visits() -> Iterator[str]:
    if COUNTER not in settings.MIDDLEWARE:
        yield _("We do not count.")
        return
    yield _(
        "When an article is opened, the number of its visits on that day grows by one. Article, day"
        " and number are kept for good. Who opened it, from where and at what hour is written down"
        " nowhere."
    )
    yield _(
        "Whoever goes straight from one of our articles to another makes a second number grow by"
        " one: that of these two articles on that day. The browser says which page it comes from."
        " Pairs that are followed fewer than %(few)d times in a week are told to nobody and deleted"
        " after about two weeks; all others after %(days)s."
    ) % {"few": TOLD, "days": _days(int(KEPT.total_seconds()))}
    if knows_readers():
        yield _(
            "So that this number grows but once a day for each reader, a figure made from the"
            " address of your device (IP address), what your browser says of itself and the two"
            " articles stays in the server’s memory until the end of that day at most and is"
            " written down nowhere. It is made with a key that chance draws anew each day."
        )
    if settings.VISITS == "beacon":
        yield _(
            "A small program of the page tells us that it is being looked at. So that nobody drives"
            " the numbers up, a figure made from the address of your device (IP address) stays in"
            " memory for a minute at most."
        )
    if settings.REPEAT_MINUTES:
        yield _(
            "Whoever opens the same article again within %(minutes)s is counted once. For that, a"
            " figure made from the address of your device (IP address), what your browser says of"
            " itself and the article stays for so long in the server’s memory and is written down"
            " nowhere. It is made with a key that chance draws anew each day."
        ) % {"minutes": _minutes(settings.REPEAT_MINUTES)}
    yield _(
        "What your browser says of itself tells people from programs; for that it is kept nowhere."
        " Openings that do not count are added up by day and reason: %(reasons)s."
    ) % {"reasons": _listed([_within(reason.label) for reason in _reasons()])}


def _reasons() -> list[UncountedOpenings.Reason]:
    return [reason for reason in UncountedOpenings.Reason if reason not in UncountedOpenings.LOSSES]


def _searches() -> Iterator[str]:
    yield _(
        "The words you search for, also while you type them, are compared with the articles and"
        " forgotten: the site writes them down nowhere."
    )
    yield _(
        "They are part of the page’s address, though: your browser remembers it, and the server in"
        " front of the site may note it."
    )


def _logs() -> Iterator[str]:
    yield _(
        "If something fails, the site notes the hour, the page’s address and the fault, and not"
        " who asked for it."
    )
    days = settings.ACCESS_LOG_DAYS
    if days:
        yield _(
            "The server in front of it keeps the addresses of the devices that ask for pages"
            " (IP addresses) for %(days)s, to ward off attacks."
        ) % {"days": _days(days * A_DAY)}
    elif days == 0:
        yield _("The server in front of it keeps no addresses of devices (IP addresses).")
    else:
        yield _(
            "The server in front of it may note the addresses of the devices that ask for pages"
            " (IP addresses). Ask us for how long."
        )


def _place() -> Iterator[str]:
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield _("In a file on the computer that the site runs on.")
    else:
        yield _("In the site’s own database.")


def _other_sites() -> Iterator[str]:
    foreign = _foreign_sources()
    if foreign:
        yield _("Parts of our pages come from %(others)s.") % {"others": _listed(foreign)}
    else:
        yield _(
            "Pictures, letters and programs of our pages come from us alone. Videos and posts of"
            " others stand here as links, and nothing of them is loaded until you follow one."
        )
    if networks := _networks():
        yield _(
            "The links for sharing are links and nothing else: %(networks)s learn of you only when"
            " you press theirs."
        ) % {"networks": _listed(networks)}
        if settings.SHARE_CAMPAIGN:
            yield _("The address that they pass on says through which of them it was shared.")
    if settings.SECURE_REFERRER_POLICY in ORIGIN_ONLY:
        yield _(
            "A site to which you follow a link learns that you come from us, not from which page."
        )
    elif settings.SECURE_REFERRER_POLICY in NOTHING:
        yield _("A site to which you follow a link does not learn where you come from.")


def _foreign_sources() -> list[str]:
    """From where else than from us a page may load anything."""
    directives: dict[str, Any] = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    listed = [sources for sources in directives.values() if sources is not True]
    every = {source for sources in listed for source in sources} - OURS
    return sorted(source for source in every if not source.startswith(OUR_OWN_STYLE))


def _networks() -> list[str]:
    """Those that the share links lead to; what the device does by itself is none."""
    rows = [TABLE[key] for key in settings.SHARE_NETWORKS]
    return [str(row.label) for row in rows if isinstance(row, Network) and row.leaves]


def _mail() -> Iterator[str]:
    if settings.CONTACT_EMAIL:
        yield _("We use your address and your words to answer you, and give them to nobody else.")


def _staff() -> Iterator[str]:
    yield _(
        "Whoever signs in to the newsdesk gets cookies without which it could not be used:"
        " “%(session)s” for %(session_days)s, “%(forms)s” for %(forms_days)s."
    ) % {
        "session": settings.SESSION_COOKIE_NAME,
        "session_days": _days(settings.SESSION_COOKIE_AGE),
        "forms": settings.CSRF_COOKIE_NAME,
        "forms_days": _days(settings.CSRF_COOKIE_AGE),
    }


def _days(seconds: int) -> str:
    days = round(seconds / A_DAY)
    return ngettext("%(number)s day", "%(number)s days", days) % {
        "number": number_format(days, force_grouping=True)
    }


def _minutes(minutes: int) -> str:
    return ngettext("%(number)s minute", "%(number)s minutes", minutes) % {
        "number": number_format(minutes, force_grouping=True)
    }


def _listed(words: list[str]) -> str:
    return get_text_list(words, _("and"))


def _within(label: Promise) -> str:
    """A label as a sentence goes on with it."""
    return str(label)[:1].lower() + str(label)[1:]
