"""Salvage: what can be read of a damaged desk, in a new file, with a report of what could not.

The damaged file is copied first and never written to. Where the whole of history could be read
it is kept; else the new desk begins its history with what was salvaged, so that its own check
is sound from then on. Ids alone are reported, never a name.
"""

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.words import plural
from herefordshire_desk.store.access import access_lines
from herefordshire_desk.store.engine import Connection, connect, in_words, transaction
from herefordshire_desk.store.faults import AlreadyThere, Damaged
from herefordshire_desk.store.files import KEYS, LOG, PART, beside, make_empty, write_whole
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.keys import read_keys
from herefordshire_desk.store.lock import DeskLock, Person
from herefordshire_desk.store.open import open_desk_with_key
from herefordshire_desk.store.places import require_safe
from herefordshire_desk.store.room import require_room, size_of
from herefordshire_desk.store.rows import Row, shapes
from herefordshire_desk.store.scavenge import ROWS_ON_A_PAGE, Scavenger
from herefordshire_desk.store.schema import migrate
from herefordshire_desk.store.store import Store

NOTHING_READ = (
    "The part of the file that says what is in it is damaged, so nothing else of it can be read. "
    "Restore a backup."
)
LABEL = "Salvage a damaged desk"
SCHEMA_OF = """SELECT type, name, sql FROM sqlite_master
                WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"""
SHOWN = 200  # ids of one type in the report
SCRATCH = ".damaged"
WITHOUT_NUMBER = ("edits", "preference")  # tables whose rows have none of their own


@dataclass(frozen=True, slots=True)
class Part:
    """One table: rows read, ids known to be lost, and whether others may be lost as well."""

    table: str
    read: int
    lost: tuple[str, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a salvage came to. `history_kept` is False where a new history had to begin."""

    parts: tuple[Part, ...]
    history_kept: bool

    @property
    def complete(self) -> bool:
        """Whether nothing at all was lost."""
        return self.history_kept and not any(part.lost or part.unsure for part in self.parts)

    def report(self) -> list[str]:
        """Line by line, for people; ids and counts, no names."""
        told = [line for part in self.parts for line in _part_words(part)]
        if self.complete:
            return ["Everything could be read.", *told]
        kept = (
            "History is whole."
            if self.history_kept
            else (
                "History could not be read whole: the new desk's history begins with this salvage."
            )
        )
        return ["Not everything could be read.", kept, *told]


def salvage(from_: Path, key: bytes, out: Path, *, who: Person, at: datetime) -> Salvaged:
    """A new desk at `out`, with the keys of the damaged one, from all that can be read of it.

    Raises AlreadyThere, OpenElsewhere, UnsafePlace, NoSpace, or Damaged where nothing can be
    read; then there is no `out`.
    """
    require_safe(out)
    if os.path.exists(out) or os.path.exists(beside(out, KEYS)):
        raise AlreadyThere(f"There is a file at {out} already. It was left as it is.")
    scratch, raw = beside(out, SCRATCH), beside(out, PART)
    with in_words(), DeskLock(from_):
        require_room(out.parent, 4 * size_of(from_))
        keys = read_keys(from_, key)
        try:
            _copied(from_, scratch)
            parts = _read_into(raw, scratch, key)
            return _finished(raw, out, keys, key, parts, who, at)
        finally:
            for each in (scratch, raw):
                for ending in ("", LOG, KEYS, ".lock", ".open"):
                    beside(each, ending).unlink(missing_ok=True)


def _part_words(part: Part) -> list[str]:
    name = part.table.replace("_", " ")
    told = [f"{name}: {plural(part.read, 'row')} read"]
    if part.lost:
        more = len(part.lost) - SHOWN
        ids = ", ".join(part.lost[:SHOWN]) + (f" and {more:,} more" if more > 0 else "")
        told.append(f"{name}: not read: {plural(len(part.lost), 'row')}: {ids}")
    if part.unsure:
        told.append(f"{name}: more rows are lost; nobody can say which")
    return told


def _copied(from_: Path, scratch: Path) -> None:
    """The damaged file and its log: opening a copy writes nothing to them."""
    for ending in ("", LOG):
        if beside(from_, ending).exists():
            make_empty(beside(scratch, ending))
            shutil.copyfile(beside(from_, ending), beside(scratch, ending))


def _read_into(raw: Path, scratch: Path, key: bytes) -> list[Part]:
    """Every table of the damaged copy into a new file with the same schema."""
    damaged = Scavenger(scratch, key)
    make_empty(raw)
    whole = connect(raw, key)
    try:
        schema = damaged.all_of(SCHEMA_OF)
        numbers = damaged.all_of("PRAGMA user_version")
        if not schema or not numbers:
            raise Damaged(NOTHING_READ)
        ((pages,),) = damaged.all_of("PRAGMA page_count") or [(0,)]
        tables = [name for kind, name, _ in schema if kind == "table"]
        with transaction(whole):
            _make(whole, [sql for kind, _, sql in schema if kind == "table"])
            parts = [_table(damaged, whole, name, pages * ROWS_ON_A_PAGE) for name in tables]
            _make(whole, [sql for kind, _, sql in schema if kind != "table"])
            whole.execute(f"PRAGMA user_version = {int(numbers[0][0])}")
    finally:
        whole.close()
        damaged.close()
    return parts


def _make(whole: Connection, statements: Iterable[str]) -> None:
    for sql in statements:
        whole.execute(sql)


def _table(damaged: Scavenger, whole: Connection, table: str, most: int) -> Part:
    """One table's rows, and what its index says is missing from them."""
    columns = [name for _, name, *_ in whole.execute(f'PRAGMA table_info("{table}")')]
    sql = f'INSERT OR IGNORE INTO "{table}" VALUES ({", ".join("?" * len(columns))})'
    if table in WITHOUT_NUMBER:
        return _from_both_ends(damaged, whole, table, sql)
    by_id = f'SELECT rowid, id FROM "{table}" ORDER BY id'  # which reads the index alone
    named = damaged.all_of(by_id) if "id" in columns else None
    upper = _upper(damaged, table, named, most)
    names = ", ".join(f'"{name}"' for name in ("rowid", *columns))
    whole.executemany(sql, (row[1:] for row in damaged.rows(table, names, "rowid", upper)))
    ((read,),) = whole.execute(f'SELECT count(*) FROM "{table}"').fetchall()
    return Part(table, read, *_missing(damaged, whole, table, named))


def _upper(damaged: Scavenger, table: str, named: Sequence[Row] | None, most: int) -> int:
    """The greatest number a row can have."""
    if named:
        return max(int(number) for number, _ in named)
    greatest = damaged.all_of(f'SELECT max(rowid) FROM "{table}"')
    return most if greatest is None else int(greatest[0][0] or 0)


def _missing(
    damaged: Scavenger,
    whole: Connection,
    table: str,
    named: Sequence[Row] | None,
) -> tuple[tuple[str, ...], bool]:
    """Ids in the index and not among the rows; unsure where the index cannot be read either."""
    if named is not None:
        have = {record_id for (record_id,) in whole.execute(f'SELECT id FROM "{table}"')}
        return tuple(sorted({record_id for _, record_id in named} - have)), False
    return (), not damaged.reads(f'SELECT * FROM "{table}"')


def _from_both_ends(damaged: Scavenger, whole: Connection, table: str, sql: str) -> Part:
    """Up to the damage from either side; of the side table of history nothing less will do."""
    order = "history {0}, position {0}" if table == "edits" else "name {0}"
    for way in ("ASC", "DESC"):
        rows = damaged.upto(f'SELECT * FROM "{table}" ORDER BY {order.format(way)}')
        whole.executemany(sql, rows)
    ((read,),) = whole.execute(f'SELECT count(*) FROM "{table}"').fetchall()
    return Part(table, read, unsure=not damaged.reads(f'SELECT * FROM "{table}"'))


def _finished(
    raw: Path,
    out: Path,
    keys: bytes,
    key: bytes,
    parts: Sequence[Part],
    who: Person,
    at: datetime,
) -> Salvaged:
    """With its history where that is whole; else with the records alone, in a new history."""
    write_whole(beside(raw, KEYS), keys)
    with open_desk_with_key(raw, key, who=who) as found:
        sound = check(found).sound
        if not sound:
            _begin_again(found, out, keys, key, who, at)
    if sound:
        write_whole(beside(out, KEYS), keys)
        raw.replace(out)
    of_people = tuple(part for part in parts if not part.table.startswith("_"))
    return Salvaged(of_people, history_kept=sound)


def _begin_again(
    found: Store, out: Path, keys: bytes, key: bytes, who: Person, at: datetime
) -> None:
    """A new desk whose first Change adds every record that could be read.

    What could be read of who looked is chained anew, as it was told then.
    """
    make_empty(out)
    try:
        connection = connect(out, key)
        try:
            migrate(connection)
        finally:
            connection.close()
        write_whole(beside(out, KEYS), keys)
        with open_desk_with_key(out, key, who=who) as new:
            records = [each for shape in shapes() for each in found.records(shape.kind)]
            new.apply(added(LABEL, *records), at=at, who=who.user)
            for name, value in found.preferences().items():
                new.prefer(name, value)
            for line in access_lines(found.connection):
                new.note(line.what, line.about, at=line.at, who=line.who)
            if not check(new).sound:
                raise Damaged(NOTHING_READ)
    except BaseException:
        for ending in ("", KEYS, LOG):
            beside(out, ending).unlink(missing_ok=True)
        raise
