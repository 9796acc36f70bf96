"""Exports with names: a chain of lines of its own, so that an export does not move history's.

A line is never altered and never deleted. It says who wrote what, when and why.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from herefordshire_desk.domain.returns.named import ExportLine
from herefordshire_desk.store.engine import Connection, fetch, in_words
from herefordshire_desk.store.history import BEFORE_FIRST, utc

LINE = "number, at, who, label, reason"


def add_export(
    connection: Connection, *, at: datetime, who: str, label: str, reason: str
) -> ExportLine:
    """Write the next line. `at` has a time zone."""
    sql = "SELECT number, hash FROM export ORDER BY number DESC LIMIT 1"
    last, prev = next(iter(fetch(connection, sql)), (0, BEFORE_FIRST))
    line = ExportLine(last + 1, utc(at), who, label, reason)
    row = (line.number, line.at.isoformat(), who, label, reason)
    with in_words():
        connection.execute(
            "INSERT INTO export VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, prev, _hash(prev, row))
        )
    return line


def exports(connection: Connection) -> list[ExportLine]:
    """Every line, oldest first."""
    rows = fetch(connection, f"SELECT {LINE} FROM export ORDER BY number")
    return [ExportLine(n, datetime.fromisoformat(at), *rest) for n, at, *rest in rows]


def export_faults(connection: Connection) -> Iterator[str]:
    """Whether the chain is whole: no line altered, taken out or put elsewhere."""
    expected = BEFORE_FIRST
    sql = f"SELECT {LINE}, prev, hash FROM export ORDER BY number"
    for at, (*line, prev, kept) in enumerate(fetch(connection, sql), 1):
        if line[0] != at or prev != expected or _hash(prev, tuple(line)) != kept:
            yield f"Line {line[0]} of what was written with names is not as it was written."
            return
        expected = kept


def _hash(prev: bytes, line: tuple[object, ...]) -> bytes:
    return sha256(prev + json.dumps(line, ensure_ascii=False).encode()).digest()
