"""National checks: the SSDA903 rules on social worker episodes, asked before the year ends.

Each rule sees the rows of one child, by start and then end, an open one last; what another
file or last year's return says is not looked at.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from herefordshire_desk.domain.allocations import FIRST_CONTACT
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.domain.returns.episode_checks import (
    LONGEST_GAP,
    REASONS_SINCE,
    is_national_id,
)
from herefordshire_desk.domain.returns.episode_rows import EpisodeRow
from herefordshire_desk.domain.returns.findings import Finding, Level
from herefordshire_desk.domain.words import CHANGE_REASONS, long_date, plural
from herefordshire_desk.resource import read_resource

Rows = Sequence[EpisodeRow]
Failing = Iterator[tuple[EpisodeRow, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalRule:
    """A national rule in words. `field` is the column that is wrong where it fails."""

    id: str
    level: Level
    field: str
    words: str


@cache
def national_rules() -> Mapping[str, NationalRule]:
    """The carried rules by code, in their order."""
    rows = tomllib.loads(read_resource("returns/national_checks.toml"))
    return {code: NationalRule(id=code, **row) for code, row in rows.items()}


def national_findings(rows: Iterable[EpisodeRow]) -> Iterator[tuple[NationalRule, Finding]]:
    """What fails among the rows, which are in order: rule by rule, child by child."""
    children = [list(group) for _, group in groupby(rows, key=_child)]
    for rule in national_rules().values():
        for of_child in children:
            for row, message in RULES[rule.id](of_child):
                found = Finding(
                    child_id=row.child_id, record=row.record, field=rule.field, message=message
                )
                yield rule, found


def failing(rows: Iterable[EpisodeRow]) -> frozenset[tuple[str, str]]:
    """Each code with the id of an allocation that fails it."""
    return frozenset((rule.id, found.record) for rule, found in national_findings(rows))


def _id_pattern(rows: Rows) -> Failing:
    for row in rows:
        if not is_national_id(row.sw_id):
            words = "is no national id: it does not begin SW or XX, or is too short"
            yield row, f"{row.sw_id} {words}."


def _not_ended(rows: Rows) -> Failing:
    for row in rows[:-1]:
        if row.end is None:
            later = long_date(rows[-1].start)
            yield row, f"Still open from {long_date(row.start)}, but the last began on {later}."


def _no_length(rows: Rows) -> Failing:
    for row in rows:
        if row.end == row.start:
            yield row, f"Starts and ends on the same day, {long_date(row.start)}."


def _far_from_the_one_before(rows: Rows) -> Failing:
    for before, row in pairwise(rows):
        if row.reason == FIRST_CONTACT:
            continue
        if before.end is None:
            words = f"but the one before it, of {long_date(before.start)}, has not ended"
            yield row, f"Starts on {long_date(row.start)}, {words}."
        elif abs(row.start - before.end).days > LONGEST_GAP:
            days = plural(abs(row.start - before.end).days, "day")
            side = "after" if row.start > before.end else "before"
            words = f"{days} {side} the one before it ended on {long_date(before.end)}"
            yield row, f"Starts on {long_date(row.start)}, {words}."


def _first_contact_too_soon(rows: Rows) -> Failing:
    for before, row in pairwise(rows):
        if row.reason == FIRST_CONTACT and before.end is not None and row.start <= before.end:
            words = f"but the one before it ended on {long_date(before.end)}"
            yield row, f"A first contact starts on {long_date(row.start)}, {words}."


def _reason(rows: Rows) -> Failing:
    for row in rows:
        if row.reason and row.reason not in CHANGE_REASONS:
            yield row, f"The reason for the start on {long_date(row.start)} is no national code."
        if not row.reason and row.start >= REASONS_SINCE:
            yield row, f"No reason is recorded for the start on {long_date(row.start)}."


def _none_open(rows: Rows) -> Failing:
    last = rows[-1]
    if last.end is not None:
        yield last, f"The last to start has ended, on {long_date(last.end)}."


def _ends_too_soon(rows: Rows) -> Failing:
    for row in rows:
        if row.end is not None and row.end <= row.start:
            words = f"which is not after its start on {long_date(row.start)}"
            yield row, f"Ends on {long_date(row.end)}, {words}."


def _same_start(rows: Rows) -> Failing:
    starts = [row.start for row in rows]
    for row in rows:
        if starts.count(row.start) > 1:
            yield row, f"Another starts on {long_date(row.start)} too."


def _child(row: EpisodeRow) -> ChildId:
    return row.child_id


RULES: Mapping[str, Callable[[Rows], Failing]] = {
    "SW02STG1": _id_pattern,
    "SW08STG2": _not_ended,
    "SW09STG2": _no_length,
    "SW10aSTG2": _far_from_the_one_before,
    "SW10bSTG2": _first_contact_too_soon,
    "SW13STG1": _reason,
    "SW17STG2": _none_open,
    "SW18STG2": _ends_too_soon,
    "SW19STG2": _same_start,
}
