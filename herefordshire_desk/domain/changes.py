"""Change: edits that stand or fall together; undo, the audit trail and the import are all this."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from herefordshire_desk.domain.lazy_dataclass import lazy_dataclass
from herefordshire_desk.domain.records import ChildId, Record, child_of


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One record: added when `before` is None, removed when `after` is None.

    Both ends are the same record: same type, same id. Raises ValueError otherwise.
    """

    before: Record | None = None
    after: Record | None = None

    def __post_init__(self) -> None:
        before, after = self.before, self.after
        if before is None or after is None:
            is_one = before is not after
        else:
            is_one = type(before) is type(after) and before.id == after.id
        if not is_one:
            raise ValueError("an edit is of one record")

    @property
    def record(self) -> Record:
        """The record as it is now: `after`, or `before` where it was removed."""
        record = self.after if self.after is not None else self.before
        assert record is not None
        return record


@lazy_dataclass(frozen=True, slots=True)
class Change:
    """Edits that stand or fall together. `label` is what the Undo menu shows: never a name."""

    label: str
    edits: tuple[Edit, ...]

    def reversed(self) -> "Change":
        """The Change that takes this one back, last edit first."""
        back = (Edit(before=edit.after, after=edit.before) for edit in reversed(self.edits))
        return Change(self.label, tuple(back))

    @property
    def children(self) -> frozenset[ChildId]:
        """The children any edit is about."""
        return children_of(self.edits)

    @property
    def batches(self) -> "Batches":
        """The Change as one batch, for whatever takes more."""
        return Batches(self.label, len(self.edits), [self.edits])


class Batches(NamedTuple):
    """A Change that may be too large to be held at once.

    Its edits are gone through once, in batches; `most` is how many there may be in all.
    """

    label: str
    most: int
    edits: Iterable[Sequence[Edit]]


def children_of(edits: Iterable[Edit]) -> frozenset[ChildId]:
    """The children any of the edits is about, before it or after."""
    ends = (end for edit in edits for end in (edit.before, edit.after))
    found = (child_of(end) for end in ends if end is not None)
    return frozenset(child for child in found if child is not None)


def added(label: str, *records: Record) -> Change:
    """A Change that adds each record."""
    return Change(label, tuple(Edit(after=record) for record in records))


def altered(label: str, before: Record, after: Record) -> Change:
    """A Change of one record into another of the same id."""
    return Change(label, (Edit(before=before, after=after),))


def together(label: str, changes: Iterable[Change]) -> Change:
    """One Change of many, in their order."""
    return Change(label, tuple(edit for change in changes for edit in change.edits))
