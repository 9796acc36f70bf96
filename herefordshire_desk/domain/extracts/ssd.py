"""The Standard Safeguarding Dataset: full history, with the case system's own ids."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from herefordshire_desk.domain.extracts.extract import Extract, digest
from herefordshire_desk.domain.extracts.once import once
from herefordshire_desk.domain.extracts.reopened import as_spells
from herefordshire_desk.domain.extracts.rows import Reading, Row, read_rows
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.extracts.tables import Table, ssd_table
from herefordshire_desk.domain.filling import filled_by_name, slots_of
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    RECORD_TYPES,
    CareEpisode,
    ChildId,
    Episode,
    PeriodOfCareId,
    Record,
)

NO_SUCH_PERIOD = "We cannot tell which child this is: no one child has the period of care {}."
_TYPES: dict[str, type[Any]] = {kind.__name__: kind for kind in RECORD_TYPES}


def read_ssd(
    sheets: Iterable[Sheet],
    *,
    source: str,
    taken_on: date,
    known_periods: Mapping[PeriodOfCareId, ChildId],
    digest_of_whole: str = "",
) -> Extract:
    """The records of every SSD table among the sheets.

    Plans and visits come from tables that may use an id twice between them, so their kind is
    part of their id. `known_periods` tell the child of a review or a placement whose period of
    care is not in the file. `digest_of_whole` is given where these are a part of more.
    """
    known = [(sheet, ssd_table(sheet)) for sheet in sheets]
    used = [(sheet, table) for sheet, table in known if table is not None and table.record]
    readings = [read_rows(sheet, table) for sheet, table in used]
    records, problems = _records(readings, _children_of_periods(readings, known_periods))
    return Extract(
        format="ssd",
        source=source,
        taken_on=taken_on,
        records=tuple(records),
        carried=_carried(readings),
        problems=(*(problem for each in readings for problem in each.problems), *problems),
        notes=tuple(_notes(known)),
        rows=sum(reading.count for reading in readings),
        digest=digest_of_whole or digest(sheet for sheet, _ in used),
        whole=frozenset((_type(reading.table), reading.table.kind) for reading in _read(readings)),
    )


def ssd_sheets(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Those of the sheets whose rows become records."""
    known = ((sheet, ssd_table(sheet)) for sheet in sheets)
    return [sheet for sheet, table in known if table is not None and table.record]


def _records(
    readings: Iterable[Reading], children: Mapping[str, ChildId]
) -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    made: dict[type[Any], list[tuple[Any, Row]]] = {}
    for reading in readings:
        for row in reading.rows:
            record = _record(reading.table, row, children)
            if isinstance(record, Problem):
                problems.append(record)
            else:
                made.setdefault(type(record), []).append((record, row))
    for kind, found in made.items():
        agreed, contradicted = once(as_spells(found) if kind is Episode else found, "id")
        records += agreed
        problems += contradicted
    return records, problems


def _record(table: Table, row: Row, children: Mapping[str, ChildId]) -> Record | Problem:
    """What a record cannot do without is blank where the file has no column for it."""
    kind: type[Record] = _type(table)
    values = dict(row.values)
    if table.kind:
        values |= {"kind": table.kind, "id": f"{table.kind}:{values['id']}"}
    if values.get("plan_id"):
        values["plan_id"] = f"{table.kind}:{values['plan_id']}"
    if "child_id" in slots_of(kind).places and not values.get("child_id"):
        period = values.get("period_of_care_id", "")
        values["child_id"] = children.get(period, "")
        if not values["child_id"]:
            return row.problem("child_id", NO_SUCH_PERIOD.format(period or "(blank)"))
    record: Record = filled_by_name(kind, values)
    return record


def _type(table: Table) -> type[Any]:
    return _TYPES[table.record]


def _children_of_periods(
    readings: Iterable[Reading], known: Mapping[PeriodOfCareId, ChildId]
) -> dict[str, ChildId]:
    """The child of each period of care; none for a period that two children share in the file."""
    in_file: dict[str, set[ChildId]] = {}
    for reading in readings:
        if reading.table.record == CareEpisode.__name__:
            for row in reading.rows:
                if period := row.values.get("period_of_care_id", ""):
                    in_file.setdefault(period, set()).add(row.values["child_id"])
    shared = {period for period, children in in_file.items() if len(children) > 1}
    children: dict[str, ChildId] = dict(known.items())
    children |= {period: min(found) for period, found in in_file.items()}
    return {period: child for period, child in children.items() if period not in shared}


def _carried(readings: Sequence[Reading]) -> dict[type[Record], tuple[str, ...]]:
    """By type, the fields that no table of the type lacks a column for though it could."""
    carried: dict[type[Record], tuple[str, ...]] = {}
    for kind in {_type(reading.table) for reading in _read(readings)}:
        of_kind = [reading for reading in _read(readings) if _type(reading.table) is kind]
        mapped = {field.name for reading in of_kind for field in reading.table.fields}
        lacking = {
            field.name
            for reading in of_kind
            for field in reading.table.fields
            if field.name not in reading.found
        }
        names = (mapped - lacking | {"kind", "child_id"}) - {"id"}
        carried[kind] = tuple(field.name for field in fields(kind) if field.name in names)
    return carried


def _read(readings: Iterable[Reading]) -> list[Reading]:
    """Those whose sheet had the columns it needed."""
    return [reading for reading in readings if reading.found]


def _notes(known: Iterable[tuple[Sheet, Table | None]]) -> Iterator[str]:
    for sheet, table in known:
        if table is None:
            yield f"{sheet.place} is not a table we know, and was passed over."
        elif not table.record:
            yield f"The desk does not keep {table.words} yet: {sheet.place} was passed over."
