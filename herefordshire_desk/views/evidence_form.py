"""The evidence pack of a monitoring visit: which months, where to, and whether it is given."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herefordshire_desk.background import run_in_background
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.words import plural
from herefordshire_desk.evidence_errands import evidence_records
from herefordshire_desk.pace import building
from herefordshire_desk.views.fields import Choice, DateField, Field
from herefordshire_desk.views.place_field import PlaceField, a_folder
from herefordshire_desk.views.ticks import Tick
from herefordshire_desk.views.working_form import WorkingForm

if TYPE_CHECKING:
    from herefordshire_desk.domain.evidence import EvidenceRecords
    from herefordshire_desk.domain.returns.sheets import Return
    from herefordshire_desk.views.evidence_files import Written

WORDS = (
    "A PDF and a workbook with the same content: every measure with its definition and counts, "
    "each open child by id, who came to hold a child and why, supervision, how good the records "
    "are, and what differs from the pack before. No child and no social worker is named."
)
SPANS = (6, 3, 12, 24)  # months; the first is what is asked for most
FUTURE = "Choose today or an earlier day."


class EvidenceForm(WorkingForm):
    """Closes once both files are written; `told` says so. Nothing is kept of one not written."""

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.months = Choice({str(each): plural(each, "month") for each in SPANS})
        self.as_at = DateField(desk.day, desk.day)
        self.folder = PlaceField(a_folder("Where the pack is to be written"))
        self.given = Tick("It will be &given: keep it as it is")
        self.given.setChecked(not desk.is_as_at)
        self.given.setEnabled(not desk.is_as_at)
        fields = {
            "as_at": Field("As &at", self.as_at, "Nothing dated later is in it."),
            "months": Field("&Months", self.months, "That day's month and those before it."),
            "folder": Field("&Folder to write to", self.folder),
            "given": Field("Kept", self.given, "The next pack then says what has changed since."),
        }
        super().__init__(desk, "Evidence pack", "Make the pack", fields, parent, WORDS)

    def save(self) -> None:
        """Draw it, make it and write it in the background, or say what is missing."""
        day, folder = self.as_at.value(), self.folder.value()
        problem = self.wrong_date() or self._problem()
        if problem is not None or day is None or folder is None:
            self.tell(problem or Problem("as_at", FUTURE))
            return
        self.begin("Drawing the records…")
        months = int(self.months.value())
        evidence_records(self.desk, day, months, lambda r: self._make(r, folder), self.fail)

    def _problem(self) -> Problem | None:
        day, folder = self.as_at.value(), self.folder.value()
        if day is None or day > self.desk.today:
            return Problem("as_at", FUTURE)
        if folder is None or not os.path.isdir(folder):
            return Problem("folder", "Choose a folder that is there.")
        return None

    def _make(self, records: "EvidenceRecords", folder: Path) -> None:
        self.begin("Counting the months and writing…")

        def work(_: object) -> "tuple[Return, Written]":
            from herefordshire_desk.domain.evidence import evidence_pack
            from herefordshire_desk.views.evidence_files import write_pack

            with building():
                made = evidence_pack(records)
            return made, write_pack(made, folder)

        run_in_background(work, self, lambda done: self._written(*done), self.fail)

    def _written(self, made: "Return", out: "Written") -> None:
        from herefordshire_desk.domain.evidence import given

        self.finish()
        problem = None
        if self.given.isChecked():
            problem = self.desk.make(given(made, self.desk.now().date()))
        self.told.emit(
            f"Written: {out.pdf.name} and the workbook beside it."
            + (f" It was not kept: {problem.message}" if problem else "")
        )
