"""Preview: what importing an extract would change, before it does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.words import plural
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.extract_columns import PreviewRow, preview_columns, preview_rows
from herefordshire_desk.views.page import mute
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tiles import Tiles
from herefordshire_desk.views.tokens import SPACE, Tone

if TYPE_CHECKING:
    from herefordshire_desk.domain.merge import Merged

TILES: tuple[tuple[str, str, Tone], ...] = (
    ("added", "New", "green"),
    ("changed", "Changed", "amber"),
    ("unchanged", "Unchanged", "grey"),
    ("missing", "Missing from file", "amber"),
    ("conflict", "Conflict: ours kept", "red"),
    ("problem", "Left out", "red"),
)


class Preview(QWidget):
    """The counts filter the list under them. `accepted` and `refused` are the two answers."""

    accepted = Signal()
    refused = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = Tiles(TILES, self)
        self.rows: Table[PreviewRow] = Table(
            RecordTable(preview_columns(desk), lambda row: row.key), "What the import would change"
        )
        self.rows.say_when_empty("The import would change nothing of this kind.")
        self.notes = QLabel()
        self.notes.setWordWrap(True)
        self.go, self.leave = QPushButton("Import"), QPushButton("Do not import")
        self.go.setDefault(True)
        self.go.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.refused)
        self.tiles.chosen.connect(self._filter)
        self._lay_out()

    def show_merged(
        self, merged: "Merged", problems: Sequence[Problem], notes: Sequence[str]
    ) -> None:
        """Show the counts, the lines, and what the readers want to be known."""
        rows = preview_rows(merged, problems)
        counts = {name: sum(row.state == name for row in rows) for name, _, _ in TILES}
        for name, figure in counts.items():
            self.tiles.tiles[name].set_figure(figure)
        self.rows.set_rows(rows)
        self.tiles.clear()
        told = [*notes, *merged.notes]
        self.notes.setText("\n".join(told))
        self.notes.setVisible(bool(told))
        mute(self.notes)
        edits = len(merged.change.edits)
        self.go.setText(f"Import {plural(edits, 'change')}")
        self.go.setEnabled(edits > 0)
        self.go.setFocus()

    def _filter(self, state: str) -> None:
        """One kind of line; without a choice all but what is unchanged, which changes nothing."""
        self.rows.records.set_filter(
            lambda row: row.state == state if state else row.state != "unchanged"
        )

    def _lay_out(self) -> None:
        answers = QHBoxLayout()
        answers.addWidget(self.notes, 1)
        answers.addStretch()
        answers.addWidget(self.leave)
        answers.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.tiles)
        column.addWidget(self.rows, 1)
        column.addLayout(answers)
