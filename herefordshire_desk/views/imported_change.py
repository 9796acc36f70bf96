"""An import reopened from the log: what it changed, record by record."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.records import Discrepancy, ImportedExtract, child_of
from herefordshire_desk.domain.words import long_date, plural
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.fitting import fit_screen
from herefordshire_desk.views.look import characters, look, sized
from herefordshire_desk.views.record_words import edit_in_words, kind_words
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import BROAD, HEADING_POINTS, SPACE

NOTHING = "This import changed no record."
ONLY_SEEN = "seen in an extract"


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One edit of an import, and its place among them."""

    at: int
    edit: Edit


class ImportedChange(QDialog):
    """Read only: the import is taken back by undo, as long as nothing came after it."""

    def __init__(
        self,
        desk: Desk,
        extract: ImportedExtract,
        changes: Sequence[tuple[HistoryLine, Change]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("What an import changed")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        edits = [edit for _, change in changes for edit in change.edits if _is_told(edit)]
        self.rows = [ChangedRow(at, edit) for at, edit in enumerate(edits)]
        self.table: Table[ChangedRow] = Table(
            RecordTable(columns(desk), lambda row: str(row.at)), "What the import changed"
        )
        self.table.say_when_empty(NOTHING)
        self.table.set_rows(self.rows)
        self._lay_out(extract, changes)
        fit_screen(self, QSize(characters(120), look().px(460)))

    def _lay_out(
        self, extract: ImportedExtract, changes: Sequence[tuple[HistoryLine, Change]]
    ) -> None:
        heading = QLabel(f"{extract.source}, taken on {long_date(extract.taken_on)}")
        heading.setFont(sized(HEADING_POINTS, bold=True))
        who = ", ".join(sorted({line.who for line, _ in changes})) or "somebody"
        told = QLabel(
            f"{plural(len(self.rows), 'record')} changed, imported on "
            f"{long_date(extract.imported_on)} by {who}. {plural(extract.conflicts, 'conflict')} "
            f"kept ours, {plural(extract.missing, 'record')} missing from the file, "
            f"{plural(extract.problems, 'row')} left out."
        )
        for label in (heading, told):
            label.setWordWrap(True)
        close = QPushButton("Close")
        close.setDefault(True)
        close.clicked.connect(self.reject)
        answers = QHBoxLayout()
        answers.addStretch()
        answers.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.setSpacing(SPACE)
        column.addWidget(heading)
        column.addWidget(told)
        column.addWidget(self.table, 1)
        column.addLayout(answers)
        self.table.setFocus()


def columns(desk: Desk) -> tuple[Column[ChangedRow], ...]:
    """What was done to which record, about whom, and how it read before and after."""

    def told(row: ChangedRow) -> str:
        return edit_in_words(
            row.edit, names_hidden=desk.names_hidden, called=desk.social_worker_name
        )

    def named(row: ChangedRow) -> str:
        child = child_of(row.edit.record)
        return desk.child_name(child) if child else ""

    return (
        Column("Done", lambda row: _done(row.edit)[0], 10, pill=lambda row: _done(row.edit)[1]),
        Column("What", lambda row: kind_words(type(row.edit.record)).capitalize(), 16),
        Column("Child", named, 20, bold=True),
        Column("Change", told, 70, tip=told),
    )


def _done(edit: Edit) -> tuple[str, Pill]:
    if edit.before is None:
        return "Added", "green"
    return ("Replaced", "grey") if edit.after is None else ("Changed", "amber")


def _is_told(edit: Edit) -> bool:
    """What the desk keeps for itself of an import, and new stamps, are no news to anybody."""
    if isinstance(edit.record, ImportedExtract | Discrepancy):
        return False
    return not edit_in_words(edit).endswith(ONLY_SEEN)
