"""A team's own tracker: one row a child, read as a snapshot once its headings are known.

Each row becomes what Annex A would say of the child in Lists 6 to 8, so that a tracker is put
beside the desk by the same rules: a social worker is inferred, nothing that it lacks is lost.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.extracts.annex_a import CARRIED, newer_snapshot
from herefordshire_desk.domain.extracts.cells import recorded
from herefordshire_desk.domain.extracts.entries import Entry, by_child, entries_of, first_recorded
from herefordshire_desk.domain.extracts.extract import Extract, digest
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.extracts.rows import Reading, read_rows
from herefordshire_desk.domain.extracts.sheets import Cell, Sheet
from herefordshire_desk.domain.extracts.snapshot import Snapshot, snapshot, visits_only
from herefordshire_desk.domain.extracts.tables import Field, Table
from herefordshire_desk.domain.extracts.tracker_layout import (
    STARTS,
    Layout,
    TrackerField,
    tracker_fields,
)
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, ChildId, Record
from herefordshire_desk.domain.words import children, long_date

LISTS = {"List 6": "Episode", "List 7": "Plan", "List 8": "CareEpisode"}
NO_LIST = "List 9"  # which has no dates: the child and who holds the child
START_OF = {"List 6": "cin_start", "List 7": "cp_start", "List 8": "cla_start"}
NAMED = {**CARRIED, Child: ("forename", "surname", *CARRIED[Child])}
WITHOUT_START = "{} no day since when they are in need, on a plan or in care, so they are not open."
TWO_KINDS = "“{}” was not used for {}, who are on two lists: it does not say which visit it was."


def read_tracker(
    sheet: Sheet, layout: Layout, *, source: str, taken_on: date, ours: Ours
) -> Extract:
    """What the tracker says on the day it was taken, put beside what the desk knows.

    One older than the last snapshot that was imported adds visits alone.
    """
    readings = [read_rows(part, table) for part, table in _parts(sheet, layout)]
    entries, contradicted = entries_of(readings)
    newer = newer_snapshot(ours, taken_on)
    found = (visits_only if newer else snapshot)(by_child(entries), ours, taken_on)
    problems = [*(p for each in readings for p in each.problems), *contradicted, *found.problems]
    return Extract(
        format="tracker",
        source=source,
        taken_on=taken_on,
        records=tuple(_records(found, by_child(entries))),
        carried=NAMED,
        problems=tuple(dict.fromkeys(problems)),
        notes=tuple(_notes(sheet, layout, readings, newer)),
        rows=sum(1 for row in sheet.rows if any(recorded(cell) for cell in row)),
        digest=digest([sheet]),
        teams=found.teams,
    )


def _parts(sheet: Sheet, layout: Layout) -> Iterator[tuple[Sheet, Table]]:
    """The sheet once for each list it has rows of; what is no row of that list is blank."""
    used = [name for name in LISTS if layout.get(START_OF[name])]
    starts = {name: _cell_of(sheet, layout[START_OF[name]]) for name in used}
    for name in used:
        rows = tuple(
            _with_one_visit(sheet, layout, row, starts) if recorded(starts[name](row)) else ()
            for row in sheet.rows
        )
        yield replace(sheet, rows=rows), _table(name, layout)
    rest = tuple(
        row if not any(recorded(start(row)) for start in starts.values()) else ()
        for row in sheet.rows
    )
    yield replace(sheet, rows=rest), _table(NO_LIST, layout)


def _table(name: str, layout: Layout) -> Table:
    mapped = [
        field for field in tracker_fields() if field.of in ("", name) and layout.get(field.name)
    ]
    fields = [_field(field, layout, name) for field in mapped if field.name != "last_visit"]
    visit = layout.get("last_visit")
    if visit and name in LISTS:
        fields = _with_any_visit(fields, visit)
    kind = "CP" if name == "List 7" else ""
    return Table(
        name=name, record=LISTS.get(name, "Child"), kind=kind, words="", fields=tuple(fields)
    )


def _field(field: TrackerField, layout: Layout, name: str) -> Field:
    needed = field.needed or field.name == START_OF.get(name)
    return Field(field.to, (layout[field.name],), field.reading, needed)


def _with_any_visit(fields: list[Field], visit: str) -> list[Field]:
    """The last visit of any kind counts where the list's own column is blank, or is not there."""
    own = next((each for each in fields if each.name == "last_seen"), None)
    if own is None:
        return [*fields, Field("last_seen", (visit,), "date")]
    both = replace(own, columns=(*own.columns, visit))
    return [both if each is own else each for each in fields]


def _with_one_visit(
    sheet: Sheet,
    layout: Layout,
    row: tuple[Cell, ...],
    starts: Mapping[str, Callable[[Sequence[Cell]], Cell]],
) -> tuple[Cell, ...]:
    """Of a child on two lists nobody knows which visit the last of any kind was."""
    visit = layout.get("last_visit")
    if not visit or sum(1 for start in starts.values() if recorded(start(row))) < 2:
        return row
    place = sheet.headings.index(visit)
    return (*row[:place], None, *row[place + 1 :])


def _cell_of(sheet: Sheet, heading: str) -> Callable[[Sequence[Cell]], Cell]:
    place = sheet.headings.index(heading)
    return lambda row: row[place] if place < len(row) else None


def _records(found: Snapshot, entries: Mapping[ChildId, Sequence[Entry]]) -> Iterable[Record]:
    """The snapshot's records once each, the children by name."""
    by_id: dict[tuple[type[Record], str], Record] = {}
    for record in found.records:
        named = _named(record, entries[record.id]) if isinstance(record, Child) else record
        by_id[type(record), record.id] = named
    return by_id.values()


def _named(child: Child, entries: Sequence[Entry]) -> Child:
    forename, surname = _names(first_recorded(entries, "name") or "")
    return replace(
        child,
        forename=first_recorded(entries, "forename") or forename or child.forename,
        surname=first_recorded(entries, "surname") or surname or child.surname,
    )


def _names(whole: str) -> tuple[str, str]:
    """Forename and surname: the surname first before a comma, else last."""
    if "," in whole:
        surname, _, forename = whole.partition(",")
        return forename.strip(), surname.strip()
    forename, _, surname = whole.rpartition(" ")
    return (forename, surname) if forename else (surname, "")


def _notes(
    sheet: Sheet, layout: Layout, readings: Sequence[Reading], newer: date | None
) -> Iterator[str]:
    without = sum(len(each.rows) for each in readings if each.table.name == NO_LIST)
    if without:
        have = "has" if without == 1 else "have"
        yield WITHOUT_START.format(f"{children(without)} {have}")
    visit = layout.get("last_visit")
    starts = [_cell_of(sheet, layout[name]) for name in STARTS if layout.get(name)]
    both = sum(1 for row in sheet.rows if sum(bool(recorded(cell(row))) for cell in starts) > 1)
    if visit and both:
        yield TWO_KINDS.format(visit, children(both))
    if newer is not None:
        yield f"Only visits were read: a snapshot of {long_date(newer)} was imported already."


def sample(sheet: Sheet, layout: Layout, most: int) -> list[tuple[int, dict[str, str]]]:
    """The first rows as the layout reads them, by field: a value, or why there is none.

    Each comes with its number in the file. A layout without the child's id reads no row.
    """
    filled = [at for at, row in enumerate(sheet.rows) if any(recorded(cell) for cell in row)]
    return [(sheet.first_row + at, _told(sheet, layout, at)) for at in filled[:most]]


def _told(sheet: Sheet, layout: Layout, at: int) -> dict[str, str]:
    one = replace(sheet, rows=(sheet.rows[at],), first_row=sheet.first_row + at)
    return {
        field.name: _value(one, field, layout[field.name])
        for field in tracker_fields()
        if layout.get(field.name)
    }


def _value(one: Sheet, field: TrackerField, heading: str) -> str:
    table = Table("", "", "", "", (Field(field.name, (heading,), field.reading),))
    reading = read_rows(one, table)
    problem: Problem | None = next((each for each in reading.problems if each.row), None)
    if problem is not None or not reading.rows:
        return problem.message if problem else ""
    value = reading.rows[0].values[field.name]
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "" if value is None else str(value)
