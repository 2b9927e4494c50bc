"""A deed backwards, applied to what the list is by now: of states alone.

Only what the deed changed, and nobody changed again, is as before.
"""

from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from newsdesk.related.refusals import MOST_LINKS
from newsdesk.related.states import Facts, Row, State

Reasons = dict[int, str]
Pairs = list[tuple[Any, Any]]  # what is now, and what was before

CHANGEABLE = ("kind", "own_headline", "expires_at")  # what is said of a link


def reverse(now: State, before: State, after: State) -> State:
    """`now` without what led from `before` to `after`, as far as nothing came after it."""
    now = replace(
        now,
        exclusions=_reversed(now.exclusions, before.exclusions, after.exclusions),
        everywhere=_reversed(now.everywhere, before.everywhere, after.everywhere),
        mode=before.mode if now.mode == after.mode else now.mode,
    )
    if now.reviewed_at == after.reviewed_at:
        now = replace(now, reviewed_at=before.reviewed_at, reviewed_by=before.reviewed_by)
    for row in after.rows:
        former, present = before.row_of(row.target), now.row_of(row.target)
        if present is None:
            continue
        if former is None:
            now = now.without(row.target) if _is_same(present, row) else now
        else:
            now = now.with_facts(row.target, **_facts(present, former, row))
    for target in _moved(before, after):
        now = _put_back(now, before, after, target)
    return now


def _reversed(now: Reasons, before: Reasons, after: Reasons) -> Reasons:
    reversed_ = dict(now)
    for key in before.keys() | after.keys():
        if before.get(key) != after.get(key) and now.get(key) == after.get(key):
            reversed_.pop(key, None)
            if key in before:
                reversed_[key] = before[key]
    return reversed_


def _is_same(present: Row, row: Row) -> bool:
    return all(getattr(present, name) == getattr(row, name) for name in CHANGEABLE)


def _facts(present: Row, former: Row, row: Row) -> Facts:
    """What the row said before, of what the deed changed and nobody since."""
    return {
        name: getattr(former, name)
        for name in CHANGEABLE
        if getattr(former, name) != getattr(row, name) == getattr(present, name)
    }


def _moved(before: State, after: State) -> list[int]:
    """The targets that the deed removed or moved, in the order they had."""
    same = SequenceMatcher(None, before.targets, after.targets, autojunk=False)
    stayed = {
        before.targets[block.a + offset]
        for block in same.get_matching_blocks()
        for offset in range(block.size)
    }
    return [target for target in before.targets if target not in stayed]


def _put_back(now: State, before: State, after: State, target: int) -> State:
    """Behind what it once stood behind, unless somebody moved it since or put it there."""
    present, was_removed = now.row_of(target), target not in after.targets
    if was_removed:
        if present or len(now.rows) >= MOST_LINKS or _is_excluded_since(now, before, target):
            return now
    elif present is None or not _has_a_neighbour_of(now, after, target):
        return now
    rest, row = now.without(target), present or before.rows[before.index(target)]
    return rest.with_row(row, _place(rest, before, target))


def _is_excluded_since(now: State, before: State, target: int) -> bool:
    return target in (now.exclusions | now.everywhere) and target not in (
        before.exclusions | before.everywhere
    )


def _place(rest: State, before: State, target: int) -> int:
    """The index behind what it stood behind, or else before what it stood before."""
    at = before.index(target)
    ahead, behind = before.targets[:at], before.targets[at + 1 :]
    if ahead and ahead[-1] in rest.targets:
        return rest.index(ahead[-1]) + 1
    if behind and behind[0] in rest.targets:
        return rest.index(behind[0])
    return max((rest.index(each) + 1 for each in ahead if each in rest.targets), default=0)


def _has_a_neighbour_of(now: State, after: State, target: int) -> bool:
    there = [set(state.targets) for state in (now, after)]
    both = there[0] & there[1]
    return any(
        mine == theirs
        for mine, theirs in zip(
            _neighbours(now, both, target), _neighbours(after, both, target), strict=True
        )
    )


def _neighbours(state: State, among: set[int], target: int) -> tuple[int | None, int | None]:
    order = [None, *(each for each in state.targets if each in among), None]
    at = order.index(target)
    return order[at - 1], order[at + 1]


def is_as_before(now: State, before: State, after: State) -> bool:
    """Whether nothing is left of what led from `before` to `after`."""
    pairs: Pairs = [
        *_changed(now.exclusions, before.exclusions, after.exclusions),
        *_changed(now.everywhere, before.everywhere, after.everywhere),
    ]
    for name in ("mode", "reviewed_at"):
        if getattr(before, name) != getattr(after, name):
            pairs.append((getattr(now, name), getattr(before, name)))
    for target in {*before.targets, *after.targets}:
        present, former, row = (state.row_of(target) for state in (now, before, after))
        if not (former and row):
            pairs.append((bool(present), bool(former)))
        elif present:
            pairs += [
                (getattr(present, name), getattr(former, name))
                for name in CHANGEABLE
                if getattr(former, name) != getattr(row, name)
            ]
    moved = [key for key in _moved(before, after) if key in after.targets and now.row_of(key)]
    stands = all(_has_a_neighbour_of(now, before, target) for target in moved)
    return stands and all(is_now == was for is_now, was in pairs)


def _changed(now: Reasons, before: Reasons, after: Reasons) -> Pairs:
    """What is now and was before, of each that the deed changed."""
    keys = before.keys() | after.keys()
    return [(now.get(key), before.get(key)) for key in keys if before.get(key) != after.get(key)]


def without_gone(wanted: State, now: State, known: set[int]) -> State:
    """Without what was deleted from the newsroom since."""
    present = {*now.targets, *now.exclusions, *now.everywhere, *known}
    return replace(
        wanted,
        rows=tuple(row for row in wanted.rows if row.target in present),
        exclusions={key: why for key, why in wanted.exclusions.items() if key in present},
        everywhere={key: why for key, why in wanted.everywhere.items() if key in present},
    )
