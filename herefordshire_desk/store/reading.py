"""Reading records: queries over one record type, whatever the type."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from herefordshire_desk.domain.records import Record
from herefordshire_desk.store.engine import Connection, fetch
from herefordshire_desk.store.rows import Row, Shape

R = TypeVar("R", bound=Record)
IDS_AT_ONCE = 10_000


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


def ids_where(connection: Connection, shape: Shape[R], where: str) -> Iterator[str]:
    """The ids of the records that fit, in text order, drawn some thousands at a time."""
    sql = f'SELECT id FROM "{shape.table}" WHERE id > ? AND {where} ORDER BY id LIMIT {IDS_AT_ONCE}'
    found = fetch(connection, sql, ("",))
    while found:
        yield from (record_id for (record_id,) in found)
        found = fetch(connection, sql, found[-1])


def rows_by_id(connection: Connection, shape: Shape[R], ids: Iterable[str]) -> dict[str, Row]:
    """The rows of those ids that are on file, by id."""
    found = fetch(connection, shape.select(listed("id")), (as_list(ids),))
    return {row[0]: row for row in found}
