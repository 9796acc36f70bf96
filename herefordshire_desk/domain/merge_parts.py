"""Merging in parts: a long extract of the dataset, no more than one part of it held at a time.

It comes to what merging the whole comes to, line by line: all but a few figures is of one child,
and every row of a child is in one part.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.discrepancies import discrepancy_edits, found_in
from herefordshire_desk.domain.extracts.extract import Extract
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.extracts.team import OneTeam
from herefordshire_desk.domain.extracts.told_ids import ToldIds
from herefordshire_desk.domain.merge import (
    missing_lines,
    new_lines,
    notes_of,
    record_of,
    warning_of,
)
from herefordshire_desk.domain.merge_lines import Line
from herefordshire_desk.domain.merged import Counts, counts_by_state
from herefordshire_desk.domain.not_brought_back import left_out_note, staying_out, without
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ChildId, Discrepancy, ImportedExtract, Record, Team


class Ending(NamedTuple):
    """What is told of a long extract as a whole, as Merged has it."""

    missing: list[Line]
    differing: tuple[Edit, ...]
    record: ImportedExtract
    known: ImportedExtract | None
    notes: tuple[str, ...]
    warning: str


class MergedParts:
    """What the parts merged so far come to.

    Each part is given once, what is of no child last; then `ending` is asked for.
    """

    def __init__(
        self, ours: Ours, *, team: str | None, teams: Iterable[Team], imported_on: date
    ) -> None:
        self._ours, self._team, self._imported_on = ours, team, imported_on
        self._one_team = OneTeam(team, teams, ours) if team else None
        self._states: Counter[str] = Counter()
        self._ids: dict[type[Record], ToldIds] = {}
        self._children: set[ChildId] = set()
        self._left_out: set[ChildId] = set()
        self._held: set[ChildId | None] = set()
        self._found: list[Discrepancy] = []
        self._rows = self._erased = 0
        self._problems: dict[Problem, None] = {}  # what is of a whole column is told by each part
        self.has_records = False  # whether any row could be used, of whichever team

    @property
    def counts(self) -> Counts:
        """How many lines are in each state."""
        return counts_by_state(self._states)

    @property
    def problems(self) -> list[Problem]:
        """What was left out, in the order of the files' rows."""
        files = {each.file: place for place, each in reversed(list(enumerate(self._problems)))}
        return sorted(self._problems, key=lambda each: (files[each.file], each.row))

    def lines(self, part: Extract) -> list[Line]:
        """What becomes of every record of one part."""
        self.has_records = self.has_records or bool(part.records)
        erased = staying_out(part, self._ours)
        part = without(part, erased)
        self._erased += len(erased)
        kept = self._one_team.of(part) if self._one_team else part
        lines = new_lines(kept, self._ours)
        for kind in {type(record) for record in part.records}:
            told = self._ids.setdefault(kind, ToldIds())
            told.tell(record.id for record in part.records if type(record) is kind)
        self._children |= part.children
        self._left_out |= part.children - kept.children
        self._rows += part.rows
        self._problems |= dict.fromkeys(part.problems)
        self._found += found_in(lines, part, self._ours)
        self._count(lines)
        return lines

    def ending(self, last: Extract) -> Ending:
        """What shows only once all parts are merged."""
        problems = tuple(self._problems)
        whole = replace(last, records=(), rows=self._rows, problems=problems)
        missing = list(missing_lines(whole, self._ours, self._ids))
        self._count(missing)
        self._found += found_in(missing, whole, self._ours)
        gone = {line.child_id for line in missing} - self._children
        record = record_of(whole, self._imported_on)
        of_whole = notes_of(whole, self._ours, self._team, self._left_out)
        return Ending(
            missing=missing,
            differing=tuple(discrepancy_edits(self._found, whole, self._ours)),
            record=record,
            known=self._ours.find(ImportedExtract, [record.id]).get(record.id),
            notes=(*last.notes, *left_out_note(self._erased), *of_whole),
            warning=warning_of(gone, self._held),
        )

    def _count(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._states[line.state] += 1
            if line.before is not None:
                self._held.add(line.child_id)
