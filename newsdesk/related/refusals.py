"""What no deed may do to a list, and how it is said."""

from django.utils.translation import gettext_lazy as _

MOST_LINKS = 12  # that people may choose for one article

ITSELF = _("An article cannot lead to itself.")
NOT_PUBLIC = _("Readers cannot see this article; choose a public one.")
FULL = _("There are %(most)d links already: take one away.")
OTHER_FULL = _("The list of “%(headline)s” has %(most)d links already: it does not lead back.")
GONE = _("A colleague took this link away meanwhile.")
EXCLUDED = _("It was excluded here.")
CHOSEN_THERE = _("It was chosen there by itself: take it away in its own list.")
NO_KIND = _("There is no such kind.")
NO_MODE = _("Choose what readers get.")
TOO_LONG = _("An own headline has at most %(most)d characters.")
PAST = _("This time is past.")
NO_ARTICLE = _("There is no such article.")


class Refused(Exception):
    """A rule forbids the deed; `str` of it is said to the person."""

    def __init__(self, message, **facts):
        super().__init__(str(message) % facts if facts else str(message))
