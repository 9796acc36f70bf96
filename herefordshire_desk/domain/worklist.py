"""Worklists: what is handed back to whoever keeps the case system, as sheets for a workbook."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from herefordshire_desk.domain.discrepancies import is_correction
from herefordshire_desk.domain.extracts.cells import text
from herefordshire_desk.domain.extracts.headings import heading_key
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    Allocation,
    Discrepancy,
    Record,
    SocialWorkerId,
    Visit,
)
from herefordshire_desk.domain.returns.sheets import ReturnSheet, prose
from herefordshire_desk.domain.words import VISIT_WORDS, long_date, plural

PROBLEM_COLUMNS = ("number", "file", "row", "cell", "column", "problem")
CORRECTION_COLUMNS = ("number", "child_id", "correction", "dated", "extracts", "since")
VISIT_MISSING = "Visit recorded by the team and not in the case system: {}."
HELD_BY = "Social worker {}; the case system has {}."
NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One discrepancy in words, with the day of the record it is about where that is on file."""

    discrepancy: Discrepancy
    words: str
    dated: date | None = None


def cell_of(problem: Problem, sheets: Iterable[Sheet]) -> str:
    """Where the problem stands, such as `C4`; blank where it is about no one cell."""
    key = heading_key(problem.field)
    for sheet in sheets:
        if sheet.place == problem.file and problem.row and key:
            keys = [heading_key(heading) for heading in sheet.headings]
            if key in keys:
                return f"{_letters(keys.index(key))}{problem.row}"
    return ""


def problem_sheets(
    problems: Sequence[Problem], sheets: Sequence[Sheet], source: str, taken_on: date
) -> tuple[ReturnSheet, ...]:
    """What was left out of an extract, to be put right where it came from."""
    rows = tuple(
        (
            number,
            _plain(problem.file),
            problem.row or None,
            cell_of(problem, sheets) or None,
            _plain(problem.field) or None,
            _plain(problem.message),
        )
        for number, problem in enumerate(problems, 1)
    )
    about = prose(
        "read me",
        "Left out of an extract",
        (
            ("Extract", f"{_plain(source)}, taken on {long_date(taken_on)}"),
            ("What this is", f"{plural(len(rows), 'thing')} that could not be read, a row each."),
            ("What to do", "Put each right in the case system; the next extract brings it."),
        ),
    )
    listed = ReturnSheet(
        name="problems", table="tbl_problems", columns=PROBLEM_COLUMNS, key=("number",), rows=rows
    )
    return about, listed


def told(
    discrepancy: Discrepancy, records: Mapping[str, Record], names: Mapping[SocialWorkerId, str]
) -> Told:
    """The discrepancy in words. `records` are by type and id, as discrepancies name them."""
    record = records.get(discrepancy.record)
    if discrepancy.what == "social_worker":
        here = record.social_worker_id if isinstance(record, Allocation) else SocialWorkerId("")
        theirs = SocialWorkerId(discrepancy.theirs)
        words = HELD_BY.format(_called(here, names), _called(theirs, names))
        return Told(discrepancy=discrepancy, words=words, dated=_dated(record))
    if discrepancy.what == "not_there":
        kind = VISIT_WORDS[record.kind] if isinstance(record, Visit) else "a visit"
        words = VISIT_MISSING.format(kind.lower())
        return Told(discrepancy=discrepancy, words=words, dated=_dated(record))
    return Told(discrepancy=discrepancy, words="", dated=_dated(record))


def correction_sheets(found: Iterable[Told], team: str, day: date) -> tuple[ReturnSheet, ...]:
    """Where the desk knows better than the case system, by children's ids alone."""
    rows = tuple(
        (
            number,
            each.discrepancy.child_id,
            _plain(each.words),
            each.dated,
            each.discrepancy.times,
            each.discrepancy.since,
        )
        for number, each in enumerate(
            (each for each in found if is_correction(each.discrepancy)), 1
        )
    )
    about = prose(
        "read me",
        "Corrections for the case system",
        (
            ("From", f"{_plain(team) or 'The team'}, as at {long_date(day)}"),
            ("What this is", "What the team has recorded and the case system lacks or has not so."),
            ("extracts", "How many extracts, of different days, have told it so."),
        ),
    )
    listed = ReturnSheet(
        name="corrections",
        table="tbl_corrections",
        columns=CORRECTION_COLUMNS,
        key=("number",),
        rows=rows,
    )
    return about, listed


def _called(who: SocialWorkerId, names: Mapping[SocialWorkerId, str]) -> str:
    if not who:
        return NOBODY
    name = names.get(who, "")
    return f"{name} ({who})" if name and name != who else who


def _dated(record: Record | None) -> date | None:
    found: date | None = getattr(record, "visited_on", None) or getattr(record, "start", None)
    return found


def _letters(place: int) -> str:
    """A column's letters in a spreadsheet: A is 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _plain(words: str) -> str:
    """What any workbook can hold: nothing unseen, and not longer than a cell."""
    return text(words)[:2_000]
