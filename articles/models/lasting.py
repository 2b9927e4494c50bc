"""Choices that end at a moment of their own, which nobody has to be there for."""

from django.db.models import Q
from django.utils import timezone


def lasting(end, at):
    """That the moment in the field `end` has not come at the moment `at`; None never comes."""
    return Q(**{end: None}) | Q(**{f"{end}__gt": at})


def is_lasting(end, at=None):
    """The same of an end in hand, at the moment `at` (now)."""
    return not end or end > (at or timezone.now())
