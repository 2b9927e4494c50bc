"""Figures as the site's language prints them."""

from django.utils.formats import number_format


def figure(count: int) -> str:
    """`1,234`."""
    return number_format(count, force_grouping=True)


def signed(count: int) -> str:
    """`+1,234` or `−120`: what was added or taken away."""
    return f"{'+' if count > 0 else '−'}{figure(abs(count))}"


def percent(number: float | None, places: int = 0) -> str:
    """`12%`, or `12.5%` with one place; a dash for what is not known."""
    return "–" if number is None else f"{number_format(round(number, places), places)}%"
