"""Figures as the site's language prints them."""

from django.utils.formats import number_format


def figure(count: int) -> str:
    """`1,234`."""
    return number_format(count, force_grouping=True)


def signed(count: int) -> str:
    """`+1,234` or `−120`: what was added or taken away."""
    return f"{'+' if count > 0 else '−'}{figure(abs(count))}"
