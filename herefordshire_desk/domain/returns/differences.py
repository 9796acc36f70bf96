"""Differences: what a return has that the one sent before had not, and why.

Three returns tell the reasons apart: the one that was sent, the same one made again from what
is known now, and the one of today. Between the first two lies what was put right or learned
late about the period that was sent; between the last two, what has happened since.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.returns.sheets import Cell, ReturnSheet, Row

CHANGES = "changes"
Sheets = Mapping[str, ReturnSheet]
Key = tuple[Cell, ...]
# whose rows stand from one period to the next; the others' are of their own period
STANDING = ("children", "sw_episodes", "social_workers", "supervision_coverage")
OF_A_PERIOD = (
    "visits",
    "family_meetings",
    "supervisions",
    "measures",
    "months",
    "milestones",
    "decisions",
    "data_quality",
)
# by kind of change: of what was sent, and of what has happened since
RESTATED = {"added": "recorded_late", "removed": "withdrawn", "altered": "corrected"}
HAPPENED = {"added": "new", "removed": "ended", "altered": "moved_on"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The last return of a series that was sent: its sheets as sent, and as they are now."""

    sent: SentReturn
    as_sent: Sheets
    made_again: Sheets


def change_rows(since: Since | None, now: Sheets, period: str) -> Iterator[Row]:
    """What differs, by sheet, row and column. Nothing where no return was sent before."""
    if since is None or not since.as_sent:
        return
    everything = (*STANDING, *OF_A_PERIOD)
    before = since.sent.period
    yield from _compared(since.as_sent, since.made_again, everything, RESTATED, before)
    alike = everything if before == period else STANDING
    yield from _compared(since.made_again, now, alike, HAPPENED, period)


def changes_in_words(sheet: ReturnSheet, *, sent_before: bool) -> str:
    """How many rows of the return before were added, removed and altered, in a sentence."""
    if not sent_before:
        return "None was sent before."
    places = [sheet.columns.index(name) for name in ("sheet", "row_key", "change_type")]
    rows = {tuple(row[at] for at in places) for row in sheet.rows}
    if not rows:
        return "Nothing differs from the last one sent."
    counts = [f"{sum(row[2] == kind for row in rows):,} {kind}" for kind in HAPPENED]
    return f"Since the last one sent: {counts[0]}, {counts[1]} and {counts[2]}."


def _compared(
    old: Sheets, new: Sheets, names: Iterable[str], reasons: Mapping[str, str], period: str
) -> Iterator[Row]:
    for name in names:
        if name in old and name in new:
            for row in _differing(old[name], new[name]):
                reason = reasons[str(row["change_type"])]
                yield {"sheet": name, **row, "reason_code": reason, "for_period": period}


def _differing(old: ReturnSheet, new: ReturnSheet) -> Iterator[Row]:
    before, after = _by_key(old), _by_key(new)
    for key in before.keys() | after.keys():
        if key not in before:
            yield _row(key, "added")
        elif key not in after:
            yield _row(key, "removed")
        else:
            for column, value in after[key].items():
                if column in before[key] and before[key][column] != value:
                    yield _row(key, "altered", column, before[key][column], value)


def _by_key(sheet: ReturnSheet) -> dict[Key, Mapping[str, Cell]]:
    """The rows by their key, those that share one in the order they stand in."""
    found: dict[Key, Mapping[str, Cell]] = {}
    for cells in sheet.rows:
        row = dict(zip(sheet.columns, cells, strict=True))
        key: Key = tuple(row[name] for name in sheet.key)
        while key in found:
            key = (*key, "again")
        found[key] = row
    return found


def _row(key: Key, change_type: str, field: str = "", old: Cell = None, new: Cell = None) -> Row:
    return {
        "row_key": "/".join(str(cell) for cell in key if cell is not None),
        "field": field,
        "old": old,
        "new": new,
        "change_type": change_type,
    }
