"""Sheets: what a return is made of, as plain values that any writer can put in a file."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from herefordshire_desk.domain.returns.schema import SheetSchema

Cell = str | int | float | date | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSheet:
    """One sheet. With a `table`: named columns, and rows in order of the `key` columns.

    Without one it is prose: each row is a topic and a sentence, the first row the title.
    """

    name: str
    table: str = ""
    columns: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...]


class Rows(Collection[tuple[Cell, ...]]):
    """So many rows that they are made anew each time they are gone through."""

    def __init__(self, count: int, source: Callable[[], Iterable[tuple[Cell, ...]]]) -> None:
        self._count, self._source = count, source

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return iter(self._source())

    def __len__(self) -> int:
        return self._count

    def __contains__(self, row: object) -> bool:
        return any(each == row for each in self)


@dataclass(frozen=True, slots=True, kw_only=True)
class LongSheet:
    """A table of the collected workbook: as a ReturnSheet, but its rows are not all there."""

    name: str
    table: str
    columns: tuple[str, ...]
    rows: Rows


AnySheet = ReturnSheet | LongSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A return as it would be sent. `sha256` is that of its data sheets, not of a file.

    `defined_names` gives names for cells, such as `return_team`: `submission!$B$30`.
    """

    name: str
    team: str
    period: str
    as_of: date
    revision: int
    title: str
    file_name: str
    defined_names: Mapping[str, str]
    sheets: tuple[ReturnSheet, ...]
    sha256: str


def sheet_of(schema: SheetSchema, rows: Iterable[Row]) -> ReturnSheet:
    """The rows under the schema's columns, in order of its key; blank text is an empty cell.

    Raises ValueError for a row whose columns are not the schema's.
    """
    places = [schema.names.index(name) for name in schema.key]
    filled = (_cells(schema, row) for row in rows)
    in_order = sorted(
        filled, key=lambda cells: [(cells[at] is not None, cells[at]) for at in places]
    )
    return ReturnSheet(
        name=schema.name,
        table=schema.table,
        columns=schema.names,
        key=schema.key,
        rows=tuple(in_order),
    )


def prose(name: str, title: str, lines: Iterable[tuple[str, str]]) -> ReturnSheet:
    """A sheet for reading: its title, then a topic and a sentence a row."""
    return ReturnSheet(name=name, rows=((title, None), *lines))


def yes_no(holds: bool | None) -> str | None:
    """Y or N; nothing where it is not recorded."""
    return None if holds is None else "Y" if holds else "N"


def recorded(value: object) -> str:
    """The `record_status` of a value that is None or blank when it is not recorded."""
    return "not_recorded" if value in (None, "") else "recorded"


def _cells(schema: SheetSchema, row: Row) -> tuple[Cell, ...]:
    if row.keys() != set(schema.names):
        raise ValueError(f"columns of {schema.name}: {sorted(row.keys() ^ set(schema.names))}")
    return tuple(None if row[name] == "" else row[name] for name in schema.names)
