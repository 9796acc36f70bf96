"""Integrity: whether the file is whole, and its records are the ones its history wrote."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

from herefordshire_desk.domain.records import Record
from herefordshire_desk.store.access import access_faults
from herefordshire_desk.store.digests import edit_digest, line_hash
from herefordshire_desk.store.engine import Connection, fetch, in_words
from herefordshire_desk.store.faults import Fault, KeysMissing
from herefordshire_desk.store.history import BEFORE_FIRST, ERASED_SALT, LINE, last_erasure
from herefordshire_desk.store.keys import read_keys
from herefordshire_desk.store.rows import NOTHING, Row, Shape, shapes
from herefordshire_desk.store.store import Store


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a check found: `faults` as sentences, records by table, lines of history verified."""

    faults: tuple[str, ...]
    counts: dict[str, int] = field(default_factory=dict)
    lines: int = 0

    @property
    def sound(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults


def check(store: Store) -> Soundness:
    """Everything that can be checked, each part even where another fails. Changes nothing."""
    connection = store.connection
    parts: tuple[Callable[[Connection], Iterable[str]], ...] = (
        file_faults,
        _line_faults,
        access_faults,
        _digest_faults,
        _erasure_faults,
        _record_faults,
    )
    faults = [sentence for part in parts for sentence in _found(part, connection)]
    faults += _found(lambda _: _key_faults(store), connection)
    try:
        ((lines,),) = fetch(connection, "SELECT count(*) FROM history")
        return Soundness(tuple(faults), store.counts(), lines)
    except Fault as fault:
        return Soundness(tuple(dict.fromkeys([*faults, str(fault)])))


def file_faults(connection: Connection) -> Iterator[str]:
    """Whether every page is as it was encrypted, and the pages make up a database.

    Neither check alone sees all: a file cut in half can pass the one, and a changed byte in a
    file that is not encrypted the other.
    """
    pages = [str(detail) for (detail,) in fetch(connection, "PRAGMA cipher_integrity_check")]
    whole = [str(detail) for (detail,) in fetch(connection, "PRAGMA integrity_check")]
    for details in (pages, [detail for detail in whole if detail != "ok"]):
        if details:
            yield f"The file is damaged in {len(details)} places, the first: {details[0]}."
    if fetch(connection, "PRAGMA foreign_key_check"):
        yield "History has edits without the line they belong to."


def _key_faults(store: Store) -> Iterator[str]:
    """The file of keys is whole and of this desk: with one slot damaged the other opens it."""
    try:
        read_keys(store.path, store.key)
    except OSError:
        yield KeysMissing.words


def _found(part: Callable[[Connection], Iterable[str]], connection: Connection) -> Iterator[str]:
    """A part of the file that cannot be read is a finding, not the end of the check."""
    try:
        yield from part(connection)
    except Fault as fault:
        yield str(fault)


def _line_faults(connection: Connection) -> Iterator[str]:
    """The chain of lines: none altered, taken out or put elsewhere."""
    number, last = 0, BEFORE_FIRST
    sql = f"SELECT {LINE}, digest, prev, hash FROM history ORDER BY number"
    for *line, digest, prev, kept in fetch(connection, sql):
        number += 1
        if line[0] != number:
            yield f"History has no line {number}: lines were taken out before line {line[0]}."
            number = line[0]
        elif prev != last:
            yield f"Line {number} of history does not follow from the line before it."
        if line_hash(prev, tuple(line), digest) != kept:
            yield f"Line {number} of history was altered."
        last = kept


def _digest_faults(connection: Connection) -> Iterator[str]:
    """Each line's edits: all it was written for, in their order, and no other."""
    edits = fetch(connection, "SELECT history, digest FROM edits ORDER BY history, position")
    found = {
        number: [digest for _, digest in group]
        for number, group in groupby(edits, key=itemgetter(0))
    }
    for number, digest in fetch(connection, "SELECT number, digest FROM history"):
        if sha256(b"".join(found.get(number, []))).digest() != digest:
            yield f"The edits of line {number} of history were altered."


def _erasure_faults(connection: Connection) -> Iterator[str]:
    """What was blanked, an erasure blanked: only what it came after has lost its values."""
    sql = "SELECT count(*) FROM edits WHERE salt = x'' AND history >= ?"
    ((count,),) = fetch(connection, sql, (last_erasure(connection),))
    if count:
        yield f"History has {count} edits whose values are gone, and nothing that erased them."


def _record_faults(connection: Connection) -> Iterator[str]:
    """Every edit's values, backwards from today's rows to the first time each was added."""
    for shape in shapes():
        wrong = list(_wrong_records(connection, shape))
        if wrong:
            yield _said(shape, wrong, "not as history wrote them")
        sql = f"""SELECT id FROM "{shape.table}"
                   WHERE id NOT IN (SELECT record_id FROM edits WHERE kind = ?)"""
        unknown = [record_id for (record_id,) in fetch(connection, sql, (shape.table,))]
        if unknown:
            yield _said(shape, unknown, "not in history at all")


def _wrong_records(connection: Connection, shape: Shape[Record]) -> Iterator[str]:
    columns = ", ".join(f'record."{name}"' for name in shape.columns)
    sql = f"""SELECT e.record_id, e.before, e.salt, e.digest, {columns}
                FROM edits e LEFT JOIN "{shape.table}" record ON record.id = e.record_id
               WHERE e.kind = ? AND e.record_id <> ''
               ORDER BY e.record_id, e.history DESC, e.position DESC"""
    with in_words():
        edits = connection.execute(sql, (shape.table,))
        for record_id, group in groupby(edits, key=itemgetter(0)):
            if not _agrees(shape, record_id, group):
                yield record_id


def _agrees(shape: Shape[Record], record_id: str, edits: Iterable[Row]) -> bool:
    """The last edit wrote the row on file, each other one the `before` of the next.

    The first edit of all added the record. What came before an edit that was erased was too.
    """
    later: str | None = None
    for _, before, salt, digest, *on_file in edits:
        if salt == ERASED_SALT:
            return True
        after = later
        if after is None:
            after = shape.text(tuple(on_file)) if on_file[0] is not None else NOTHING
        if edit_digest(salt, shape.table, record_id, before, after) != digest:
            return False
        later = before
    return later == NOTHING


def _said(shape: Shape[Record], ids: list[str], what: str) -> str:
    table = shape.table.replace("_", " ")
    return f"Records of type {table} are {what}: {len(ids)}, the first {min(ids)}."
