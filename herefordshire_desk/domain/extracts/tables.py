"""Tables as data: which columns of a kind of sheet go into which fields, and how they are read."""

import re
import tomllib
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from herefordshire_desk.domain.extracts.cells import text
from herefordshire_desk.domain.extracts.headings import heading_key
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.resource import read_resource

_LIST = re.compile(r"list[\s_]*0*(\d{1,2})(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """One field, read from the first of its columns that is filled.

    `reading` names what makes a value of a cell (cells.py). A row in which a `needed` field is
    blank is left out; so is a whole sheet that has no column for it.
    """

    name: str
    columns: tuple[str, ...]
    reading: str = "text"
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What one kind of sheet holds. `record` and `kind` are those of its rows, where they have one.

    A table without a record is one the desk has no place for yet: `words` say what it holds.
    """

    name: str
    record: str
    kind: str
    words: str
    fields: tuple[Field, ...]


@cache
def tables(extract: str) -> tuple[Table, ...]:
    """The carried tables of one format. Those under `shared` belong to each of its tables."""
    carried = tomllib.loads(read_resource(f"extracts/{extract}.toml"))
    shared = carried.get("shared", {})
    return tuple(_table(row, shared) for row in carried["table"])


def ssd_table(sheet: Sheet) -> Table | None:
    """The SSD table a sheet is, by its key column, whatever the sheet is called.

    One that lacks the key column, but has two others that no other table has, is told of as
    that table: passed over as unknown it would be lost without a word.
    """
    keys = {heading_key(heading) for heading in sheet.headings}
    known = tables("ssd")
    of = (table for table in known if heading_key(table.fields[0].columns[0]) in keys)
    return next(of, None) or next((table for table in known if _has_two(table, keys)), None)


def _has_two(table: Table, keys: Set[str]) -> bool:
    columns = {heading_key(column) for field in table.fields for column in field.columns}
    return len(columns & keys) > 1


def ssda903_table(sheet: Sheet) -> Table | None:
    """The SSDA903 file a sheet is: it has the child's column and the one its table begins with."""
    keys = {heading_key(heading) for heading in sheet.headings}

    def fits(table: Table) -> bool:
        wanted = (field.columns[0] for field in table.fields[:2])
        return all(heading_key(column) in keys for column in wanted)

    return next((table for table in tables("ssda903") if fits(table)), None)


def annex_a_list(sheet: Sheet) -> str | None:
    """The list of Annex A a sheet is, such as `List 6`: by its name and the child's id."""
    found = _LIST.match(text(sheet.name))
    keys = {heading_key(heading) for heading in sheet.headings}
    child_id = tables("annex_a")[0].fields[0]
    has_child = any(heading_key(column) in keys for column in child_id.columns)
    return f"List {found[1]}" if found and has_child else None


def annex_a_table(sheet: Sheet) -> Table | None:
    """The table of that list, None for one that holds nothing the desk keeps."""
    name = annex_a_list(sheet)
    return next((table for table in tables("annex_a") if table.name == name), None)


def _table(row: Mapping[str, Any], shared: Mapping[str, Any]) -> Table:
    fields = {**shared, **row.get("fields", {})}
    return Table(
        name=row["name"],
        record=row.get("record", ""),
        kind=row.get("kind", ""),
        words=row.get("words", ""),
        fields=tuple(_field(name, spec) for name, spec in fields.items()),
    )


def _field(name: str, spec: Mapping[str, Any]) -> Field:
    return Field(
        name=name,
        columns=tuple(spec["columns"]),
        reading=spec.get("as", "text"),
        needed=spec.get("needed", False),
    )
