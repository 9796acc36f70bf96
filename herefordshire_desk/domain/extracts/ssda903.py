"""SSDA903: the national collection's own files, one collection year at a time.

Its rows have no ids, so a record's is made of what names it: the child, the day it began and
whom or what it tells of. What the desk has already under another id keeps that id.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from herefordshire_desk.domain.extracts.extract import Extract, digest
from herefordshire_desk.domain.extracts.known import Known
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.extracts.rows import Reading, Row, read_rows
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.extracts.ssda903_allocations import allocations, social_workers
from herefordshire_desk.domain.extracts.ssda903_care import care_records, reviews
from herefordshire_desk.domain.extracts.ssda903_children import children_of
from herefordshire_desk.domain.extracts.tables import Table, ssda903_table
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    ChildId,
    LegalStatus,
    Placement,
    Record,
    Review,
    SocialWorker,
)

CARRIED: dict[type[Record], tuple[str, ...]] = {
    SocialWorker: ("registration_number",),
    Allocation: ("child_id", "social_worker_id", "start", "end", "reason"),
    CareEpisode: (
        "child_id",
        "period_of_care_id",
        "start",
        "end",
        "start_reason",
        "end_reason",
        "primary_need",
    ),
    Placement: ("child_id", "period_of_care_id", "type", "provider", "start", "end"),
    LegalStatus: ("child_id", "code", "start", "end"),
    Review: ("child_id", "period_of_care_id", "held_on"),
}
OF_A_CHILD = ("sex", "ethnicity", "date_of_birth")
BIRTH_ALONE = ("date_of_birth",)


@dataclass(frozen=True, slots=True)
class _Found:
    """What could be made of the rows, and what could not."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]


def read_ssda903(sheets: Iterable[Sheet], *, source: str, taken_on: date, ours: Ours) -> Extract:
    """The records of every SSDA903 file among the sheets, put beside what the desk knows.

    A file has one year of history, so nothing that it lacks is missing from it.
    """
    known = [(sheet, ssda903_table(sheet)) for sheet in sheets]
    used = [(sheet, table) for sheet, table in known if table is not None]
    readings = [read_rows(sheet, table) for sheet, table in used]
    found = _found(readings, ours, taken_on)
    header = any(reading.table.name == "Header" and reading.found for reading in readings)
    return Extract(
        format="ssda903",
        source=source,
        taken_on=taken_on,
        records=found.records,
        carried={**CARRIED, Child: OF_A_CHILD if header else BIRTH_ALONE},
        problems=(*(problem for each in readings for problem in each.problems), *found.problems),
        notes=tuple(_notes(known)),
        rows=sum(reading.count for reading in readings),
        digest=digest(sheet for sheet, _ in used),
    )


def _found(readings: Sequence[Reading], ours: Ours, taken_on: date) -> _Found:
    rows = {name: _rows(readings, name) for name in ("Header", "Episodes", "Reviews", "SWEpisodes")}
    ids = {ChildId(row.values["child_id"]) for each in rows.values() for row in each}
    known = Known(ours, ids)
    people = ours.records(SocialWorker)
    children, doubted = children_of(rows["Header"], [*rows["SWEpisodes"], *rows["Reviews"]], known)
    care, contradicted = care_records(rows["Episodes"], known)
    held, adrift = reviews(rows["Reviews"], care, known)
    led = allocations(rows["SWEpisodes"], known, people, taken_on)
    return _Found(
        (*children, *social_workers(led, people, taken_on), *led, *care, *held),
        (*doubted, *contradicted, *adrift),
    )


def _rows(readings: Iterable[Reading], name: str) -> list[Row]:
    return [row for reading in readings if reading.table.name == name for row in reading.rows]


def _notes(known: Iterable[tuple[Sheet, Table | None]]) -> Iterator[str]:
    for sheet, table in known:
        if table is None:
            yield f"{sheet.place} is no file of SSDA903 that the desk reads, and was passed over."
