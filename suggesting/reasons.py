"""Why an article is suggested, in words."""

from django.utils import timezone
from django.utils.translation import gettext, ngettext

VERY_ALIKE = 0.6
DAYS_TOLD, DAYS_OF_MONTH, DAYS_OF_YEAR = 60, 30, 365  # older ones are told by months, then years


def in_words(suggestion, at=None):
    """What speaks for the suggestion, e.g. `["2 topics in common: rivers, bridges", "today"]`.

    No query where its target is at hand. The words are plain text, with names that people typed.
    """
    reasons = suggestion.reasons
    said = [word(reasons[code]) for code, word in WORDS.items() if reasons.get(code)]
    published_at = suggestion.target.published_at
    if published_at:
        said.append(age((timezone.localdate(at) - timezone.localdate(published_at)).days))
    return said


def topics(names):
    said = ngettext(
        "%(number)d topic in common: %(names)s",
        "%(number)d topics in common: %(names)s",
        len(names),
    )
    return said % {"number": len(names), "names": ", ".join(names)}


def alike(likeness):
    return gettext("very similar text") if likeness >= VERY_ALIKE else gettext("similar text")


def readers(number):
    said = ngettext(
        "%(number)d reader went from here to there this week",
        "%(number)d readers went from here to there this week",
        number,
    )
    return said % {"number": number}


def section(_is_same):
    return gettext("same section")


def source(outlet):
    return gettext("same source: %(outlet)s") % {"outlet": outlet}


def age(days):
    """How long ago, as near as it matters."""
    if days < 1:
        return gettext("today")
    if days == 1:
        return gettext("yesterday")
    if days < DAYS_TOLD:
        return ngettext("%(number)d day ago", "%(number)d days ago", days) % {"number": days}
    if days < DAYS_OF_YEAR:
        months = days // DAYS_OF_MONTH
        return ngettext("%(number)d month ago", "%(number)d months ago", months) % {
            "number": months
        }
    years = days // DAYS_OF_YEAR
    return ngettext("%(number)d year ago", "%(number)d years ago", years) % {"number": years}


WORDS = {
    "tags": topics,
    "likeness": alike,
    "section": section,
    "source": source,
    "readers": readers,
}
