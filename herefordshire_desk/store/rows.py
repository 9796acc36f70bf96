"""Records to rows and back, worked out once from each record type's fields.

A date is ISO text, a yes or no is 1 or 0, and what is not recorded is NULL.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, fields
from datetime import date
from functools import cache
from json.encoder import encode_basestring
from typing import Any, Generic, NamedTuple, TypeVar, cast, get_args, get_type_hints

from herefordshire_desk.domain.filling import filled, slots_of
from herefordshire_desk.domain.records import RECORD_TYPES, Record

R = TypeVar("R", bound=Record)
Row = tuple[Any, ...]

NOTHING = "null"  # the text of a record that is not there
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


class Cast(NamedTuple):
    """How the values of one column are changed on their way to its table and back."""

    at: int
    to_row: Callable[[Any], Any]
    from_row: Callable[[Any], Any]


class Shape(NamedTuple, Generic[R]):
    """How one record type lies in its table, its columns in the order of its fields.

    `defaults` are as in a row; a field that has none has MISSING.
    """

    kind: type[R]
    table: str
    columns: tuple[str, ...]
    casts: tuple[Cast, ...]
    defaults: Row
    values_of: Callable[[R], Row]

    @property
    def of_a_child(self) -> str | None:
        """The column that says which child a record is about, None for a record of the team."""
        if self.table == "child":
            return "id"
        return "child_id" if "child_id" in self.columns else None

    @property
    def extracted(self) -> bool:
        """Whether extracts have records of the type."""
        return "extracted" in self.columns

    def row(self, record: R) -> Row:
        """The record as its table holds it."""
        values = list(self.values_of(record))
        for cast_ in self.casts:
            value = values[cast_.at]
            if value is not None:
                values[cast_.at] = cast_.to_row(value)
        return tuple(values)

    def record(self, row: Sequence[Any]) -> R:
        """The record that a row of the table holds."""
        values = list(row)
        for cast_ in self.casts:
            value = values[cast_.at]
            if value is not None:
                values[cast_.at] = cast_.from_row(value)
        return filled(self.kind, values)

    def text(self, row: Row | None) -> str:
        """A row as history keeps it: JSON of the columns that are not at their defaults.

        So a column added later, which old rows have at its default, alters no old text.
        """
        if row is None:
            return NOTHING
        cells = zip(self.columns, row, self.defaults, strict=True)
        said = [f'"{name}":{_cell(value)}' for name, value, default in cells if value != default]
        return f"{{{','.join(said)}}}"

    def row_from(self, text: str) -> Row | None:
        """The row that `text` was made of."""
        if text == NOTHING:
            return None
        values: Mapping[str, Any] = json.loads(text)
        cells = zip(self.columns, self.defaults, strict=True)
        return tuple(values.get(name, default) for name, default in cells)

    def select(self, where: str = "TRUE") -> str:
        """SQL for the rows that fit, in text order of their ids."""
        names = ", ".join(f'"{name}"' for name in self.columns)
        return f'SELECT {names} FROM "{self.table}" WHERE {where} ORDER BY id'


@cache
def shape_of(kind: type[R]) -> Shape[R]:
    """The shape of one record type."""
    hints, parts = get_type_hints(kind), fields(cast("Any", kind))
    casts = (_cast(at, hints[part.name]) for at, part in enumerate(parts))
    return Shape(
        kind=kind,
        table=table_of(kind),
        columns=tuple(part.name for part in parts),
        casts=tuple(each for each in casts if each is not None),
        defaults=tuple(_default(part) for part in parts),
        values_of=slots_of(kind).values_of,
    )


def table_of(kind: type[Record]) -> str:
    """The name of a record type's table: CareEpisode lies in care_episode."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def shapes() -> tuple[Shape[Record], ...]:
    """Every shape, in the order of RECORD_TYPES."""
    return tuple(shape_of(kind) for kind in RECORD_TYPES)


@cache
def shape_in(table: str) -> Shape[Record]:
    """The shape whose rows lie in `table`."""
    return next(shape for shape in shapes() if shape.table == table)


def _cell(value: object) -> str:
    """One value as JSON has it: no encoder need be made for what most of them are."""
    if isinstance(value, str):
        return encode_basestring(value)
    return str(value) if type(value) is int else _encode(value)


def _cast(at: int, hint: object) -> Cast | None:
    """A float is cast too: a whole number given for one would come back as another text."""
    held = {hint, *get_args(hint)}
    if date in held:
        return Cast(at, date.isoformat, date.fromisoformat)
    if bool in held:
        return Cast(at, int, bool)
    return Cast(at, float, float) if float in held else None


def _default(part: "Field[Any]") -> Any:  # noqa: ANN401 - a default is whatever its field holds
    return int(part.default) if isinstance(part.default, bool) else part.default
