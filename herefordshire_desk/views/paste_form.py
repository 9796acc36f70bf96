"""Pasting: what each row from a sheet would do, before anything is done."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.pasted import (
    Held,
    PastedRow,
    change_of,
    children_named,
    read_pasted,
)
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, PlannedVisit, Visit
from herefordshire_desk.domain.words import plural
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.answers import answers
from herefordshire_desk.views.fitting import fit_screen
from herefordshire_desk.views.look import characters, look, sized
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import BROAD, HEADING_POINTS, SPACE

NOTHING = "Nothing to paste: copy rows of a child and a date, or a child and a note."


class PasteForm(QDialog):
    """The rows with what each becomes, or why it is left out; one Change of all that is well."""

    def __init__(self, desk: Desk, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows = rows_of(desk, text)
        self.setWindowTitle("Paste rows")
        self.table: Table[PastedRow] = Table(
            RecordTable(columns(desk), lambda row: str(row.row)), "Rows to paste"
        )
        self.table.set_rows(self.rows)
        self.says = QLabel(self._summary())
        self.says.setWordWrap(True)
        self.go = QPushButton()
        self.go.setDefault(True)
        self.go.clicked.connect(self.paste)
        self._name_verb()
        self._lay_out()
        fit_screen(self, QSize(characters(110), look().px(420)))

    def change(self) -> Change | Problem:
        """Every row without a problem, as one Change."""
        named = [row.child_id for row in self.rows if row.child_id is not None]
        found = self.desk.ask(lambda store: store.find(Child, named))
        on_file = {child for child in named if child in found}
        booked = self.desk.ask(lambda store: store.of_children(PlannedVisit, named))
        return change_of(self.rows, self.desk.assessments, on_file, booked)

    def paste(self) -> None:
        """Make the Change and close, or say what is wrong and stay."""
        problem = self.desk.make(self.change())
        if problem is None:
            self.accept()
        else:
            self.says.setText(problem.message)

    def _summary(self) -> str:
        left_out = sum(bool(row.problem) for row in self.rows)
        words = f"{plural(len(self.rows), 'row')} read"
        return f"{words}, {left_out} left out: each says why." if left_out else f"{words}."

    def _name_verb(self) -> None:
        """The button says what it will do; with nothing to do it cannot be pressed."""
        change = self.change()
        if isinstance(change, Problem):
            self.go.setText("Record nothing")
            self.go.setEnabled(False)
            self.says.setText(change.message if not self._none_good() else self._summary())
        else:
            self.go.setText(change.label)

    def _none_good(self) -> bool:
        return all(row.problem for row in self.rows)

    def _lay_out(self) -> None:
        heading = QLabel("Paste rows")
        heading.setFont(sized(HEADING_POINTS, bold=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.setSpacing(SPACE)
        column.addWidget(heading)
        column.addWidget(self.says)
        column.addWidget(self.table, 1)
        row, _ = answers(self, self.go)
        column.addLayout(row)


def rows_of(desk: Desk, text: str) -> list[PastedRow]:
    """The rows as they are understood, against the visits that are on file."""
    named = children_named(text, desk.assessments)
    held: set[Held] = desk.ask(
        lambda store: {
            (each.child_id, each.kind, each.visited_on)
            for child in named
            for each in store.of_child(child)
            if isinstance(each, Visit)
        }
    )
    return read_pasted(text, desk.assessments, desk.day, held=held, new_id=desk.new_id)


def columns(desk: Desk) -> tuple[Column[PastedRow], ...]:
    """The number of each row, whom it is about, what it does and what it said."""

    def named(row: PastedRow) -> str:
        return desk.child_name(row.child_id) if row.child_id is not None else ""

    def said(row: PastedRow) -> str:
        return "" if desk.names_hidden else row.said

    return (
        Column("Row", lambda row: row.row, 4),
        Column("Child", named, 18, bold=True),
        Column("What it does", lambda row: row.does, 46, pill=_tone),
        Column("As copied", said, 30, muted=True),
    )


def _tone(row: PastedRow) -> Pill:
    """Amber where the visit will be on file and yet meet no rule: the child was not seen."""
    if row.problem:
        return "red"
    return "amber" if row.visit is not None and not row.visit.child_seen else "green"
