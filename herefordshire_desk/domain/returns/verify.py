"""Verifying: whether a return that was read back says what it said when it was made.

Its checksums are reckoned again from its cells and put beside those it carries. They find
accidents; what was altered together with its checksum cannot be found here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from herefordshire_desk.domain.extracts.sheets import Cell as ReadCell
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.returns.integrity import (
    CHECKSUM,
    NAMES,
    SUBMISSION,
    canonical_text,
    checksums,
    overall,
    text_sha256,
)
from herefordshire_desk.domain.returns.schema import ReturnSchema, SheetSchema, return_schema
from herefordshire_desk.domain.returns.sheets import Cell, ReturnSheet
from herefordshire_desk.domain.words import listed, plural

ROWS = "rows_"
PROSE = ("Cover", "notes")
NO_RETURN = (
    "This is no return that the desk wrote, or one of a layout that has no checksums, as Annex A "
    "and social worker episodes are: it has no submission sheet that says what it is."
)
# by sheet and column, the sheet that has a row for each id there
NAMED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "children": (
        ("sw_episodes", "CHILD"),
        ("visits", "child_id"),
        ("checks", "child_id"),
        ("family_meetings", "child_id"),
    ),
    "social_workers": (
        ("children", "social_worker_id"),
        ("visits", "social_worker_id"),
        ("family_meetings", "social_worker_id"),
        ("supervisions", "social_worker_id"),
    ),
}
MOST_ROWS_TRIED = 2_000
MOST_TOLD = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a workbook says it is, and every way in which it is not that."""

    what: str
    faults: tuple[str, ...]


def verify(sheets: Sequence[Sheet]) -> Verdict | Problem:
    """The verdict on a return as it was read back; a Problem for what is none."""
    submission = next((each for each in sheets if each.name == SUBMISSION), None)
    said = fields_of(submission) if submission else {}
    schema = _schema(said)
    if schema is None:
        return Problem("file", NO_RETURN)
    there = {each.name: each for each in sheets}
    data = {name: as_made(there[name], of) for name, of in schema.sheets.items() if name in there}
    return Verdict(
        what=_what(said, data.values()),
        faults=(
            *_missing(schema, there, said),
            *_differing(data, there, said),
            *_overall(data, said),
        ),
    )


def fields_of(submission: Sheet) -> dict[str, Cell]:
    """What a submission sheet says, by the names of its fields."""
    pairs = (_filled(row, 2) for row in submission.rows)
    return {str(name): value for name, value in pairs if name is not None}


def _schema(said: Mapping[str, Cell]) -> ReturnSchema | None:
    """The layout of the return it says it is, if the desk has one of that name."""
    name = said.get("return_name")
    if not isinstance(name, str) or not name.isidentifier() or f"{CHECKSUM}all" not in said:
        return None
    try:
        return return_schema(name)
    except (FileNotFoundError, KeyError):  # carried under that name, and no return
        return None


def as_made(sheet: Sheet, schema: SheetSchema) -> ReturnSheet:
    """The sheet as it was made, as far as it can be: blank rows at its foot are none."""
    width = len(sheet.headings)
    rows = [_filled(row, width) for row in sheet.rows]
    while rows and all(cell is None for cell in rows[-1]):
        rows.pop()
    return ReturnSheet(
        name=schema.name,
        table=schema.table,
        columns=sheet.headings,
        key=tuple(name for name in schema.key if name in sheet.headings),
        rows=tuple(rows),
    )


def _filled(row: Sequence[ReadCell], width: int) -> tuple[Cell, ...]:
    cells = [_cell(each) for each in row[:width]]
    return (*cells, *[None] * (width - len(cells)))


def _cell(value: ReadCell) -> Cell:
    """As a return has it: days without a time, and no truth values, of which it has none."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.isoformat(" ")
    return None if value == "" else value


def _what(said: Mapping[str, Cell], data: Iterable[ReturnSheet]) -> str:
    rows = plural(sum(len(sheet.rows) for sheet in data), "row")
    name, period, revision = (said.get(each) for each in ("return_name", "period", "revision"))
    return f"{name} return {period}, revision {revision}, {rows}"


def _missing(
    schema: ReturnSchema, there: Mapping[str, Sheet], said: Mapping[str, Cell]
) -> Iterator[str]:
    """A sheet that came with a later version is missing only where it was made."""
    made = [name for name in schema.sheets if f"{CHECKSUM}{name}" in said or name == SUBMISSION]
    for name in (PROSE[0], *made, *PROSE[1:]):
        if name not in there:
            yield f"Sheet {name} is missing, or nothing is left in it."
    for name, sheet in there.items():
        if name in schema.sheets and sheet.first_row != 2:
            yield f"Sheet {name} has its headings in row {sheet.first_row - 1}, not in row 1."
        if name not in schema.sheets and name not in (*PROSE, NAMES):
            yield f"Sheet {name} is none of this return's."


def _differing(
    data: Mapping[str, ReturnSheet], there: Mapping[str, Sheet], said: Mapping[str, Cell]
) -> Iterator[str]:
    found = checksums(data.values())
    for name, sheet in data.items():
        if found[name] != said.get(f"{CHECKSUM}{name}"):
            first = there[name].first_row
            clues = (
                *_more_or_fewer(sheet, said),
                *_which(sheet, said, first),
                *_absent(sheet, data),
            )
            yield f"Sheet {name} is not as it was made. {' '.join(clues)}".rstrip()


def _overall(data: Mapping[str, ReturnSheet], said: Mapping[str, Cell]) -> Iterator[str]:
    if overall(checksums(data.values())) != said.get(f"{CHECKSUM}all"):
        yield "The checksum over all sheets is not the one that was written."


def _more_or_fewer(sheet: ReturnSheet, said: Mapping[str, Cell]) -> Iterator[str]:
    written = said.get(f"{ROWS}{sheet.name}")
    if not isinstance(written, int | float):
        return
    more = len(sheet.rows) - int(written)
    if more:
        words = f"{plural(abs(more), 'row')} {'more' if more > 0 else 'fewer'}"
        yield f"It has {words} than the {int(written):,} it was made with."
    else:
        yield "It has as many rows as it was made with, so a cell or a heading was changed."


def _which(sheet: ReturnSheet, said: Mapping[str, Cell], first: int) -> Iterator[str]:
    """The rows that are too many, by their number in the sheet."""
    repeated = _repeated(sheet)
    one_more = len(sheet.rows) - 1 == said.get(f"{ROWS}{sheet.name}")
    added = _added(sheet, said.get(f"{CHECKSUM}{sheet.name}")) if one_more else []
    if repeated:
        yield f"{_numbers(repeated, first)} has the key of a row above it."
    if added and not repeated:
        yield f"{_numbers(added, first)} was added."


def _repeated(sheet: ReturnSheet) -> list[int]:
    places = [sheet.columns.index(name) for name in sheet.key]
    seen: Counter[tuple[Cell, ...]] = Counter()
    again = []
    for number, row in enumerate(sheet.rows):
        key = tuple(row[place] for place in places)
        seen[key] += 1
        if seen[key] > 1:
            again.append(number)
    return again


def _added(sheet: ReturnSheet, written: Cell) -> list[int]:
    """The one row without which the sheet is as it was made, if there is one."""
    if len(sheet.rows) > MOST_ROWS_TRIED:
        return []
    lines = canonical_text(sheet).split("\n")
    for at in range(1, len(lines) - 1):
        if text_sha256("\n".join(lines[:at] + lines[at + 1 :])) == written:
            alone = (canonical_text(replace(sheet, rows=(row,))) for row in sheet.rows)
            return [number for number, text in enumerate(alone) if lines[at] in text.split("\n")]
    return []


def _absent(sheet: ReturnSheet, data: Mapping[str, ReturnSheet]) -> Iterator[str]:
    """Ids that other sheets name and this one has no row for."""
    named = {
        str(value)
        for other, column in NAMED.get(sheet.name, ())
        if other in data
        for value in _column(data[other], column)
    }
    absent = sorted(named - {str(value) for value in _column(sheet, sheet.columns[0])})
    if absent:
        more = f" and {len(absent) - MOST_TOLD:,} more" if len(absent) > MOST_TOLD else ""
        yield f"Other sheets name {listed(absent[:MOST_TOLD])}{more}, and it has no row for them."


def _column(sheet: ReturnSheet, name: str) -> Iterable[Cell]:
    if name not in sheet.columns:
        return ()
    place = sheet.columns.index(name)
    return (row[place] for row in sheet.rows if row[place] is not None)


def _numbers(rows: Sequence[int], first: int) -> str:
    told = listed([f"{first + number}" for number in rows[:MOST_TOLD]])
    return f"Row {told}" if len(rows) == 1 else f"Each of rows {told}"
