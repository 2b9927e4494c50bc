"""The list of one article as one value: what deeds change, what is kept of before and after."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any

Facts = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One choice of the list; `expires_at` in ISO 8601, as JSON holds it."""

    target: int
    kind: str = "related"
    own_headline: str = ""
    expires_at: str | None = None
    origin: str = "manual"
    added_by: int | None = None


@dataclass(frozen=True)
class State:
    """`exclusions`: reasons by target; `everywhere`: the same of what is excluded from all lists,
    as far as the deed is about it; `reviewed`: when and by whom."""

    mode: str = "filled"
    rows: tuple[Row, ...] = ()
    exclusions: dict[int, str] = field(default_factory=dict)
    everywhere: dict[int, str] = field(default_factory=dict)
    reviewed_at: str | None = None
    reviewed_by: int | None = None

    @property
    def targets(self) -> list[int]:
        return [row.target for row in self.rows]

    def row_of(self, target: int) -> Row | None:
        return next((row for row in self.rows if row.target == target), None)

    def index(self, target: int) -> int:
        return self.targets.index(target)

    # --- Another state ---

    def with_row(self, row: Row, at: int | None = None) -> "State":
        """With this row at that index, or at the end; in the place of one with its target."""
        rows = [each for each in self.rows if each.target != row.target]
        rows.insert(len(rows) if at is None else max(at, 0), row)
        return replace(self, rows=tuple(rows))

    def with_facts(self, target: int, **facts: Any) -> "State":
        """With other facts in the row of the target."""
        rows = [replace(row, **facts) if row.target == target else row for row in self.rows]
        return replace(self, rows=tuple(rows))

    def without(self, target: int) -> "State":
        return replace(self, rows=tuple(row for row in self.rows if row.target != target))

    def excluding(self, target: int, reason: str) -> "State":
        return replace(self, exclusions=self.exclusions | {target: reason})

    def allowing(self, target: int) -> "State":
        return replace(self, exclusions=_less(self.exclusions, target))

    def excluding_everywhere(self, target: int, reason: str) -> "State":
        return replace(self, everywhere=self.everywhere | {target: reason})

    def allowing_everywhere(self, target: int) -> "State":
        return replace(self, everywhere=_less(self.everywhere, target))

    # --- As JSON ---

    def kept(self) -> Facts:
        """As JSON can hold it."""
        facts = asdict(self)
        for name in ("exclusions", "everywhere"):
            facts[name] = {str(target): reason for target, reason in facts[name].items()}
        return facts | {"rows": list(facts["rows"])}

    @classmethod
    def of(cls, kept: Facts) -> "State":
        """What `kept` gave."""
        named = {
            name: {int(target): reason for target, reason in kept.get(name, {}).items()}
            for name in ("exclusions", "everywhere")
        }
        rows = tuple(Row(**row) for row in kept.get("rows", []))
        return cls(**kept | named | {"rows": rows})


def _less(reasons: dict[int, str], target: int) -> dict[int, str]:
    return {key: reason for key, reason in reasons.items() if key != target}
