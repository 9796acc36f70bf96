"""The evidence pack as paper: the same sheets as its workbook, in the order they are read in."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from herefordshire_desk.domain.returns.code_lists import labels
from herefordshire_desk.domain.returns.differences import CHANGES
from herefordshire_desk.domain.returns.integrity import CHECKSUM, SUBMISSION
from herefordshire_desk.domain.returns.sheets import Cell as Value
from herefordshire_desk.domain.returns.sheets import Return, ReturnSheet
from herefordshire_desk.domain.trend_points import trends
from herefordshire_desk.domain.words import long_date, short_month, weekday
from herefordshire_desk.models.columns import shown
from herefordshire_desk.resource import read_table
from herefordshire_desk.views.paper import Cell, Grid, Lines, Paper, Part
from herefordshire_desk.views.return_columns import WHY

KEEP = "Ids only: no child and no social worker is named"
COVER = "Cover"
OF_A_SHEET = "Sheet "  # topics of the cover that are about the workbook alone
ACROSS = 12  # months side by side
MOST = 400  # rows of a part that are printed: the workbook has every one
NO_CHANGES = "Nothing differs, or no pack was given before."
RATIOS = {"percent": "%", "children_per_fte": "", "days": ""}  # with one decimal place
MEASURES = "measures"
MONTHS_TOLD = (
    "A blank: there was nothing to count, or it is not known. Counts alone stand where a "
    "percentage is of fewer than five. The last month may be under way."
)
CODED = ("state", "visit_state", "change_type")  # codes that are words but for their underscores
YES_NO = "_yn"


class PartColumn(NamedTuple):
    """One column of a part of the paper: where it is from, and what stands over it."""

    part: str
    sheet: str
    column: str
    heading: str


def evidence_paper(made: Return) -> Paper:
    """The pack as pages on their side. Nothing is on them that the workbook does not have."""
    sheets = {each.name: each for each in made.sheets}
    parts = {name: _grid(name, sheets) for name in columns()}
    days = [row["as_at"] for row in _rows(sheets["months"])]
    months = f"{_month(min(days, key=str))} to {_month(max(days, key=str))}"
    title = made.title.replace(made.period, months)
    return Paper(
        title=title,
        subject=title,
        shows=(f"Revision {made.revision}",),
        team=made.team,
        day=f"as at {weekday(made.as_of)} {long_date(made.as_of)}",
        keep=KEEP,
        parts=tuple(_in_order(sheets, parts)),
        file_name=made.file_name.removesuffix(".xlsx"),
        landscape=True,
    )


@cache
def columns() -> dict[str, tuple[PartColumn, ...]]:
    """By part, in the order of the table, its columns."""
    found: dict[str, list[PartColumn]] = {}
    for row in read_table("evidence_pack.csv"):
        found.setdefault(row["part"], []).append(PartColumn(**row))
    return {name: tuple(each) for name, each in found.items()}


def _in_order(sheets: Mapping[str, ReturnSheet], parts: Mapping[str, Grid]) -> Iterator[Part]:
    first, *rest = parts.values()
    topics = [row for row in sheets[COVER].rows[1:] if not str(row[0]).startswith(OF_A_SHEET)]
    yield Lines("About this pack", tuple(f"{topic}: {words}" for topic, words in topics))
    yield first
    yield from _by_month(sheets)
    yield from rest
    yield _definitions(sheets[MEASURES])
    yield _checksums(sheets[SUBMISSION])


def _grid(part: str, sheets: Mapping[str, ReturnSheet]) -> Grid:
    wanted = columns()[part]
    rows = _rows(sheets[wanted[0].sheet])
    if not any(row.get("median") for row in rows):  # of so few months there is none
        wanted = tuple(each for each in wanted if each.column != "median")
    more = len(rows) - MOST
    return Grid(
        name=part,
        headings=tuple(each.heading for each in wanted),
        rows=tuple(tuple(_cell(each.column, row) for each in wanted) for row in rows[:MOST]),
        empty=NO_CHANGES if wanted[0].sheet == CHANGES else "None.",
        left_out=f"and {more:,} more, in the workbook" if more > 0 else "",
    )


def _by_month(sheets: Mapping[str, ReturnSheet]) -> Iterator[Grid]:
    """A row for each measure and a column for each month, a year of them on a page."""
    points = _rows(sheets["months"])
    days = {str(row["month"]): row["as_at"] for row in points}
    by_place = {(row["measure_id"], row["month"]): row for row in points}
    ordered = sorted(days)
    for at in range(0, len(ordered), ACROSS):
        months = ordered[at : at + ACROSS]
        yield Grid(
            name=f"Month by month, {_month(days[months[0]])} to {_month(days[months[-1]])}",
            headings=("Measure", *(_month(days[each]) for each in months)),
            rows=tuple(
                (Cell(str(row["name"])), *(_figure(row, by_place, each) for each in months))
                for row in _rows(sheets[MEASURES])
            ),
            widths=(40.0, *[11.0] * len(months)),
            left_out=MONTHS_TOLD,
        )


def _figure(
    measure: Mapping[str, Value], points: Mapping[tuple[Value, Value], Mapping[str, Value]], at: str
) -> Cell:
    """The figure, or the counts where it would be a percentage of too few."""
    point = points[measure["measure_id"], at]
    if point["value"] is None and point["of"]:
        return Cell(f"{shown(point['counted'])} of {shown(point['of'])}", "number")
    return _valued(point["value"], str(measure["unit"]))


def _cell(column: str, row: Mapping[str, Value]) -> Cell:
    value = row[column]
    if column in ("value", "first_value", "median"):
        return _valued(value, str(row["unit"]))
    if isinstance(value, int | float):
        return Cell(shown(value), "number")
    if value is not None and not isinstance(value, str):
        return Cell(shown(value), "date")
    return Cell(_in_words(column, value))


def _in_words(column: str, value: str | None) -> str:
    if value is None:
        return ""
    if column.endswith(YES_NO):
        return labels("yes_no")[value]
    if column == "reason_code":
        return WHY[value]
    return value.replace("_", " ").capitalize() if column in CODED else value


def _valued(value: Value, unit: str) -> Cell:
    if isinstance(value, int | float) and unit in RATIOS:
        return Cell(f"{value:.1f}{RATIOS[unit]}", "number")
    return Cell(shown(value), "number")


def _definitions(measures: ReturnSheet) -> Grid:
    """What is counted, once for all measures that are parts of the same."""
    names: dict[Value, list[str]] = {}
    england: dict[Value, Value] = {}
    for row in _rows(measures):
        names.setdefault(row["definition"], []).append(str(row["name"]))
        england[row["definition"]] = england.get(row["definition"]) or row["england"]
    return Grid(
        name="Definitions",
        headings=("Measure", "What it counts", "England"),
        rows=tuple(
            (Cell("; ".join(each)), Cell(str(words)), Cell(shown(england[words])))
            for words, each in names.items()
        ),
        widths=(40.0, 90.0, 30.0),
    )


def _checksums(submission: ReturnSheet) -> Grid:
    """What says whether the workbook beside this paper is still as it was made."""
    said = [(str(name), value) for name, value in submission.rows]
    found = [(name, value) for name, value in said if name.startswith(CHECKSUM)]
    return Grid(
        name="Checksums of the workbook",
        headings=("Sheet", "SHA-256"),
        rows=tuple(
            (Cell(name.removeprefix(CHECKSUM)), Cell(str(digest))) for name, digest in found
        ),
        widths=(30.0, 90.0),
    )


def _rows(sheet: ReturnSheet) -> list[Mapping[str, Value]]:
    """The rows by column; measures in the order of the Trends page."""
    rows = [dict(zip(sheet.columns, cells, strict=True)) for cells in sheet.rows]
    if sheet.name == MEASURES:
        order = list(trends())
        rows.sort(key=lambda row: order.index(str(row["measure_id"])))
    return list[Mapping[str, Value]](rows)


def _month(day: Value) -> str:
    assert isinstance(day, date)
    return short_month(day)
