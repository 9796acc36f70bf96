"""Table: the desk's one table view. Everything in it sorts, copies and is reached by key."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.look import characters, look
from herefordshire_desk.views.pill import pill_font, pill_size
from herefordshire_desk.views.row_delegate import RowDelegate
from herefordshire_desk.views.style_parts import ring
from herefordshire_desk.views.tokens import GAP, ROW_HEIGHT, TARGET

R = TypeVar("R")
Role = Qt.ItemDataRole
FEWEST = 5  # rows
SAMPLE = 50  # rows


class Table(QTableView, Generic[R]):
    """Rows of one RecordTable. `opened` and `chosen` give the row itself, or None."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: RecordTable[R], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self.setModel(model)
        self.setAccessibleName(name)
        self._key: str | None = None
        self._settle()
        self._connect()
        self._measure()
        self.menu_actions: list[QAction] = []
        self.letters: dict[str, QAction] = {}

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the chosen row stays chosen where it is still there."""
        self.records.set_rows(rows)
        self._fit_pills()

    def selected(self) -> list[R]:
        """The selected rows, in the order shown."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.records.rows[row] for row in rows]

    def current(self) -> R | None:
        """The row the keyboard is on, None when there is none."""
        row = self.currentIndex().row()
        return self.records.rows[row] if 0 <= row < len(self.records.rows) else None

    def choose(self, key: str) -> bool:
        """Select the row of that key and bring it into view; False when it is not shown."""
        row = self.records.row_of(key)
        if row is None:
            return False
        self.selectRow(row)
        self.scrollTo(self.records.index(row, 0))
        return True

    def copy(self, *, headings: bool = False) -> None:
        """Put the selected rows on the clipboard, as tab-separated text and as a table."""
        QGuiApplication.clipboard().setMimeData(self._as_mime(headings))

    def minimumSizeHint(self) -> QSize:
        """The headings and a few rows: with less room than that a page scrolls."""
        return QSize(look().px(160), FEWEST * row_height() + self.horizontalHeader().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif action := self._lettered(event):
            action.trigger()
        else:
            super().keyPressEvent(event)

    def _lettered(self, event: QKeyEvent) -> QAction | None:
        """What the letter pressed starts, unless single letters were turned off."""
        on = look().letters and not event.modifiers()
        return self.letters.get(event.text().upper()) if on else None

    def _settle(self) -> None:
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(RowDelegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setBackgroundRole(QPalette.ColorRole.Base)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _connect(self) -> None:
        self.doubleClicked.connect(lambda _: self.opened.emit(self.current()))
        self.customContextMenuRequested.connect(self._show_menu)
        self.selectionModel().currentRowChanged.connect(self._remember)
        self.records.modelReset.connect(self._choose_again)
        look().changed.connect(self._measure)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With no row to put it round, the ring is round the whole list."""
        super().paintEvent(event)
        if self.hasFocus() and not self.records.rows:
            painter = QPainter(self.viewport())
            ring(painter, self.viewport().rect())
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint_row(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_row(self.currentIndex())

    def _repaint_row(self, index: QModelIndex) -> None:
        """The ring is round the whole row, or the whole list; Qt repaints one cell."""
        if not index.isValid():
            self.viewport().update()
        for column in range(self.records.columnCount()):
            self.update(index.siblingAtColumn(column))

    def _remember(self, now: QModelIndex, before: QModelIndex) -> None:
        row = self.current() if now.isValid() else None
        if row is not None:
            self._key = self.records.key(row)
        for index in (before, now):
            if index.isValid():
                self._repaint_row(index)
        self.chosen.emit(row)

    def _choose_again(self) -> None:
        """After a reset: the same row, else the first, so that there is always a place to be."""
        row = self.records.row_of(self._key) if self._key is not None else None
        if row is None:
            row = 0 if self.records.rows else None
        if row is None:
            self.chosen.emit(None)
            return
        index = self.records.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        whole = QItemSelection(index, self.records.index(row, self.records.columnCount() - 1))
        self.selectionModel().select(whole, flags.ClearAndSelect)
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setFixedHeight(row_height() + look().px(4))
        for at, column in enumerate(self.records.columns):
            wide = max(characters(column.width), _heading_width(column.heading))
            self.setColumnWidth(at, wide + 2 * GAP)

    def _fit_pills(self) -> None:
        """Flags are bold, so their columns are as wide as the first rows need, never narrower."""
        for at, column in enumerate(self.records.columns):
            if column.pill is not None:
                texts = {column.text(row) for row in self.records.rows[:SAMPLE]}
                widest = max((pill_size(text, pill_font()).width() for text in texts), default=0)
                self.setColumnWidth(at, max(self.columnWidth(at), widest + 2 * GAP))

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.menu_actions)
        if self.menu_actions:
            menu.addSeparator()
        menu.addAction("Copy", self.copy)
        menu.addAction("Copy with headings", lambda: self.copy(headings=True))
        menu.popup(self.viewport().mapToGlobal(at))

    def _as_mime(self, headings: bool) -> QMimeData:
        header = self.horizontalHeader()
        shown = [header.logicalIndex(at) for at in range(header.count())]
        columns = [self.records.columns[at] for at in shown]
        lines = [[column.text(row) for column in columns] for row in self.selected()]
        if headings:
            lines.insert(0, [column.heading for column in columns])
        mime = QMimeData()
        mime.setText("\n".join("\t".join(cells) for cells in lines))
        mime.setHtml(_as_html(lines))
        return mime


def row_height() -> int:
    """26 px at 100 % text, and high enough to hit at any."""
    return max(look().px(ROW_HEIGHT), TARGET)


def _heading_width(heading: str) -> int:
    metrics = QFontMetrics(QGuiApplication.font())
    return metrics.horizontalAdvance(heading) + look().px(14)


def _as_html(lines: list[list[str]]) -> str:
    from html import escape

    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in cells) for cells in lines)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
