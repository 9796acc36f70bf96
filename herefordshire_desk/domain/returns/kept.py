"""Kept returns: every sheet of a return as it was sent, small enough to stay in the file."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
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
    """The sheet as compressed JSON, in letters and digits."""
    whole = {
        "table": sheet.table,
        "columns": sheet.columns,
        "key": sheet.key,
        "rows": [[_plain(cell) for cell in row] for row in sheet.rows],
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return b64encode(compress(text.encode(), 9)).decode("ascii")


def unpacked(kept: SentSheet) -> ReturnSheet:
    """The sheet that was packed, cell for cell."""
    whole = json.loads(decompress(b64decode(kept.packed)))
    return ReturnSheet(
        name=kept.name,
        table=whole["table"],
        columns=tuple(whole["columns"]),
        key=tuple(whole["key"]),
        rows=tuple(tuple(map(_cell, row)) for row in whole["rows"]),
    )


def _plain(cell: Cell) -> object:
    return {"date": cell.isoformat()} if isinstance(cell, date) else cell


def _cell(value: object) -> Cell:
    if isinstance(value, dict):
        return date.fromisoformat(value["date"])
    assert value is None or isinstance(value, str | int | float)
    return value
