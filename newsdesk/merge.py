"""Two people's versions of one thing, joined wherever that takes nothing away from either."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Content = Mapping[str, Any]  # a field's name leads to its value, that of a list to its rows
Key = str | int
Order = Iterable[Key]

ORDER = "order"  # in the place of a row's key: the order of the rows
THEIRS, YOURS = "theirs", "yours"
TAGS = "tags"  # names without an order


@dataclass(frozen=True)
class Conflict:
    """What both changed, each to something else. A row that one side does not have is None."""

    field: str
    row: Key | None  # its key, or ORDER; None where the whole field is meant
    base: Any
    theirs: Any
    yours: Any

    @property
    def name(self) -> str:
        """What tells it from the others: `headline`, `bylines.12`, `bylines.order`."""
        return self.field if self.row is None else f"{self.field}.{self.row}"


@dataclass
class Merged:
    """What became of a merge; where there is a conflict, `content` has their side."""

    content: dict[str, Any] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    from_theirs: list[str] = field(default_factory=list)  # names of what only they changed
    from_yours: list[str] = field(default_factory=list)


def merge(
    base: Content,
    theirs: Content,
    yours: Content,
    keys: Mapping[str, str],
    choices: Mapping[str, str] | None = None,
) -> Merged:
    """What both made of `base`; `keys` says for each list by which value its rows are known.

    Rows and tags are joined one by one. `choices` leads from names of conflicts to THEIRS or YOURS.
    """
    return _Merge(keys, choices or {}).of(base, theirs, yours)


class _Merge:
    def __init__(self, keys: Mapping[str, str], choices: Mapping[str, str]):
        self.keys, self.choices = keys, choices
        self.merged = Merged()

    def of(self, base: Content, theirs: Content, yours: Content) -> Merged:
        for name, value in theirs.items():
            empty: Any = [] if name in self.keys or name == TAGS else None
            before, after = base.get(name, empty), yours.get(name, value)
            self.merged.content[name] = self._joined(name, before, value, after)
            if before not in (value, after):
                continue
            if value != before:
                self.merged.from_theirs.append(name)
            elif after != before:
                self.merged.from_yours.append(name)
        return self.merged

    def _joined(self, name: str, base: Any, theirs: Any, yours: Any) -> Any:
        if name == TAGS:
            return _tags(set(base), set(theirs), set(yours))
        if name in self.keys:
            return self._rows(name, base, theirs, yours)
        return self._decided(Conflict(name, None, base, theirs, yours))

    def _decided(self, question: Conflict) -> Any:
        """The side that alone changed it, or the one that was chosen."""
        if question.yours in (question.theirs, question.base):
            return question.theirs
        if question.theirs == question.base:
            return question.yours
        return question.yours if self._chosen(question) == YOURS else question.theirs

    def _chosen(self, question: Conflict) -> str:
        choice = self.choices.get(question.name, "")
        if choice not in (THEIRS, YOURS):
            self.merged.conflicts.append(question)
        return choice

    def _rows(self, name: str, base: Any, theirs: Any, yours: Any) -> list[Any]:
        key = self.keys[name]
        before, there, here = ({row[key]: row for row in side} for side in (base, theirs, yours))
        kept = {}
        for each in {**there, **here}:
            question = Conflict(name, each, before.get(each), there.get(each), here.get(each))
            row = _joined_row(question) or self._decided(question)
            if row is not None:
                kept[each] = row
        first, second = self._orders(name, list(before), list(there), list(here))
        return [kept[each] for each in _woven(first, second) if each in kept]

    def _orders(
        self, name: str, base: list[Key], theirs: list[Key], yours: list[Key]
    ) -> tuple[list[Key], list[Key]]:
        """Both orders, the one that counts first."""
        if _among(theirs, yours) == _among(yours, theirs):
            return theirs, yours
        they_moved = _among(theirs, base) != _among(base, theirs)
        you_moved = _among(yours, base) != _among(base, yours)
        if they_moved != you_moved:
            return (theirs, yours) if they_moved else (yours, theirs)
        choice = self._chosen(Conflict(name, ORDER, base, theirs, yours))
        return (yours, theirs) if choice == YOURS else (theirs, yours)


def _joined_row(question: Conflict) -> Any:
    """The row that all three have, its fields joined; None where one is changed by both."""
    if not (question.base and question.theirs and question.yours):
        return None
    row = {}
    for name, theirs in question.theirs.items():
        base, yours = question.base.get(name), question.yours.get(name)
        if base != theirs and base != yours and theirs != yours:
            return None
        row[name] = yours if theirs == base else theirs
    return row


def _tags(base: set[str], theirs: set[str], yours: set[str]) -> list[str]:
    """All that either added, without what either took away."""
    return sorted((theirs & yours) | (theirs - base) | (yours - base))


def _among(keys: Order, others: Order) -> list[Key]:
    present = set(others)
    return [key for key in keys if key in present]


def _woven(first: list[Key], second: list[Key]) -> list[Key]:
    """The first order; what only the second has stands behind what it stood behind there."""
    woven, place = list(first), 0
    for key in second:
        if key not in woven:
            woven.insert(place, key)
        place = woven.index(key) + 1
    return woven
