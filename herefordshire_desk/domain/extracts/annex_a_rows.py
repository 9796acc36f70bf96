"""Rows of Annex A kept whole, so that writing the lists again loses nothing that was read."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from hashlib import blake2b

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.extracts.cells import Refused, identifier
from herefordshire_desk.domain.extracts.headings import heading_key
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.extracts.rows import Reading, Row
from herefordshire_desk.domain.extracts.sheets import Cell, Sheet
from herefordshire_desk.domain.records import AnnexARow, ChildId

# the fields of a row that are kept as read, by the name they have in the extract's table
READ = {"begun": "start", "ended": "end", "seen_on": "last_seen", "placed_on": "placement_start"}
# how Excel keeps a character that XML cannot, such as the return in a typed line break
WRITTEN_OUT = re.compile("_x([0-9A-Fa-f]{4})_")
Value = str | int | float | bool | date | None


def kept_rows(sheet: Sheet, reading: Reading, taken_on: date) -> Iterator[AnnexARow]:
    """Every row of a list that says which child it is about, those that could not be read too."""
    read = {row.number: row for row in reading.rows}
    id_columns = {heading_key(name) for name in reading.table.fields[0].columns}
    at = next(i for i, name in enumerate(sheet.headings) if heading_key(name) in id_columns)
    for place, cells in enumerate(sheet.rows):
        child = identifier(cells[at]) if at < len(cells) else ""
        if child and not isinstance(child, Refused):
            row = read.get(sheet.first_row + place)
            yield _kept(sheet, reading, place, ChildId(child), row, taken_on)


def cells_of(row: AnnexARow) -> list[tuple[str, Value]]:
    """The filled cells of a row with their headings as they were spelled, in file order."""
    return [(heading, _value(value)) for heading, value in json.loads(row.cells)]


def row_edits(
    kept: Iterable[AnnexARow], lists: frozenset[str], ours: Ours, taken_on: date
) -> Iterator[Edit]:
    """What an import makes of the rows on file: new ones begin, those it no longer has end.

    `lists` are those the file has: the others stay as the last file that had them left them.
    A row that is there as before is not touched.
    """
    said = {_same(row): row for row in kept}
    still = {_same(row) for row in ours.records(AnnexARow) if row.end is None}
    for row in ours.records(AnnexARow):
        if row.end is None and row.sheet in lists and _same(row) not in said:
            yield Edit(before=row, after=replace(row, end=taken_on))
    gone = ours.find(AnnexARow, [row.id for row in said.values()])
    for same, row in said.items():
        if same not in still:
            yield Edit(before=gone.get(row.id), after=row)


def rows_in_force(rows: Iterable[AnnexARow], day: date) -> list[AnnexARow]:
    """Those that the last Annex A taken on or before `day` had, list by list, in file order."""
    here = (row for row in rows if row.start <= day and (row.end is None or row.end > day))
    return sorted(here, key=lambda row: (row.sheet, row.place, row.child_id, row.id))


def _kept(
    sheet: Sheet, reading: Reading, place: int, child: ChildId, row: Row | None, taken_on: date
) -> AnnexARow:
    pairs = zip(sheet.headings, sheet.rows[place], strict=False)
    cells = json.dumps([[name, _plain(cell)] for name, cell in pairs if cell not in (None, "")])
    name = reading.table.name
    values: Mapping[str, date | None] = row.values if row else {}
    digest = blake2b(cells.encode(), digest_size=8).hexdigest()
    return AnnexARow(
        id=f"annex_a:{name}:{child}:{taken_on}:{digest}",
        child_id=child,
        sheet=name,
        place=place,
        start=taken_on,
        was_read=row is not None,
        **{ours: values.get(theirs) for ours, theirs in READ.items()},
        cells=cells,
    )


def _same(row: AnnexARow) -> tuple[str, str, str]:
    return row.sheet, row.child_id, row.cells


def _plain(cell: Cell) -> object:
    """As JSON keeps it; a day without a time is a date."""
    if isinstance(cell, datetime):
        if cell.time() != time():
            return cell.isoformat(" ")
        cell = cell.date()
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    return WRITTEN_OUT.sub(_character, cell) if isinstance(cell, str) else cell


def _character(found: "re.Match[str]") -> str:
    """A line's end is one; what no text can hold is left out."""
    character = chr(int(found[1], 16))
    return "\n" if character == "\r" else character if character.isprintable() else ""


def _value(value: object) -> Value:
    if isinstance(value, dict):
        return date.fromisoformat(value["date"])
    assert value is None or isinstance(value, str | int | float)
    return value
