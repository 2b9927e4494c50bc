"""What each deed makes of a list: from one state to another, nothing asked of a database.

Each takes the list as it is now, so that two people who press at once both get their way.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from articles.models import RelatedLink, RelatedList
from articles.models.lasting import is_lasting
from newsdesk.related import refusals
from newsdesk.related.refusals import Refused
from newsdesk.related.states import Row, State
from photos.text import one_line

Kind, Origin = RelatedLink.Kind, RelatedLink.Origin
INVERSE = {Kind.UPDATE: Kind.EARLIER, Kind.EARLIER: Kind.UPDATE}
LONGEST_HEADLINE = 120
LONGEST_REASON = 200


def add(state: State, target: int, origin: str = Origin.MANUAL) -> State:
    """At the end. What is there stays where it is; if its end has come, it begins anew."""
    if origin == Origin.BULK and target in state.exclusions | state.everywhere:
        raise Refused(refusals.EXCLUDED)
    present = state.row_of(target)
    if present and not _has_ended(present):
        return state
    row = replace(present, expires_at=None) if present else Row(target, origin=origin)
    return state.allowing(target).with_row(row)


def _has_ended(row: Row) -> bool:
    return bool(row.expires_at) and not is_lasting(datetime.fromisoformat(row.expires_at))


def add_top(state: State, target: int, origin: str = Origin.MANUAL) -> State:
    present = state.row_of(target) or Row(target, origin=origin)
    return state.allowing(target).with_row(replace(present, expires_at=None), 0)


def pin(state: State, target: int) -> State:
    """What the machine filled a place with is chosen: it comes after what was chosen before."""
    return add(state, target, Origin.SUGGESTED)


def remove(state: State, target: int) -> State:
    return state.without(target)


def up(state: State, target: int) -> State:
    return _moved(state, target, -1)


def down(state: State, target: int) -> State:
    return _moved(state, target, 1)


def _moved(state: State, target: int, by: int) -> State:
    row = _row(state, target)
    return state.with_row(row, state.index(target) + by)


def move(state: State, target: int, to: int) -> State:
    """To the place `to`, from 1."""
    return state.with_row(_row(state, target), to - 1)


def exclude(state: State, target: int, reason: str = "") -> State:
    """Take it away, and let the machine suggest it here no more."""
    return state.without(target).excluding(target, _short(reason))


def exclude_everywhere(state: State, target: int, reason: str = "") -> State:
    """Take it away, and let the machine suggest it to nothing any more."""
    return state.without(target).excluding_everywhere(target, _short(reason))


def _short(reason: str) -> str:
    """As the database keeps it."""
    return one_line(one_line(reason)[:LONGEST_REASON])


def allow(state: State, target: int) -> State:
    """Take back that it was excluded, here and everywhere."""
    return state.allowing(target).allowing_everywhere(target)


def headline(state: State, target: int, text: str) -> State:
    """What the card says instead of the headline; "" for the headline."""
    text = one_line(text)
    if len(text) > LONGEST_HEADLINE:
        raise Refused(refusals.TOO_LONG, most=LONGEST_HEADLINE)
    _row(state, target)
    return state.with_facts(target, own_headline=text)


def expire(state: State, target: int, until: datetime | None) -> State:
    """Hide the card from that moment on; None for never."""
    _row(state, target)
    return state.with_facts(target, expires_at=until and until.astimezone(UTC).isoformat())


def mode(state: State, mode: str) -> State:
    if mode not in RelatedList.Mode.values:
        raise Refused(refusals.NO_MODE)
    return replace(state, mode=mode)


def replace_target(state: State, target: int, by: int) -> State:
    """Another article in its place; where that is shown in the list already, it stays there."""
    row = state.row_of(target)
    if row is None or target == by:
        return state
    if by in state.exclusions:
        raise Refused(refusals.EXCLUDED)
    present = state.row_of(by)
    if present and not _has_ended(present):
        return state.without(target)
    ends = None if _has_ended(row) else row.expires_at
    new = Row(by, kind=row.kind, expires_at=ends, origin=Origin.BULK)
    rows = tuple(new if each == row else each for each in state.rows if each != present)
    return replace(state, rows=rows)


def set_rows(state: State, targets: Iterable[int], origin: str = Origin.MANUAL) -> State:
    """The whole list in a new order; of what is there already, everything said of it stays."""
    rows = [state.row_of(target) or Row(target, origin=origin) for target in targets]
    return replace(state, rows=tuple({row.target: row for row in rows}.values()))


STEPS: dict[str, Callable[..., State]] = {
    "add": add,
    "add_top": add_top,
    "pin": pin,
    "remove": remove,
    "up": up,
    "down": down,
    "move": move,
    "exclude": exclude,
    "exclude_everywhere": exclude_everywhere,
    "allow": allow,
    "headline": headline,
    "expire": expire,
    "mode": mode,
    "replace": replace_target,
    "set": set_rows,
}


# --- Two lists at once ------------------------------------------------------------------------


def two_way(own: State, other: State, article: int, target: int, on: bool) -> tuple[State, State]:
    """Whether the target leads back: at the end of its list, as what the article is to it."""
    there = other.row_of(article)
    if on:
        row = _row(own, target)
        kind = INVERSE.get(Kind(row.kind), Kind.RELATED)
        return own, other if there else other.with_row(Row(article, kind, origin=Origin.BACK))
    if there and there.origin != Origin.BACK:
        raise Refused(refusals.CHOSEN_THERE)
    return own, other.without(article)


def kind(own: State, other: State, article: int, target: int, kind: str) -> tuple[State, State]:
    """What the target is to the article; a way back is named accordingly."""
    if kind not in Kind.values:
        raise Refused(refusals.NO_KIND)
    _row(own, target)
    there = other.row_of(article)
    if there and there.origin == Origin.BACK:
        other = other.with_facts(article, kind=INVERSE.get(Kind(kind), Kind.RELATED))
    return own.with_facts(target, kind=kind), other


IN_TWO_LISTS: dict[str, Callable[..., tuple[State, State]]] = {"two_way": two_way, "kind": kind}


def _row(state: State, target: int) -> Row:
    row = state.row_of(target)
    if row is None:
        raise Refused(refusals.GONE)
    return row
