"""Writing a Change: its edits, the rows they leave and its line of history, or none of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from os import urandom
from typing import NamedTuple, TypeVar

from herefordshire_desk.domain.changes import Batches, Change, Edit, children_of
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.records import ChildId, Record, child_of
from herefordshire_desk.store.digests import edit_digest, line_hash
from herefordshire_desk.store.engine import Connection, transaction
from herefordshire_desk.store.faults import OutOfDate
from herefordshire_desk.store.history import last_hash, line_row, utc
from herefordshire_desk.store.reading import rows_by_id
from herefordshire_desk.store.rows import Row, Shape, shape_of

T = TypeVar("T")
Progress = Callable[[int, int], None]
STEP = 1000  # rows between two words of progress: a hundredth of a second or so
SALT = 16

_ADD_EDIT = "INSERT INTO edits VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_LINE = "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class EditedRow(NamedTuple):
    """One edit as rows; None where the record is not there."""

    shape: Shape[Record]
    record_id: str
    child_id: ChildId | None
    before: Row | None
    after: Row | None


@dataclass(slots=True)
class Outcome:
    """What the edits of a Change come to in one table, by id, however often each was edited."""

    shape: Shape[Record]
    found: dict[str, Row | None] = field(default_factory=dict)
    left: dict[str, Row | None] = field(default_factory=dict)


class Written(NamedTuple):
    """A line of history that was written, and the children its edits are about."""

    line: HistoryLine
    children: frozenset[ChildId]


def write_change(connection: Connection, change: Change, *, at: datetime, who: str) -> HistoryLine:
    """Write all of a Change with its line of history."""
    with transaction(connection):
        return write_batches(connection, change.batches, at=at, who=who).line


def write_batches(
    connection: Connection,
    change: Batches,
    *,
    at: datetime,
    who: str,
    undoes: int | None = None,
    progress: Progress | None = None,
) -> Written:
    """Write a Change in the caller's transaction, as one line.

    A batch is asked for once those before it are written, so that no two are held at once.
    `progress` is told rows done and rows in all; what it raises rolls everything back. Raises
    OutOfDate where a record's `before` is not what is on file.
    """
    number, prev = last_hash(connection)
    told = _Told(progress, 2 * change.most)  # each edit is a row of history and one of its record
    writing = _Writing(connection, number + 1)
    for edits in change.edits:
        writing.write(edits, told)
    told.all()
    line = HistoryLine(
        number=number + 1,
        at=utc(at),
        who=who,
        label=change.label,
        count=writing.count,
        undoes=undoes,
        child_id=next(iter(writing.children)) if len(writing.children) == 1 else None,
    )
    row, digest = line_row(line), writing.digests.digest()
    connection.execute(_ADD_LINE, (*row, digest, prev, line_hash(prev, row, digest)))
    return Written(line, frozenset(writing.children))


class _Writing:
    """The rows of one line of history as they are written, batch by batch."""

    def __init__(self, connection: Connection, number: int) -> None:
        self._connection, self._number = connection, number
        self.count = 0
        self.children: set[ChildId] = set()
        self.digests = sha256()

    def write(self, edits: Sequence[Edit], told: "_Told") -> None:
        """Raises OutOfDate where a record's `before` is not what is on file by now."""
        rows = [_edited_row(edit) for edit in edits]
        outcomes = _outcomes(rows)
        _require_up_to_date(self._connection, outcomes)
        self._connection.executemany(_ADD_EDIT, self._kept(told.each(rows)))
        for outcome in outcomes:
            _write_rows(self._connection, outcome.shape, outcome.left, told)
        self.children |= children_of(edits)

    def _kept(self, edits: Iterable[EditedRow]) -> Iterator[Row]:
        """The side table's rows; `digests` is fed with the digest of each."""
        for edit, salt in zip(edits, _salts(), strict=False):
            table, record_id = edit.shape.table, edit.record_id
            before, after = edit.shape.text(edit.before), edit.shape.text(edit.after)
            digest = edit_digest(salt, table, record_id, before, after)
            self.digests.update(digest)
            place = (self._number, self.count, table, record_id, edit.child_id)
            yield (*place, before, salt, digest)
            self.count += 1


class _Told:
    """Counts rows as they pass and says so every so often."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        self._say()

    def each(self, rows: Iterable[T]) -> Iterator[T]:
        for row in rows:
            yield row
            self._done += 1
            if self._done % STEP == 0:
                self._say()

    def all(self) -> None:
        self._done = self._total
        self._say()

    def _say(self) -> None:
        if self._progress is not None:
            self._progress(self._done, self._total)


def _edited_row(edit: Edit) -> EditedRow:
    record = edit.record
    shape: Shape[Record] = shape_of(type(record))
    before = None if edit.before is None else shape.row(edit.before)
    after = None if edit.after is None else shape.row(edit.after)
    return EditedRow(shape, record.id, child_of(record), before, after)


def _outcomes(edits: Iterable[EditedRow]) -> list[Outcome]:
    """Each edit must go on from where the one before it left the record. Raises OutOfDate."""
    outcomes: dict[str, Outcome] = {}
    for edit in edits:
        outcome = outcomes.get(edit.shape.table)
        if outcome is None:
            outcome = outcomes[edit.shape.table] = Outcome(edit.shape)
        before = outcome.found.setdefault(edit.record_id, edit.before)
        if outcome.left.get(edit.record_id, before) != edit.before:
            raise OutOfDate
        outcome.left[edit.record_id] = edit.after
    return list(outcomes.values())


def _require_up_to_date(connection: Connection, outcomes: Iterable[Outcome]) -> None:
    for outcome in outcomes:
        on_file = rows_by_id(connection, outcome.shape, outcome.found)
        if any(on_file.get(record_id) != row for record_id, row in outcome.found.items()):
            raise OutOfDate


def _salts() -> Iterator[bytes]:
    """Salts without end, drawn some hundreds at a time: asking for each takes longer than it is."""
    while drawn := urandom(SALT * STEP):
        yield from (drawn[at : at + SALT] for at in range(0, len(drawn), SALT))


def _write_rows(
    connection: Connection, shape: Shape[Record], left: dict[str, Row | None], told: _Told
) -> None:
    kept = (row for row in left.values() if row is not None)
    gone = ((record_id,) for record_id, row in left.items() if row is None)
    connection.executemany(_upsert(shape), told.each(kept))
    connection.executemany(f'DELETE FROM "{shape.table}" WHERE id = ?', told.each(gone))


def _upsert(shape: Shape[Record]) -> str:
    """A row that is the same already is passed over: that is most of an import made twice."""
    names = [f'"{name}"' for name in shape.columns]
    columns, marks = ", ".join(names), ", ".join("?" for _ in names)
    sets = ", ".join(f"{name} = excluded.{name}" for name in names)
    new = ", ".join(f"excluded.{name}" for name in names)
    old = ", ".join(f'"{shape.table}".{name}' for name in names)
    return (
        f'INSERT INTO "{shape.table}" ({columns}) VALUES ({marks}) '
        f"ON CONFLICT (id) DO UPDATE SET {sets} WHERE ({old}) IS NOT ({new})"
    )
