"""A list read a stretch at a time: each begins where another ended, whatever arrives meanwhile."""

from typing import NamedTuple

from django.http import Http404
from django.utils import timezone

from articles.cursors import Cursor
from articles.models import Article

BEFORE, AFTER = "before", "after"


class Stretch(NamedTuple):
    articles: list[Article]
    query: str = ""  # of this stretch, to be named in its address; "" at the start
    back: str = ""  # where the stretch before it is read, from the list's address on; "" if none
    onward: str = ""  # the same of the next


class AtTheStart(Exception):
    """What comes before that place is the start of the list, which has an address of its own."""


def stretch_of(articles, query, size, newest_first=True):
    """At most `size` of the articles, from the place on that an address's query names.

    `before` and `after` name an article and ask for what was published before or after it; Http404
    if they do not, or if nothing is there. Reads one article more than it shows and counts none.
    """
    onward, back = (BEFORE, AFTER) if newest_first else (AFTER, BEFORE)
    match [way for way in (BEFORE, AFTER) if way in query]:
        case []:
            found, more = _nearest(articles, onward, size)
            return Stretch(found, onward=_leads(onward, found[-1]) if more else "")
        case [way]:
            cursor = _cursor(query[way])
        case _:
            raise Http404
    beyond = articles.before(cursor) if way == BEFORE else articles.after(cursor)
    found, more = _nearest(beyond, way, size)
    if way == onward:
        if not found:
            raise Http404
        following = _leads(onward, found[-1]) if more else ""
        return Stretch(found, f"?{way}={cursor}", _leads(back, found[0]), following)
    if not more:
        raise AtTheStart
    found.reverse()
    # It goes by the address at which it is read onward, from the article just before it.
    return Stretch(found, _leads(onward, more), _leads(back, found[0]), _leads(onward, found[-1]))


def _nearest(articles, way, size):
    """The next of them that way, and the one after these, maybe None."""
    ordered = articles.latest_first() if way == BEFORE else articles.oldest_first()
    found = list(ordered[: size + 1])
    return found[:size], found[size] if len(found) > size else None


def _leads(way, article):
    return f"?{way}={Cursor(article.published_at, article.pk)}"


def _cursor(text):
    try:
        cursor = Cursor.read(text)
    except ValueError as error:
        raise Http404 from error
    if cursor.moment > timezone.now():
        raise Http404
    return cursor
