"""Pasted rows: a child and a visit, or a child and a note, as people copy them from a sheet.

A row is the child's id or unmistakable name; then a date, with whether the child was seen, seen
alone and the kind of visit where they are known; or then some text. Nothing is guessed: what is
not understood is a problem of its row.
"""

import csv
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.changes import Change, Edit, added, together
from herefordshire_desk.domain.notes import set_note
from herefordshire_desk.domain.pasted_visit import seen_words, visit_of
from herefordshire_desk.domain.planned_visits import done_with
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ChildId, PlannedVisit, Visit, VisitKind
from herefordshire_desk.domain.typed import typed_date
from herefordshire_desk.domain.visits import record_visit
from herefordshire_desk.domain.words import VISIT_WORDS, listed, plural, short_date

Children = Mapping[ChildId, Assessment]
Held = tuple[ChildId, VisitKind, date]

MOST = 2000  # rows: a team's year of visits, and no more than can be looked through
TOO_MANY = f"No more than {MOST:,} rows at once: this row and those after it are left out."
HEADINGS = {"child", "child id", "id", "name", "person id", "child's name"}
TIME = re.compile(r"[ t]\d{1,2}:\d{2}(:\d{2})?$")
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
LIKE_A_DATE = re.compile(
    r"\d{1,4}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{1,4}|\d{1,2}\s*/\s*\d{1,2}|\d{5}(\.0)?"
    rf"|\d{{1,2}}(st|nd|rd|th)?[\s\-]*{MONTH}([\s\-,]*\d{{2,4}})?"
    rf"|{MONTH}\s*\d{{1,2}}(st|nd|rd|th)?(,?\s*\d{{2,4}})?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRow:
    """One row, the first being 1: the visit or the line of note it becomes, or why neither."""

    row: int
    said: str
    child_id: ChildId | None = None
    visit: Visit | None = None
    note: str = ""
    problem: str = ""

    @property
    def does(self) -> str:
        """What it will do, in words that hold no name."""
        if self.problem:
            return self.problem
        if self.visit is None:
            return "Adds to the note"
        kind = VISIT_WORDS[self.visit.kind].lower()
        return f"Visit on {short_date(self.visit.visited_on)}, {kind}: {seen_words(self.visit)}"


def read_pasted(
    text: str,
    children: Children,
    day: date,
    *,
    held: Collection[Held],
    new_id: Callable[[], str],
) -> list[PastedRow]:
    """Every row that says something. `held` are the visits that are on file already."""
    found: list[PastedRow] = []
    met: dict[Held, int] = {}
    for at, cells in _lines(text):
        if len(found) == MOST:
            return [*found, PastedRow(row=at, said="", problem=TOO_MANY)]
        row = _read(at, cells, children, day, new_id)
        if row.visit is not None:
            same = (row.visit.child_id, row.visit.kind, row.visit.visited_on)
            row = _once(row, same, held, met)
        found.append(row)
    return found


def change_of(
    rows: Iterable[PastedRow],
    children: Children,
    on_file: Collection[ChildId],
    booked: Iterable[PlannedVisit] = (),
) -> Change | Problem:
    """One Change of every row that has no problem. `on_file` are the children with a row.

    `booked` are the visits booked for them: those that were made are done with.
    """
    good = [row for row in rows if not row.problem]
    visits = [row.visit for row in good if row.visit is not None]
    notes = _notes([row for row in good if row.visit is None], children, on_file)
    if isinstance(notes, Problem):
        return notes
    parts = [f"record {plural(len(visits), 'visit')}"] * bool(visits)
    parts += [f"add to {plural(len(notes), 'note')}"] * bool(notes)
    if not parts:
        return Problem("", "No row can be recorded.")
    label = listed(parts)
    made = Change("", tuple(Edit(before=each) for each in done_with(visits, booked)))
    return together(label[0].upper() + label[1:], [added("", *visits), made, *notes])


def _notes(
    rows: Iterable[PastedRow], children: Children, on_file: Collection[ChildId]
) -> list[Change] | Problem:
    """Each child's lines under what is noted already: a note is never written over."""
    lines: dict[ChildId, list[str]] = {}
    for row in rows:
        if row.child_id is not None:
            lines.setdefault(row.child_id, []).append(row.note)
    changes = []
    for child, more in lines.items():
        now = children[child].child
        text = "\n".join(filter(None, [now.note, *more]))
        change = set_note(now, text, on_file=child in on_file)
        if isinstance(change, Problem):
            return change
        changes.append(change)
    return changes


def children_named(text: str, children: Children) -> set[ChildId]:
    """The children whom the rows are about, as far as they can be told."""
    found = (_child(cells[0], children) for _, cells in _lines(text))
    return {child for child in found if not isinstance(child, Problem)}


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Each row that is not blank or a heading, with its number; a cell may hold several lines."""
    rows = [[cell.replace("\xa0", " ").strip() for cell in row] for row in _cells(text)]
    return [
        (at, row)
        for at, row in enumerate(rows, 1)
        if any(row) and not (at == 1 and row[0].casefold() in HEADINGS)
    ]


def _cells(text: str) -> list[list[str]]:
    """As a sheet quotes them; where the quotes do not add up, line by line as they stand."""
    text = text.replace("\0", "")
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        return [line.split("\t") for line in text.splitlines()]


def _read(
    at: int, cells: Sequence[str], children: Children, day: date, new_id: Callable[[], str]
) -> PastedRow:
    row = PastedRow(row=at, said=" · ".join(filter(None, cells)))
    child = _child(cells[0], children)
    if isinstance(child, Problem):
        return replace(row, problem=child.message)
    row = replace(row, child_id=child)
    second = cells[1] if len(cells) > 1 else ""
    when = TIME.sub("", second.casefold())
    visited_on = typed_date(when, day)
    if visited_on is None:
        return _noted(row, second, when, any(cells[2:]), children[child])
    return _visited(row, visit_of(children[child], visited_on, cells[2:], new_id), children, day)


def _visited(row: PastedRow, visit: Visit | Problem, children: Children, day: date) -> PastedRow:
    """The visit, if it could have been made and by the day had been."""
    if isinstance(visit, Problem):
        return replace(row, problem=visit.message)
    checked = record_visit(children[visit.child_id].child, visit, day)
    if isinstance(checked, Problem):
        return replace(row, problem=checked.message)
    return replace(row, visit=visit)


def _child(cell: str, children: Children) -> ChildId | Problem:
    """By id, else by a name that one open child alone has, whichever name comes first."""
    known = ChildId(cell.removesuffix(".0"))
    if known in children:
        return known
    last, comma, first = cell.partition(",")
    name = _plain(f"{first} {last}" if comma else cell)
    found = [each.child.id for each in children.values() if name and name == _called(each)]
    if len(found) > 1:
        return Problem("child", f"{len(found)} open children have this name: give the id.")
    return found[0] if found else Problem("child", "No open child has this id or name.")


def _called(each: Assessment) -> str:
    return _plain(f"{each.child.forename} {each.child.surname}")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _noted(row: PastedRow, text: str, when: str, more: bool, each: Assessment) -> PastedRow:
    """A line of note: never something that was meant for a date."""
    if not text:
        return replace(row, problem="Give a date for a visit, or a text for a note.")
    if LIKE_A_DATE.fullmatch(when):
        return replace(row, problem="Write a whole date, such as 20 Nov 2026 or 20/11/2026.")
    if more:
        return replace(row, problem="A note is one cell: there is more in this row.")
    if text in each.child.note.splitlines():
        return replace(row, problem="The note says this already.")
    return replace(row, note=text)


def _once(row: PastedRow, same: Held, held: Collection[Held], met: dict[Held, int]) -> PastedRow:
    """The row, unless the same visit is on file or in a row before it."""
    if same in held:
        return replace(row, visit=None, problem="A visit of this kind on that day is on file.")
    if same in met:
        return replace(row, visit=None, problem=f"The same visit is in row {met[same]}.")
    met[same] = row.row
    return row
