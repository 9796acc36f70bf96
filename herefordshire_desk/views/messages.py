"""Messages: what the desk has said since it was opened, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.fitting import fit_screen
from herefordshire_desk.views.look import characters, look
from herefordshire_desk.views.page import mute
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.toast import Message
from herefordshire_desk.views.tokens import BROAD, SPACE

NONE_YET = "Nothing has been said since the desk was opened."
KEPT_WORDS = "Kept until the desk is closed."


@dataclass(frozen=True, slots=True)
class Row:
    """A message as it is shown; the number tells two of one minute apart."""

    number: int
    time: str
    words: str


COLUMNS: tuple[Column[Row], ...] = (
    Column("Time", lambda row: row.time, 8, sort=lambda row: row.number),
    Column("Message", lambda row: row.words, 40),
)


class Messages(QDialog):
    """Can be copied; names are shown as they are everywhere."""

    def __init__(self, desk: Desk, said: Iterable[Message], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Messages")
        self.desk, self.said = desk, tuple(said)
        self.table = Table(RecordTable(COLUMNS, lambda row: str(row.number)), "Messages")
        self.note = QLabel(KEPT_WORDS if self.said else NONE_YET)
        self.note.setWordWrap(True)
        self._lay_out()
        desk.shown_changed.connect(self._fill)
        self._fill()
        fit_screen(self, QSize(characters(92), look().px(400)))

    def _fill(self) -> None:
        """With the names as they are shown now."""
        rows = [
            Row(number, f"{each.at:%H:%M}", each.as_shown(self.desk))
            for number, each in enumerate(self.said)
        ]
        self.table.set_rows(rows[::-1])

    def _lay_out(self) -> None:
        close, self.copy_button = QPushButton("Close"), QPushButton("Copy all")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.copy_button.setAutoDefault(False)
        self.copy_button.setEnabled(bool(self.said))
        self.copy_button.clicked.connect(self.copy_all)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(mute(self.note), 1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.setSpacing(SPACE)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def copy_all(self) -> None:
        """Every message with its time, under headings."""
        self.table.selectAll()
        self.table.copy(headings=True)
