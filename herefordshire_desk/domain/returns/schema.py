"""Schema: the sheets and columns of a return, as carried in `returns/NAME.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from herefordshire_desk.resource import read_resource

ColumnType = Literal["text", "integer", "number", "date", "code", "codes", "yes_no", "any"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSchema:
    """One column. `codes` names the list it takes; `like` is the nearest national field."""

    name: str
    type: ColumnType
    words: str
    required: bool = False
    codes: str = ""
    like: str = ""
    added_in: str = "1.0"
    deprecated_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSchema:
    """One data sheet. No two rows have the same `key`."""

    name: str
    table: str
    key: tuple[str, ...]
    words: str
    columns: tuple[ColumnSchema, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSchema:
    """A return's layout, with the sentences its cover and notes print.

    `title` is what it is called and `file` what its file's name begins with. `thresholds` name
    the numbers of policy that decide what it says.
    """

    version: str
    title: str
    file: str
    about: str
    marking: str
    contact: str
    thresholds: tuple[str, ...]
    sheets: Mapping[str, SheetSchema]
    notes: tuple[tuple[str, str], ...]


@cache
def return_schema(name: str) -> ReturnSchema:
    """The layout carried for the return called `name`."""
    data = _carried(name)
    return ReturnSchema(
        version=data["version"],
        title=data.get("title", f"{name.capitalize()} return"),
        file=data.get("file", "hfd_return"),
        about=data["about"],
        marking=data["marking"],
        contact=data["contact"],
        thresholds=tuple(data["thresholds"]),
        sheets={sheet["name"]: _sheet(sheet) for sheet in data["sheet"]},
        notes=tuple((note["topic"], note["words"]) for note in data["note"]),
    )


def _carried(name: str) -> dict[str, Any]:
    """What the file says; one that is `like` another says only where it differs.

    A sheet without columns is the other's, with `more` of its own after them. A note or a
    sentence it does not give is the other's.
    """
    data = tomllib.loads(read_resource(f"returns/{name}.toml"))
    other = data.pop("like", "")
    if not other:
        return data
    shared = _carried(other)
    sheets = {sheet["name"]: sheet for sheet in shared["sheet"]}
    notes = {note["topic"]: note for note in [*shared["note"], *data["note"]]}
    own = {
        "sheet": [_grown(sheet, sheets) for sheet in data["sheet"]],
        "note": list(notes.values()),
        "thresholds": [*shared["thresholds"], *data["thresholds"]],
    }
    return {**shared, **data, **own}


def _grown(sheet: dict[str, Any], shared: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    if "columns" in sheet:
        return sheet
    of = shared[sheet["name"]]
    rest = {key: value for key, value in sheet.items() if key != "more"}
    return {**of, **rest, "columns": [*of["columns"], *sheet.get("more", [])]}


def _sheet(data: Mapping[str, Any]) -> SheetSchema:
    columns = tuple(ColumnSchema(**column) for column in data["columns"])
    return SheetSchema(**{**data, "key": tuple(data["key"]), "columns": columns})
