"""Table: the desk's one table view. Everything in it sorts, copies and is reached by key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.grid import Grid
from herefordshire_desk.views.look import look

if TYPE_CHECKING:
    from herefordshire_desk.views.type_ahead import TypeAhead

R = TypeVar("R")
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class Table(Grid[R]):
    """Rows of one RecordTable. `opened` and `chosen` give the row itself, or None.

    `told` says how much is selected, blank where it needs no counting. What is done with
    columns is in table_columns.py, which waits until it is first asked for.
    """

    opened = Signal(object)
    chosen = Signal(object)
    told = Signal(str)

    def __init__(self, model: RecordTable[R], name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self._key: str | None = None
        self._below: Sequence[R] = ()
        self._told = ""
        self._ahead: TypeAhead | None = None
        self.menu_actions: list[QAction] = []
        self.letters: dict[str, QAction] = {}
        self._connect()

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the chosen row stays chosen where it is still there."""
        self.records.set_rows(rows)
        self.fit_pills()

    def current(self) -> R | None:
        """The row the keyboard is on, None when there is none."""
        row = self.currentIndex().row()
        return self.records.rows[row] if 0 <= row < len(self.records.rows) else None

    def choose(self, key: str) -> bool:
        """Select the row of that key and bring it into view; False when it is not shown."""
        row = self.records.row_of(key)
        if row is None:
            return False
        self._go_to(row)
        self.scrollTo(self.currentIndex())
        return True

    def expect(self, key: str) -> None:
        """Choose the row of that key, now or as soon as the list first has rows."""
        if not self.choose(key) and not self.records.rows:
            self._key = key

    def freeze(self, count: int) -> None:
        """Qt takes the choice from what stays put when rows are others: the table chooses last."""
        super().freeze(count)
        self.records.modelReset.disconnect(self._choose_again)
        self.records.modelReset.connect(self._choose_again)

    def copy(self, *, headings: bool = False) -> None:
        """Put the selected rows on the clipboard, as tab-separated text and as a table."""
        from herefordshire_desk.views.table_columns import copy

        copy(self, headings=headings)

    def bound(self) -> dict[str, QAction]:
        """What single letters start here: nothing where letters were turned off."""
        return self.letters if look().letters else {}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif self._jumps(event):
            event.accept()
        elif not event.modifiers() and (action := self._lettered(event.text())):
            event.setAccepted(action.isEnabled())  # else it is the window's, which says why
            action.trigger()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.doubleClicked.connect(lambda _: self.opened.emit(self.current()))
        self.customContextMenuRequested.connect(self._show_menu)
        self.headings.customContextMenuRequested.connect(self._show_heading_menu)
        self.headings.further.connect(self._sort_further)
        self.headings.sectionHandleDoubleClicked.connect(self._fit)
        self.selectionModel().currentRowChanged.connect(self._remember)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.records.modelAboutToBeReset.connect(self._keep_place)
        self.records.modelReset.connect(self._choose_again)

    def _remember(self, now: QModelIndex, before: QModelIndex) -> None:
        row = self.current() if now.isValid() else None
        if row is not None:
            self._key = self.records.key(row)
        for index in (before, now):
            if index.isValid():
                self.repaint_row(index)
        self.chosen.emit(row)

    def _keep_place(self) -> None:
        """The rows below the chosen one as they stand, for when it is no longer among them."""
        at = self.currentIndex().row()
        self._below = self.records.rows[at + 1 :] if at >= 0 else ()

    def _choose_again(self) -> None:
        """After a reset: the same row, else the one that stood below it, else the first.

        What has been dealt with leaves a list: the keyboard goes on from where it stood.
        """
        row = self.records.row_of(self._key) if self._key is not None else None
        if row is None and self._below:
            row = self.records.row_of(self.records.key(self._below[0]))
        if row is None:
            row = 0 if self.records.rows else None
        if row is None:
            self.chosen.emit(None)
            return
        self._go_to(row)

    def _go_to(self, row: int) -> None:
        """Select that row alone, whatever keys are held, and put the keyboard on it."""
        first, last = (self.records.index(row, at) for at in (0, self.records.columnCount() - 1))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(QItemSelection(first, last), flags.ClearAndSelect)
        seen = self.records.index(row, self.headings.shown()[0])
        self.selectionModel().setCurrentIndex(seen, flags.NoUpdate)

    def _lettered(self, letter: str) -> QAction | None:
        """What the letter starts here, if it starts anything."""
        return self.bound().get(letter.upper())

    def _jumps(self, event: QKeyEvent) -> bool:
        """Letters that start nothing here go to the child they begin, as do all with Shift."""
        letter = event.text()
        if event.key() in MOVES:
            self._ahead = None  # what moves on ends a word
        if not letter or not self.records.rows:
            return False
        if self._ahead is None:
            from herefordshire_desk.views.type_ahead import TypeAhead

            self._ahead = TypeAhead()
        if not self._ahead.takes(event, bound=self._lettered(letter) is not None):
            return False
        from herefordshire_desk.views.table_columns import names_of

        row = self._ahead.find(letter, names_of(self), self.currentIndex().row())
        if row is not None:
            self.choose(self.records.key(self.records.rows[row]))
        return True

    def _tell(self) -> None:
        """Only more than one row needs counting, and only then is the counting loaded."""
        words = ""
        ranges = self.selectionModel().selection()
        if ranges.count() > 1 or (ranges.count() and ranges.first().height() > 1):
            from herefordshire_desk.views.table_columns import selection_words

            words = selection_words(self)
        if words != self._told:
            self._told = words
            self.told.emit(words)

    def _fit(self, column: int) -> None:
        from herefordshire_desk.views.table_columns import fit

        fit(self, column)

    def _sort_further(self, column: int) -> None:
        from herefordshire_desk.views.table_columns import sort_further

        sort_further(self, column)

    def _show_menu(self, at: QPoint) -> None:
        from herefordshire_desk.views.table_menu import show_row_menu

        show_row_menu(self, at, self.menu_actions)

    def _show_heading_menu(self, at: QPoint) -> None:
        from herefordshire_desk.views.table_menu import show_heading_menu

        show_heading_menu(self, at)
