"""Cells over a pipe: one line of JSON for each thing said. A row is a list, all else a mapping."""

import json
from datetime import date, datetime

from herefordshire_desk.domain.extracts.sheets import Cell

Message = dict[str, object]
Row = list[Cell]


def line_of(said: Message | Row) -> bytes:
    """The line. A cell that is no text, number or date, such as a time of day, goes as text."""
    return json.dumps(said, default=_as_json, separators=(",", ":")).encode() + b"\n"


def said_in(line: bytes) -> Message | Row:
    """What a line says, dates being dates again. Raises ValueError for a line cut short."""
    said = json.loads(line)
    return [_cell(value) for value in said] if isinstance(said, list) else said


def _as_json(value: object) -> dict[str, str] | str:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    return {"date": value.isoformat()} if isinstance(value, date) else str(value)


def _cell(value: Cell | dict[str, str]) -> Cell:
    if not isinstance(value, dict):
        return value
    if "moment" in value:
        return datetime.fromisoformat(value["moment"])
    return date.fromisoformat(value["date"])
