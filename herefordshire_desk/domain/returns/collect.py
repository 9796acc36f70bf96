"""Collecting: one workbook from many teams' returns, with what does not agree between them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum

from herefordshire_desk.domain.definitions import SMALLEST_DENOMINATOR
from herefordshire_desk.domain.returns.collected_findings import Finding, findings
from herefordshire_desk.domain.returns.collected_stability import Steadiness, steadiness
from herefordshire_desk.domain.returns.collection import (
    STACKED,
    Cells,
    Collection,
    Stacked,
    TeamReturn,
)
from herefordshire_desk.domain.returns.figures import RATIOS
from herefordshire_desk.domain.returns.schema import return_schema
from herefordshire_desk.domain.returns.sheets import (
    Cell,
    LongSheet,
    ReturnSheet,
    Rows,
    prose,
    yes_no,
)

EVERY_TEAM = "(all teams)"
FILES = (
    *("file", "status", "why", "return_name", "period", "team", "revision", "as_at"),
    *("produced_by", "sha256"),
)
COUNTED = ("children", "sw_episodes", "visits", "social_workers", "measures")
SUMMARY = (
    *("return_name", "period", "team", "revision", "as_at", "teams"),
    *(f"rows_{sheet}" for sheet in COUNTED),
    *("distinct_children", "without_social_worker", "visit_overdue", "changed_too_often"),
)
TOTALS = (
    *("return_name", "period", "measure_id", "breakdown", "group", "unit", "teams"),
    *("teams_without_figure", "numerator", "denominator", "value", "known_for"),
)
PLACE = ("return_team", "return_name", "return_period", "return_revision")
STABILITY = (
    *("child_id", "as_at", "teams", "in_several_teams", "social_workers_12m"),
    *("social_workers_24m", "social_worker_changes_12m", "returned_social_workers_12m"),
    *("returned_social_worker_changes_12m", "differs_from_return"),
)
PER_PERSON = "W4"  # a figure for each social worker: nothing in it is to be summed
NOTES = (
    ("What this is", "Every team's return that was whole and unaltered, one under the other."),
    (
        "Sensitivity",
        "OFFICIAL-SENSITIVE. It holds ids of children and social workers, and no names.",
    ),
    (
        "Sheet files",
        "Every .xlsx file of the folder. Counted: its rows are in the sheets. Superseded: a higher "
        "revision counts. Repeated: the same return again. Differs: the same revision with other "
        "rows; that of the latest day counts. Not counted: why says why.",
    ),
    (
        "Sheet summary",
        "Rows of each team's return, and figures counted from its children sheet. The row of "
        "all teams is the sum of those above it; distinct_children alone counts a child who is in "
        "two teams once.",
    ),
    (
        "Sheet totals",
        "Numerators and denominators summed over the teams that have the figure, and the value "
        "reckoned from those sums. A percentage of fewer than 5 is left empty. Medians cannot be "
        "summed and are left empty; W4, which is of each social worker, is in measures alone.",
    ),
    (
        "Stacked sheets",
        "children, sw_episodes, visits, social_workers and measures are as the teams sent them; "
        "weekly and monthly returns both, so choose one by return_name before counting.",
    ),
    (
        "Sheet findings",
        "What does not agree. A child in no return of the next period may have been closed: a "
        "return has open children alone.",
    ),
    (
        "Sheet stability",
        "Counted over the episodes of every team, as at the last day any return tells of the "
        "child. Of each team its latest return with the child is used. An episode that was open "
        "there, and that a later return of another team has not, counts as ended the day after. "
        "Returns do not say which involvement an episode is of, so a change at the start of a new "
        "involvement is counted here and not in a team's own return.",
    ),
    (
        "One person, one id",
        "Where one return gives a registration number for a social worker and another gives none, "
        "the number stands for both.",
    ),
)


def collect(
    collection: Collection, also: Iterable[tuple[str, str]] = ()
) -> list[ReturnSheet | LongSheet]:
    """The sheets of the collected workbook; `also` are further lines of its notes."""
    returns = collection.in_order()
    return [
        _sheet("files", FILES, _files(collection)),
        _sheet("summary", SUMMARY, _summary(returns)),
        _sheet("totals", TOTALS, _totals(returns)),
        *(_stacked(name, returns) for name in STACKED),
        _sheet("findings", Finding._fields, (map(_blank, each) for each in findings(collection))),
        _sheet("stability", STABILITY, map(_steady, steadiness(returns))),
        prose("notes", "Notes: collected returns", [*NOTES, *also]),
    ]


def _sheet(name: str, columns: Sequence[str], rows: Iterable[Iterable[Cell]]) -> ReturnSheet:
    return ReturnSheet(
        name=name, table=f"tbl_{name}", columns=tuple(columns), rows=tuple(map(tuple, rows))
    )


def _blank(cell: Cell) -> Cell:
    return None if cell == "" else cell


def _files(collection: Collection) -> list[Cells]:
    read: list[Cells] = [
        (
            *(each.file, collection.standing(each), None, each.name, each.period, each.team),
            *(each.revision, each.as_at, each.said.get("app_version"), each.sha256),
        )
        for each in collection.read
    ]
    refused: list[Cells] = [
        (file, "not_counted", why, *[None] * (len(FILES) - 3))
        for file, why in collection.refused.items()
    ]
    return sorted([*read, *refused], key=lambda row: str(row[0]))


def _summary(returns: Sequence[TeamReturn]) -> Iterator[Cells]:
    for (name, period), group in _by_period(returns).items():
        rows = [_counts(each) for each in group]
        for each, counts in zip(group, rows, strict=True):
            yield (name, period, each.team, each.revision, each.as_at, 1, *counts)
        sums = [sum(column) for column in zip(*rows, strict=True)]
        distinct = {child for each in group for child in each.tables["children"].column("child_id")}
        sums[len(COUNTED)] = len(distinct)
        yield (name, period, EVERY_TEAM, None, None, len(group), *sums)


def _counts(each: TeamReturn) -> list[int]:
    children = each.tables["children"]
    rows = children.picked("social_worker_id", "visit_state", "changed_too_often")
    return [
        *(each.tables[sheet].count for sheet in COUNTED),
        len(set(children.column("child_id"))),
        sum(who is None for who, _, _ in rows),
        sum(state == "overdue" for _, state, _ in rows),
        sum(often == "Y" for _, _, often in rows),
    ]


def _by_period(returns: Iterable[TeamReturn]) -> Mapping[tuple[str, str], list[TeamReturn]]:
    found: dict[tuple[str, str], list[TeamReturn]] = defaultdict(list)
    for each in sorted(returns, key=lambda each: (each.name, each.first, each.team)):
        found[each.name, each.period].append(each)
    return found


def _totals(returns: Sequence[TeamReturn]) -> Iterator[Cells]:
    names = ("measure_id", "breakdown", "group", "unit", "numerator", "denominator", "known_for")
    for (name, period), group in _by_period(returns).items():
        figures: dict[tuple[str, ...], list[Cells]] = defaultdict(list)
        for each in group:
            for row in each.tables["measures"].picked(*names):
                if row[0] != PER_PERSON:
                    figures[tuple(str(cell or "") for cell in row[:4])].append(row[4:])
        for key in sorted(figures):
            yield (name, period, *map(_blank, key), *_total(key[3], figures[key]))


def _total(unit: str, rows: Sequence[Cells]) -> Cells:
    """Teams with the figure and without, then the sums and the value that follows from them."""
    known = [row for row in rows if row[0] is not None]
    numerator, denominator, known_for = (_sum([row[at] for row in known]) for at in range(3))
    value = _value(unit, numerator, denominator)
    return (len(known), len(rows) - len(known), numerator, denominator, value, known_for)


def _sum(cells: Sequence[Cell]) -> int | float | None:
    """None where any of them has no number."""
    numbers = [cell for cell in cells if isinstance(cell, int | float)]
    if not numbers or len(numbers) < len(cells):
        return None
    total = round(fsum(numbers), 6)
    return int(total) if total == int(total) else total


def _value(unit: str, numerator: float | None, denominator: float | None) -> float | None:
    if unit not in RATIOS:
        return numerator
    if numerator is None or not denominator:
        return None
    if unit == "percent" and denominator < SMALLEST_DENOMINATOR:
        return None
    return round((100 if unit == "percent" else 1) * numerator / denominator, 1)


def _stacked(name: str, returns: Sequence[TeamReturn]) -> LongSheet:
    """The monthly return's columns, which are the weekly one's with more after them."""
    columns = return_schema("monthly").sheets[name].names
    in_order = sorted(returns, key=lambda each: (each.team, each.first, each.name))

    def rows() -> Iterator[Cells]:
        for each in in_order:
            for row in _under(columns, each.tables[name]):
                yield (each.team, each.name, each.period, each.revision, *row)

    count = sum(each.tables[name].count for each in in_order)
    named = {"name": name, "table": f"tbl_{name}"}
    return LongSheet(**named, columns=(*PLACE, *columns), rows=Rows(count, rows))


def _under(columns: Sequence[str], table: Stacked) -> Iterable[Cells]:
    return table.rows if table.columns == tuple(columns) else table.picked(*columns)


def _steady(each: Steadiness) -> Cells:
    counted = (each.social_workers, each.changes)
    told = (each.told_social_workers, each.told_changes)
    return (
        *(each.child_id, each.as_at, " + ".join(each.teams), yes_no(len(each.teams) > 1)),
        *(each.social_workers, each.social_workers_24m, each.changes, *told),
        yes_no(counted != told),
    )
