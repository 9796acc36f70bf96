"""Columns and sort: which columns a table shows, in what order, what stays put, what sorts it."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from herefordshire_desk.domain.words import ordinal
from herefordshire_desk.models.arrangement import Arrangement
from herefordshire_desk.views.answers import answers
from herefordshire_desk.views.fitting import fit_screen
from herefordshire_desk.views.grid import Grid, row_height
from herefordshire_desk.views.look import characters, look, sized
from herefordshire_desk.views.table_columns import arrange, arrangement_of, usual_arrangement
from herefordshire_desk.views.tokens import BROAD, GAP, HEADING_POINTS, SPACE

TICKED, PLAIN = Qt.CheckState.Checked, Qt.CheckState.Unchecked
HEADING = Qt.ItemDataRole.UserRole
HOW = (
    "Space, or a double click, shows or hides a column; Alt+Up and Alt+Down move it. "
    "Of several that sort, the first decides."
)
DEEDS = (
    ("Move &up", "move_up"),
    ("Move &down", "move_down"),
    ("&Freeze up to here", "freeze"),
    ("&Sort by this", "sort"),
    ("Rows as they &came", "unsort"),
    ("Usual co&lumns", "reset"),
)


class ColumnsDialog(QDialog):
    """A list of all columns, the ones shown first, and what can be done with the current one."""

    def __init__(self, table: Grid[Any]) -> None:
        super().__init__(table.window())
        self.table = table
        self.headings = [column.heading for column in table.records.columns]
        self.wanted = arrangement_of(table)
        self.setWindowTitle("Columns and sort")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName("Columns")
        self.list.setMinimumWidth(characters(30))
        self.list.itemChanged.connect(self._ticked)
        self.list.itemDoubleClicked.connect(_turn_tick)
        self.buttons = {name: self._button(words, name) for words, name in DEEDS}
        self.use = QPushButton("Use these columns")
        self.use.setDefault(True)
        self.use.clicked.connect(self.accept)
        QShortcut(QKeySequence("Alt+Up"), self, self.move_up)
        QShortcut(QKeySequence("Alt+Down"), self, self.move_down)
        self._lay_out()
        self._fill_afresh()
        self.list.setFocus()
        fit_screen(self, QSize(characters(76), look().px(520)))

    def accept(self) -> None:
        """Arrange the table as chosen."""
        arrange(self.table, self.wanted)
        super().accept()

    def move_up(self) -> None:
        """The current column one place to the left."""
        self._move(-1)

    def move_down(self) -> None:
        """The current column one place to the right."""
        self._move(1)

    def freeze(self) -> None:
        """The columns up to the current one stay when one scrolls; again lets them go."""
        shown = self.wanted.shown
        at = shown.index(self._current()) + 1 if self._current() in shown else 0
        self._have(replace(self.wanted, frozen=0 if at == self.wanted.frozen else at))

    def sort(self) -> None:
        """The current column sorts between the equals of those before it: up, down, not."""
        self._have(self.wanted.sorted_next_by(self._current()))

    def unsort(self) -> None:
        """No column sorts."""
        self._have(replace(self.wanted, sorted_by=()))

    def reset(self) -> None:
        """The columns as they are before anybody chooses."""
        self._have(usual_arrangement(self.table))
        self._fill_afresh()

    def _have(self, wanted: Arrangement) -> None:
        self.wanted = wanted
        self._describe()

    def _move(self, step: int) -> None:
        order, at = self._order(), self.list.currentRow()
        to = at + step
        if not 0 <= to < len(order):
            return
        order[at], order[to] = order[to], order[at]
        shown = tuple(heading for heading in order if heading in self.wanted.shown)
        self.wanted = replace(self.wanted, shown=shown)
        self._fill(order)
        self.list.setCurrentRow(to)

    def _ticked(self, item: QListWidgetItem) -> None:
        """At least one column is always shown."""
        heading = item.data(HEADING)
        if (item.checkState() == TICKED) == (heading in self.wanted.shown):
            return
        if heading in self.wanted.shown:
            self._have(self.wanted.without(heading))
        else:
            among = {*self.wanted.shown, heading}
            shown = tuple(each for each in self._order() if each in among)
            frozen = self.wanted.frozen + (shown.index(heading) < self.wanted.frozen)
            self._have(replace(self.wanted, shown=shown, frozen=frozen))

    def _fill_afresh(self) -> None:
        """The columns shown, from the left, and then the others."""
        shown = self.wanted.shown
        self._fill([*shown, *(each for each in self.headings if each not in shown)])
        self.list.setCurrentRow(0)

    def _fill(self, order: list[str]) -> None:
        """List the columns in that order."""
        self.list.blockSignals(True)
        self.list.clear()
        for heading in order:
            item = QListWidgetItem()
            item.setData(HEADING, heading)
            item.setSizeHint(QSize(0, row_height()))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._describe()

    def _describe(self) -> None:
        """Each column's tick, and in words whether it stays put and how it sorts."""
        self.list.blockSignals(True)
        frozen = self.wanted.shown[: self.wanted.frozen]
        sorts = {
            heading: f"sorted {'downwards' if down else 'upwards'}, {ordinal(at)}"
            for at, (heading, down) in enumerate(self.wanted.sorted_by, 1)
        }
        for row in range(self.list.count()):
            item = self.list.item(row)
            heading = item.data(HEADING)
            notes = ["frozen" if heading in frozen else "", sorts.get(heading, "")]
            item.setText(" · ".join([heading, *filter(None, notes)]))
            item.setCheckState(TICKED if heading in self.wanted.shown else PLAIN)
        self.list.blockSignals(False)

    def _current(self) -> str:
        return str(self.list.currentItem().data(HEADING))

    def _order(self) -> list[str]:
        return [str(self.list.item(row).data(HEADING)) for row in range(self.list.count())]

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(getattr(self, name))
        return button

    def _lay_out(self) -> None:
        heading, how = QLabel("Columns and sort"), QLabel(HOW)
        heading.setFont(sized(HEADING_POINTS, bold=True))
        how.setWordWrap(True)
        deeds = QVBoxLayout()
        deeds.setSpacing(GAP)
        for button in self.buttons.values():
            deeds.addWidget(button)
        deeds.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(SPACE)
        middle.addWidget(self.list, 1)
        middle.addLayout(deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.setSpacing(SPACE)
        column.addWidget(heading)
        column.addWidget(how)
        column.addLayout(middle, 1)
        row, _ = answers(self, self.use)
        column.addLayout(row)


def _turn_tick(item: QListWidgetItem) -> None:
    """The whole row is the target: the box alone is small."""
    item.setCheckState(PLAIN if item.checkState() == TICKED else TICKED)


def ask_columns(table: Grid[Any]) -> None:
    """Open the choice of a table's columns."""
    ColumnsDialog(table).open()
