"""Rows: a sheet read by its table. A row that cannot be read is left out whole, and listed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from herefordshire_desk.domain.extracts.cells import Refused, converter, recorded, text
from herefordshire_desk.domain.extracts.dates import date_converter, has_month_first, never_ending
from herefordshire_desk.domain.extracts.headings import heading_key
from herefordshire_desk.domain.extracts.sheets import Cell, Sheet
from herefordshire_desk.domain.extracts.tables import Field, Table
from herefordshire_desk.domain.problems import Problem

END = "end"
TOO_WIDE = "This row has more values than there are headings: some may be in the wrong column."
MONTH_FIRST = "The dates in this column have the month first, and were read so."


class Row(NamedTuple):
    """One row that could be read: its values by field, and where it stands in the file."""

    values: Mapping[str, Any]
    file: str
    number: int

    def problem(self, field: str, message: str) -> Problem:
        """What is wrong with this row."""
        return Problem(field, message, self.file, self.number)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sheet as its table reads it. `found` are the fields that the sheet has columns for.

    `count` is of the rows that hold anything, those left out included.
    """

    table: Table
    rows: tuple[Row, ...] = ()
    found: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Column:
    """One field's values down the sheet. `wrong` says, by row, what could not be read."""

    name: str
    heading: str
    values: Sequence[object]
    wrong: Mapping[int, str]
    month_first: bool


def read_rows(sheet: Sheet, table: Table) -> Reading:
    """Every row of the sheet that can be read, and a Problem for each thing that cannot."""
    places = places_of(sheet, table)
    absent = [field for field in table.fields if field.needed and not places[field.name]]
    if absent:
        return Reading(table, problems=tuple(_no_column(sheet, field) for field in absent))
    columns = [
        _column(sheet, field, places[field.name]) for field in table.fields if places[field.name]
    ]
    filled = [index for index, cells in enumerate(sheet.rows) if not _is_blank(cells)]
    doubtful = _doubtful(sheet, columns)
    wrong = {
        index: found
        for index in filled
        if index in doubtful and (found := _wrong(sheet, columns, index))
    }
    kept = [index for index in filled if index not in wrong] if wrong else filled
    problems = [problem for found in wrong.values() for problem in found]
    return Reading(
        table,
        rows=tuple(_rows(sheet, columns, kept)),
        found=frozenset(column.name for column in columns),
        problems=(*_notices(sheet, columns), *problems),
        count=len(filled),
    )


def places_of(sheet: Sheet, table: Table) -> dict[str, list[int]]:
    """Where in a row each field's columns stand, those that are there, in the table's order."""
    at: dict[str, int] = {}
    for place, heading in enumerate(sheet.headings):
        at.setdefault(heading_key(heading), place)
    keys = {field.name: map(heading_key, field.columns) for field in table.fields}
    return {name: [at[key] for key in wanted if key in at] for name, wanted in keys.items()}


def _column(sheet: Sheet, field: Field, places: Sequence[int]) -> _Column:
    cells = cells_at(sheet.rows, places)
    month_first = field.reading == "date" and (
        has_month_first(cells) if sheet.month_first is None else field.name in sheet.month_first
    )
    values = converted(cells, _converter(field, sheet, month_first))
    wrong: dict[int, str] = {}
    if Refused in set(map(type, values)):
        wrong = {i: value.sentence for i, value in enumerate(values) if isinstance(value, Refused)}
    heading = text(sheet.headings[places[0]])
    if field.needed and ("" in values or None in values):
        blank = f"{heading} is blank."
        wrong |= {i: blank for i, value in enumerate(values) if value in ("", None)}
    return _Column(field.name, heading, values, wrong, month_first)


def converted(cells: Sequence[Cell], convert: Callable[[Cell], object]) -> list[object]:
    """Each cell's value. Cells that are the same are read once; `1` and `1.0` are not the same."""
    if set(map(type, cells)) <= {str}:
        known = {cell: convert(cell) for cell in set(cells)}
        return list(map(known.__getitem__, cells))
    return list(map(lru_cache(maxsize=None, typed=True)(convert), cells))


def cells_at(rows: Sequence[Sequence[Cell]], places: Sequence[int]) -> list[Cell]:
    """The first filled cell of those places in each row, else the last of them."""
    *earlier, last = places
    if earlier:
        return list(_first_filled(rows, earlier, last))
    if min(map(len, rows), default=0) > last:
        return list(map(itemgetter(last), rows))
    return [row[last] if last < len(row) else None for row in rows]


def _first_filled(
    rows: Iterable[Sequence[Cell]], earlier: Sequence[int], last: int
) -> Iterator[Cell]:
    for row in rows:
        there = (row[place] for place in earlier if place < len(row))
        filled = next((cell for cell in there if recorded(cell)), None)
        yield filled if filled is not None else row[last] if last < len(row) else None


def _converter(field: Field, sheet: Sheet, month_first: bool) -> Callable[[Cell], object]:
    if field.reading == "date":
        convert = date_converter(month_first=month_first, serial_dates=sheet.serial_dates)
        return never_ending(convert) if field.name == END else convert
    return converter(field.reading)


def _rows(sheet: Sheet, columns: Sequence[_Column], kept: Iterable[int]) -> Iterator[Row]:
    names = [column.name for column in columns]
    lines = list(zip(*(column.values for column in columns), strict=True))
    place = sheet.place
    for index in kept:
        values = dict(zip(names, lines[index]))  # noqa: B905 - as long as each other, by the million
        yield Row(values, place, sheet.number(index))


def _doubtful(sheet: Sheet, columns: Iterable[_Column]) -> set[int]:
    """The rows in which anything may be wrong: few, so that the others are not looked at again."""
    width = len(sheet.headings)
    wide = {index for index, cells in enumerate(sheet.rows) if len(cells) > width}
    return wide.union(*(column.wrong for column in columns))


def _wrong(sheet: Sheet, columns: Iterable[_Column], index: int) -> list[Problem]:
    number = sheet.number(index)
    if any(recorded(cell) for cell in sheet.rows[index][len(sheet.headings) :]):
        return [Problem("", TOO_WIDE, sheet.place, number)]
    return [
        Problem(column.heading, column.wrong[index], sheet.place, number)
        for column in columns
        if index in column.wrong
    ]


def _is_blank(cells: Iterable[Cell]) -> bool:
    return not any(map(_says_something, cells))


def _says_something(cell: Cell) -> bool:
    """Most cells are plain words, which need not be cleaned first to see that they are there."""
    if isinstance(cell, str) and cell.isascii() and cell.isprintable():
        return not (cell.isspace() or not cell)
    return cell is not None and text(cell) != ""


def _notices(sheet: Sheet, columns: Iterable[_Column]) -> Iterator[Problem]:
    for column in columns:
        if column.month_first:
            yield Problem(column.heading, MONTH_FIRST, sheet.place, sheet.first_row - 1)


def _no_column(sheet: Sheet, field: Field) -> Problem:
    message = f"There is no column “{field.columns[0]}”, so this table was not read."
    return Problem(field.columns[0], message, sheet.place, sheet.first_row - 1)
