"""Lines of a preview: what importing does to one record, and what stands or falls with it."""

from typing import Literal

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.lazy_dataclass import lazy_dataclass
from herefordshire_desk.domain.records import ChildId, Record, child_of

State = Literal["added", "changed", "unchanged", "missing", "conflict"]
BY_DEFAULT: tuple[State, ...] = ("added", "changed")


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One record of the preview. `before` is ours, `after` what the file makes of it.

    `edits` are made when the line is taken, all or none. Of a conflict they are the file's side,
    which is not taken unless somebody says so. A record that is missing from the file is kept:
    its `after` is None and it has no edits. A new stamp alone is an edit of what is unchanged.
    `before` has another id than `after` where the file has a record that we had by ourselves.
    """

    state: State
    kind: type[Record]
    record_id: str
    child_id: ChildId | None
    before: Record | None
    after: Record | None
    edits: tuple[Edit, ...] = ()

    @property
    def key(self) -> str:
        """Tells the line from every other of its preview."""
        return f"{self.state}:{self.kind.__name__}:{self.record_id}"

    @property
    def taken_by_default(self) -> bool:
        """Whether it is imported when nobody says otherwise."""
        return self.state in BY_DEFAULT

    @property
    def is_written_by_default(self) -> bool:
        """Whether its edits are made then: what is unchanged may have a new stamp."""
        return self.taken_by_default or self.state == "unchanged"


def line_of(state: State, before: Record | None, after: Record | None) -> Line:
    """The line of one record that stands alone: same type and id before and after."""
    record = before if before is not None else after
    assert record is not None
    alters = after is not None and before is not after and before != after
    return Line(
        state=state,
        kind=type(record),
        record_id=record.id,
        child_id=child_of(record),
        before=before,
        after=after,
        edits=(Edit(before=before, after=after),) if alters else (),
    )
