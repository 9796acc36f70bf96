"""Desks for the tests: made, filled, opened again, and read whole."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from herefordshire_desk.domain.changes import Change, added
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.records import Record
from herefordshire_desk.store.engine import Connection, connect
from herefordshire_desk.store.files import KEYS, beside, make_empty, write_whole
from herefordshire_desk.store.history import change_of
from herefordshire_desk.store.keys import new_keys
from herefordshire_desk.store.open import Person, create_desk, open_desk_with_key, set_up
from herefordshire_desk.store.rows import shapes
from herefordshire_desk.store.schema import migrate
from herefordshire_desk.store.store import Store
from tests import make

WHO = Person(user="p.nair", computer="DESK-12")
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PASSWORD = "maple lantern otter cloud"


def made(path: Path, *records: Record) -> Store:
    """A new desk, open, with those records in its first Change."""
    store, _ = create_desk(path, PASSWORD, who=WHO)
    if records:
        store.apply(added("Add records", *records), at=AT, who="p.nair")
    return store


def built(path: Path, *, stop_before: list[str]) -> tuple[Connection, bytes]:
    """An empty desk as an earlier version made it, its connection open, and its key."""
    keys, _ = new_keys(PASSWORD)
    make_empty(path)
    connection = connect(path, keys.key)
    set_up(connection)
    migrate(connection, stop_before=stop_before)
    write_whole(beside(path, KEYS), keys.file.to_bytes())
    return connection, keys.key


def closed(path: Path, *records: Record) -> bytes:
    """A new desk with those records, closed again: its key."""
    with made(path, *records) as store:
        return store.key


def reopened(store: Store) -> Store:
    """The same desk after a restart."""
    store.close()
    return open_desk_with_key(store.path, store.key, who=WHO)


def put(store: Store, change: Change) -> None:
    store.apply(change, at=AT, who="p.nair")


def taking_back(store: Store, line: HistoryLine) -> Change:
    """The Change that takes a line back, all of it at once."""
    return change_of(store.connection, line).reversed()


def contents(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every record table, as the file has it."""
    return {shape.table: store.connection.execute(shape.select()).fetchall() for shape in shapes()}


def many(count: int, first: int = 0) -> list[Record]:
    """So many visits, each to a child of its own."""
    return [
        make.visit(id=f"V{number:06}", child_id=f"C{number:06}", not_alone_reason="asleep " * 9)
        for number in range(first, first + count)
    ]


def break_a_rule(connection: Connection) -> None:
    """A blank where the schema allows none: pages are whole, and only the structure is wrong."""
    sql = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'child'"
    rule, no_rule = "note TEXT NOT NULL", "note TEXT"
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(sql, (rule, no_rule))
    connection.execute("PRAGMA writable_schema = RESET")
    connection.execute("UPDATE child SET note = NULL")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(sql, (no_rule, rule))
    connection.execute("PRAGMA writable_schema = RESET")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
