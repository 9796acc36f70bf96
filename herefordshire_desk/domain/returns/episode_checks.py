"""Checks of lead allocations, as the national rules on social worker episodes would find them.

Looked at: rows that touch the last 12 months or the national collection year to the day.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from herefordshire_desk.domain.allocations import FIRST_CONTACT
from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.records import Allocation, ChildId
from herefordshire_desk.domain.returns.findings import Finding, collection_year
from herefordshire_desk.domain.returns.snapshot import Snapshot
from herefordshire_desk.domain.words import CHANGE_REASONS, long_date

# the national tolerance between one episode's end and the next one's start
LONGEST_GAP = 7
# reasons have been collected since then
REASONS_SINCE = date(2023, 4, 1)
SHORTEST_ID = 4


def ends_before_start(snapshot: Snapshot) -> Iterable[Finding]:
    """SW18STG2, the same day apart."""
    for row in _rows(snapshot):
        if row.end is not None and row.end < row.start:
            words = f"Ends on {long_date(row.end)}, before its start on {long_date(row.start)}."
            yield _finding(row, "SW_DEC", words)


def under_24_hours(snapshot: Snapshot) -> Iterable[Finding]:
    """SW09STG2."""
    for row in _rows(snapshot):
        if row.end == row.start:
            words = f"Starts and ends on the same day, {long_date(row.start)}."
            yield _finding(row, "SW_DEC", words)


def overlapping(snapshot: Snapshot) -> Iterable[Finding]:
    """SW08STG2: open, though another of the child's started later."""
    for rows in _by_child(snapshot):
        for row in rows[:-1]:
            if row.end is None and _recent(row, snapshot.day):
                later = long_date(rows[-1].start)
                words = f"Still open from {long_date(row.start)}, but another began on {later}."
                yield _finding(row, "SW_DEC", words)


def gap_before(snapshot: Snapshot) -> Iterable[Finding]:
    """SW10aSTG2, where nobody held the child: more than 7 days, and then no first contact."""
    for rows in _by_child(snapshot):
        held_to = rows[0].start
        for row in rows:
            gap = (row.start - held_to).days
            if gap > LONGEST_GAP and row.reason != FIRST_CONTACT and _recent(row, snapshot.day):
                words = f"Starts {gap} days after the one before it ended on {long_date(held_to)}."
                yield _finding(row, "SW_DECOM", words)
            held_to = max(held_to, row.end or date.max)


def none_open(snapshot: Snapshot) -> Iterable[Finding]:
    """SW17STG2, before the collection year ends."""
    for rows in _by_child(snapshot):
        last = rows[-1]
        if all(row.end is not None for row in rows) and last.end is not None:
            words = f"No allocation is open: the last ended on {long_date(last.end)}."
            yield _finding(last, "SW_DEC", words)


def reason_not_recorded(snapshot: Snapshot) -> Iterable[Finding]:
    """SW13STG1, where it is blank."""
    for row in _rows(snapshot):
        if not row.reason and row.start >= REASONS_SINCE:
            words = f"No reason is recorded for the allocation of {long_date(row.start)}."
            yield _finding(row, "SW_REASON", words)


def reason_not_in_list(snapshot: Snapshot) -> Iterable[Finding]:
    """SW13STG1, where it is none of the ten codes."""
    for row in _rows(snapshot):
        if row.reason and row.reason not in CHANGE_REASONS:
            words = f"The reason for the allocation of {long_date(row.start)} is no national code."
            yield _finding(row, "SW_REASON", words)


def id_pattern(snapshot: Snapshot) -> Iterable[Finding]:
    """SW02STG1."""
    for row in _rows(snapshot):
        sw_id = snapshot.sw_id(row.social_worker_id)
        if not is_national_id(sw_id):
            words = f"{sw_id} is no national id: it does not begin SW or XX, or is too short."
            yield _finding(row, "SW_ID", words)


def is_national_id(sw_id: str) -> bool:
    """Whether it begins SW (registered) or XX (other) and has 4 characters or more."""
    return sw_id.startswith(("SW", "XX")) and len(sw_id) >= SHORTEST_ID


def no_social_worker(snapshot: Snapshot) -> Iterable[Finding]:
    """A lead allocation to nobody, which counts for nothing."""
    for row in snapshot.lead_rows:
        if not row.social_worker_id and _recent(row, snapshot.day):
            words = f"The allocation of {long_date(row.start)} names no social worker."
            yield _finding(row, "SW_ID", words)


def _rows(snapshot: Snapshot) -> Iterator[Allocation]:
    rows = (row for row in snapshot.lead_rows if row.social_worker_id)
    return (row for row in rows if _recent(row, snapshot.day))


def _by_child(snapshot: Snapshot) -> Iterator[list[Allocation]]:
    """Each child's rows by start, however long ago: a recent one is judged by the one before."""
    rows = (row for row in snapshot.lead_rows if row.social_worker_id)
    return (list(group) for _, group in groupby(rows, key=_child))


def _child(row: Allocation) -> ChildId:
    return row.child_id


def _recent(row: Allocation, day: date) -> bool:
    since = min(collection_year(day), add_months(day, -12))
    return row.end is None or max(row.start, row.end) >= since


def _finding(row: Allocation, field: str, message: str) -> Finding:
    return Finding(
        child_id=row.child_id,
        record=row.id,
        field=field,
        message=message,
    )
