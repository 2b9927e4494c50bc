"""A list read a stretch at a time: each begins where another ended, whatever arrives meanwhile."""

from typing import Any, NamedTuple

from django.http import Http404
from django.utils import timezone

from articles.cursors import Cursor

BEFORE, AFTER = "before", "after"


class Stretch(NamedTuple):
    items: list[Any]  # articles, or what else has a `cursor`
    query: str = ""  # of this stretch, to be named in its address; "" at the start
    back: str = ""  # where the stretch before it is read, from the list's address on; "" if none
    onward: str = ""  # the same of the next


class AtTheStart(Exception):
    """What comes before that place is the start of the list, which has an address of its own."""


def stretch_of(items, query, size, newest_first=True):
    """At most `size` of the `OrderedQuerySet`, from the place on that an address's query names.

    `before` and `after` name an item and ask for what came before or after it; Http404 if they do
    not, or if nothing is there. Reads one item more than it shows and counts none.
    """
    onward, back = (BEFORE, AFTER) if newest_first else (AFTER, BEFORE)
    match [way for way in (BEFORE, AFTER) if way in query]:
        case []:
            found, more = _nearest(items, onward, size)
            return Stretch(found, onward=_leads(onward, found[-1]) if more else "")
        case [way]:
            cursor = _cursor(query[way])
        case _:
            raise Http404
    beyond = items.before(cursor) if way == BEFORE else items.after(cursor)
    found, more = _nearest(beyond, way, size)
    if way == onward:
        if not found:
            raise Http404
        following = _leads(onward, found[-1]) if more else ""
        return Stretch(found, f"?{way}={cursor}", _leads(back, found[0]), following)
    if not more:
        raise AtTheStart
    found.reverse()
    # It goes by the address at which it is read onward, from the item just before it.
    return Stretch(found, _leads(onward, more), _leads(back, found[0]), _leads(onward, found[-1]))


def _nearest(items, way, size):
    """The next of them that way, and the one after these, maybe None."""
    ordered = items.latest_first() if way == BEFORE else items.oldest_first()
    found = list(ordered[: size + 1])
    return found[:size], found[size] if len(found) > size else None


def _leads(way, item):
    return f"?{way}={item.cursor}"


def _cursor(text):
    try:
        cursor = Cursor.read(text)
    except ValueError as error:
        raise Http404 from error
    if cursor.moment > timezone.now():
        raise Http404
    return cursor
