"""Reading records: queries over one record type, whatever the type."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from herefordshire_desk.domain.records import Record
from herefordshire_desk.store.engine import Connection, fetch
from herefordshire_desk.store.rows import Row, Shape

R = TypeVar("R", bound=Record)


def listed(column: str, name: str = "?") -> str:
    """SQL that fits rows whose column is in a JSON list: one parameter however long the list."""
    return f'"{column}" IN (SELECT value FROM json_each({name}))'


def as_list(values: Iterable[str]) -> str:
    """The parameter for `listed`."""
    return json.dumps(list(values))


def read(
    connection: Connection,
    shape: Shape[R],
    where: str = "TRUE",
    parameters: Sequence[object] | Mapping[str, object] = (),
) -> list[R]:
    """The records that fit, in text order of their ids."""
    return [shape.record(row) for row in fetch(connection, shape.select(where), parameters)]


def rows_by_id(connection: Connection, shape: Shape[R], ids: Iterable[str]) -> dict[str, Row]:
    """The rows of those ids that are on file, by id."""
    found = fetch(connection, shape.select(listed("id")), (as_list(ids),))
    return {row[0]: row for row in found}
