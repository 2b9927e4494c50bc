"""Choices that end at a moment of their own, which nobody has to be there for."""

from django.db.models import Q


def lasting(end, at):
    """That the moment in the field `end` has not come at the moment `at`; None never comes."""
    return Q(**{end: None}) | Q(**{f"{end}__gt": at})
