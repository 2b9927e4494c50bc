"""The line of an article's visits as bytes of its page, quick enough for every reader."""

from functools import cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import number_format

from visits.numbers import Visits

SAMPLE = 987_654  # to be found again in the printed line
TODAY_SAMPLE = 123_456
MANY = 2


def line(visits: Visits | None) -> bytes:
    """What `visits/_line.html` prints, byte for byte; nothing for None.

    The template is asked once for each plural form; the languages of the site know three: none,
    one and many.
    """
    if visits is None:
        return b""
    total, today = visits
    separator, pattern = _pattern(settings.LANGUAGE_CODE, min(today, MANY))
    figure = f"{total:,}".replace(",", separator)
    if today < MANY:  # the word, or the only figure, stands in the pattern
        return (pattern % (figure, figure)).encode()
    figure_today = f"{today:,}".replace(",", separator)
    return (pattern % (figure, figure_today, figure, figure_today)).encode()


@cache
def _pattern(language: str, form: int) -> tuple[str, str]:
    """What stands between thousands, and the line with places for its figures, as they follow."""
    today = TODAY_SAMPLE if form == MANY else form
    with translation.override(language):
        html = render_to_string("visits/_line.html", {"visits": Visits(SAMPLE, today)}).strip()
        figures = [number_format(each, force_grouping=True) for each in (SAMPLE, TODAY_SAMPLE)]
    pattern = html.replace("%", "%%")
    for figure in figures:
        pattern = pattern.replace(figure, "%s")
    return figures[0][3:-3], pattern
