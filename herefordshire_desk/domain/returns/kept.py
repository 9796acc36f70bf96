"""Kept returns: every sheet of a return as it was sent, small enough to stay in the file."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from zlib import compress, decompress

from herefordshire_desk.domain.records import SentReturn, SentSheet
from herefordshire_desk.domain.returns.sheets import Cell, Return, ReturnSheet


def kept_sheets(made: Return, sent_id: str) -> tuple[SentSheet, ...]:
    """The sheets of a return, for the file."""
    return tuple(
        SentSheet(id=f"{sent_id}:{at:02}", sent_id=sent_id, name=sheet.name, packed=packed(sheet))
        for at, sheet in enumerate(made.sheets)
    )


def sheets_of(sent: SentReturn, kept: Iterable[SentSheet]) -> Mapping[str, ReturnSheet]:
    """By name, in their order, the sheets of that return; none of one that was kept without."""
    own = sorted((each for each in kept if each.sent_id == sent.id), key=lambda each: each.id)
    return {each.name: unpacked(each) for each in own}


def packed(sheet: ReturnSheet) -> str:
    """The sheet in letters and digits: its table, columns, key and rows."""
    head = ((sheet.table,), sheet.columns, sheet.key)
    return b64encode(packed_rows([*head, *sheet.rows])).decode("ascii")


def packed_rows(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows of cells, a twentieth of what they take in memory."""
    plain = [[_plain(cell) for cell in row] for row in rows]
    return compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode())


def unpacked_rows(rows: bytes) -> tuple[tuple[Cell, ...], ...]:
    """The rows that were packed, cell for cell."""
    return tuple(tuple(map(_cell, row)) for row in json.loads(decompress(rows)))


def unpacked(kept: SentSheet) -> ReturnSheet:
    """The sheet that was packed, cell for cell."""
    (table,), columns, key, *rows = unpacked_rows(b64decode(kept.packed))
    return ReturnSheet(
        name=kept.name,
        table=str(table),
        columns=tuple(map(str, columns)),
        key=tuple(map(str, key)),
        rows=tuple(rows),
    )


def _plain(cell: Cell) -> object:
    return {"date": cell.isoformat()} if isinstance(cell, date) else cell


def _cell(value: object) -> Cell:
    if isinstance(value, dict):
        return date.fromisoformat(value["date"])
    assert value is None or isinstance(value, str | int | float)
    return value
