"""History on file: one line for each Change, chained by hashes, and what its edits replaced.

A line holds a digest of its edits and the hash of the line before it. The values themselves
stand in the side table `edits`, each digest salted, so that values can be erased one day and
the chain still verify. An edit keeps what was there before it; what it wrote is the next edit's
`before`, or the row on file.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.records import ChildId, Record
from herefordshire_desk.store.engine import Connection, fetch
from herefordshire_desk.store.faults import Damaged
from herefordshire_desk.store.reading import rows_by_id
from herefordshire_desk.store.rows import Row, Shape, shape_in

RowsOnFile = dict[tuple[str, str], Row]  # by table and id

DISAGREES = "The history does not agree with the records. Check the desk, or restore a backup."
BEFORE_FIRST = bytes(32)  # what the first line has for the hash of the one before it
LINE = "number, at, who, label, count, undoes, child_id"
ERASED_SALT = b""  # what an edit has for its salt whose values were erased: see erasure.py

_EDITS = """
    SELECT e.history, e.kind, e.record_id, e.before,
           (SELECT later.before FROM edits later
             WHERE later.kind = e.kind AND later.record_id = e.record_id
               AND (later.history, later.position) > (e.history, e.position)
             ORDER BY later.history, later.position LIMIT 1)
      FROM edits e WHERE {where} AND e.salt <> x'' ORDER BY e.history, e.position
"""


def line_row(line: HistoryLine) -> Row:
    """A line as its table holds it."""
    at = line.at.isoformat()
    return (line.number, at, line.who, line.label, line.count, line.undoes, line.child_id)


def line_from(row: Row) -> HistoryLine:
    """The line that a row of LINE holds; its time is UTC."""
    number, at, who, label, count, undoes, child_id = row
    return HistoryLine(
        number=number,
        at=datetime.fromisoformat(at),
        who=who,
        label=label,
        count=count,
        undoes=undoes,
        child_id=None if child_id is None else ChildId(child_id),
    )


def utc(at: datetime) -> datetime:
    """The same moment in UTC. Raises ValueError for a time of no zone, which is no moment."""
    if at.tzinfo is None:
        raise ValueError("history needs to know the time zone")
    return at.astimezone(UTC)


def last_hash(connection: Connection) -> tuple[int, bytes]:
    """The number and the hash of the last line; 0 and BEFORE_FIRST before there is one."""
    found = fetch(connection, "SELECT number, hash FROM history ORDER BY number DESC LIMIT 1")
    return found[0] if found else (0, BEFORE_FIRST)


def lines(connection: Connection, limit: int | None = None) -> list[HistoryLine]:
    """The latest `limit` lines, or all of them, oldest first."""
    newest = f"SELECT {LINE} FROM history ORDER BY number DESC LIMIT ?"
    found = fetch(connection, newest, (-1 if limit is None else limit,))
    return [line_from(row) for row in reversed(found)]


def last_erasure(connection: Connection) -> int:
    """The number of the line that erased last, 0 where none did: nothing up to it is undone."""
    asked = "SELECT coalesce(max(history), 0) FROM edits WHERE kind = 'erasure'"
    ((number,),) = fetch(connection, asked)
    return int(number)


def change_of(connection: Connection, line: HistoryLine) -> Change:
    """The Change that a line was written for."""
    edits = _edits(connection, "e.history = ?", (line.number,))
    return Change(line.label, tuple(edit for _, edit in edits))


def batches_back(connection: Connection, line: HistoryLine, at_once: int) -> Iterator[list[Edit]]:
    """The edits that take a line back, the last first, no more than `at_once` together.

    Each batch is worked out from what those before it have left on file.
    """
    where = "e.history = ? AND e.position >= ? AND e.position < ?"
    for end in range(line.count, 0, -at_once):
        found = _edits(connection, where, (line.number, max(end - at_once, 0), end))
        yield [Edit(before=edit.after, after=edit.before) for _, edit in reversed(found)]


def lines_of_record(connection: Connection, table: str, record_id: str) -> list[HistoryLine]:
    """The lines that edited a record and still stand, oldest first: none that was taken back."""
    where = "number IN (SELECT history FROM edits WHERE kind = ? AND record_id = ?)"
    rows = fetch(
        connection, f"SELECT {LINE} FROM history WHERE {where} ORDER BY number", (table, record_id)
    )
    standing: list[HistoryLine] = []
    for line in map(line_from, rows):
        if standing and line.undoes == standing[-1].number:
            standing.pop()
        else:
            standing.append(line)
    return standing


def edits_of_child(connection: Connection, child_id: ChildId) -> list[tuple[HistoryLine, Edit]]:
    """Every edit of one child's records with its line, oldest first."""
    found = _edits(connection, "e.child_id = ?", (child_id,))
    numbers = json.dumps(sorted({number for number, _ in found}))
    where = "number IN (SELECT value FROM json_each(?))"
    rows = fetch(connection, f"SELECT {LINE} FROM history WHERE {where}", (numbers,))
    by_number = {row[0]: line_from(row) for row in rows}
    return [(by_number[number], edit) for number, edit in found]


def _edits(connection: Connection, where: str, values: Sequence[object]) -> list[tuple[int, Edit]]:
    """Edits with the number of their line, in the order they were made.

    Raises Damaged where what history says was there never can have been.
    """
    found = fetch(connection, _EDITS.format(where=where), values)
    on_file = _on_file(connection, found)
    try:
        return [
            (number, _edit(shape_in(table), record_id, before, later, on_file))
            for number, table, record_id, before, later in found
        ]
    except ValueError:
        raise Damaged(DISAGREES) from None


def _edit(
    shape: Shape[Record], record_id: str, before: str, later: str | None, on_file: RowsOnFile
) -> Edit:
    """What the edit wrote is the next edit's `before`, or with no next edit the row on file."""
    after = on_file.get((shape.table, record_id)) if later is None else shape.row_from(later)
    return Edit(before=_record(shape, shape.row_from(before)), after=_record(shape, after))


def _record(shape: Shape[Record], row: Row | None) -> Record | None:
    return None if row is None else shape.record(row)


def _on_file(connection: Connection, found: Iterable[Row]) -> RowsOnFile:
    """The rows of the records that were not edited again, by table and id."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for _, table, record_id, _, later in found:
        if later is None:
            wanted[table].append(record_id)
    return {
        (table, record_id): row
        for table, ids in wanted.items()
        for record_id, row in rows_by_id(connection, shape_in(table), ids).items()
    }
