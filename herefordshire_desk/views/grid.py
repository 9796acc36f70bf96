"""Grid: how every table looks: heights, widths, the ring, and the columns that stay put."""

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.headings import Headings
from herefordshire_desk.views.look import characters, look
from herefordshire_desk.views.pill import pill_font, pill_size
from herefordshire_desk.views.row_delegate import RowDelegate
from herefordshire_desk.views.style_parts import ring
from herefordshire_desk.views.tokens import GAP, ROW_HEIGHT, TARGET, WIDE

if TYPE_CHECKING:
    from herefordshire_desk.views.frozen import Frozen

R = TypeVar("R")
FEWEST = 5  # rows
SAMPLE = 50  # rows
CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class Grid(QTableView, Generic[R]):
    """Rows of one RecordTable, as they are seen."""

    def __init__(self, model: RecordTable[R], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records, self.fewest = model, FEWEST
        self.setModel(model)
        self.setAccessibleName(name)
        self._frozen: Frozen | None = None
        self.usual_frozen = 0
        self._empty = ""
        self.headings = Headings(self)
        self._settle()
        self.measure()
        for at, column in enumerate(model.columns):
            if not column.usual:
                self.setColumnHidden(at, True)
        look().changed.connect(self.measure)

    def selected(self) -> list[R]:
        """The selected rows, in the order shown."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.records.rows[row] for row in rows]

    def say_when_empty(self, words: str) -> None:
        """What stands in the list's place while it has no row: what is good, or what fills it."""
        self._empty = words
        self.setAccessibleDescription(words)

    @property
    def frozen_count(self) -> int:
        """How many of the first columns stay when one scrolls sideways."""
        return self._frozen.count if self._frozen else 0

    def keep_in_sight(self, count: int) -> None:
        """Freeze the first `count` columns unless somebody chooses otherwise."""
        self.usual_frozen = count
        self.freeze(count)

    def freeze(self, count: int) -> None:
        """Let the first `count` columns stay when one scrolls sideways."""
        if self._frozen is None and count:
            from herefordshire_desk.views.frozen import Frozen

            self._frozen = Frozen(self)
        if self._frozen is not None:
            self._frozen.freeze(count)

    def follow_columns(self) -> None:
        """What stays put follows columns that were hidden, shown or sorted by."""
        self.headings.viewport().update()
        if self._frozen is not None:
            self._frozen.follow_columns()

    def minimumSizeHint(self) -> QSize:
        """The headings and a few rows: with less room than that a page scrolls."""
        return QSize(look().px(160), self.fewest * row_height() + self.headings.height())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """A column that stays put is always seen: only the rows move."""
        bar = self.horizontalScrollBar()
        was = bar.value()
        super().scrollTo(index, hint)
        if self._frozen is not None and self._frozen.frozen(index.column()):
            bar.setValue(was)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._frozen is not None:
            self._frozen.follow_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        """With no row to put it round, the ring is round the whole list, and round its words."""
        super().paintEvent(event)
        if not self.records.rows:
            painter = QPainter(self.viewport())
            room = self.viewport().rect()
            painter.setPen(QColor(look().colours.muted))
            painter.drawText(room.adjusted(WIDE, GAP, -WIDE, -GAP), CENTRED, self._empty)
            if self.hasFocus():
                ring(painter, room)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.repaint_row(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.repaint_row(self.currentIndex())

    def measure(self) -> None:
        """Heights and widths at the present text size."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.headings.setFixedHeight(row_height() + look().px(4))
        for at, column in enumerate(self.records.columns):
            wide = max(characters(column.width), heading_width(column.heading))
            self.setColumnWidth(at, wide + 2 * GAP)

    def fit_pills(self) -> None:
        """Flags are bold, so their columns are as wide as the first rows need, never narrower."""
        for at, column in enumerate(self.records.columns):
            if column.pill is not None:
                texts = {column.text(row) for row in self.records.rows[:SAMPLE]}
                widest = max((pill_size(text, pill_font()).width() for text in texts), default=0)
                self.setColumnWidth(at, max(self.columnWidth(at), widest + 2 * GAP))

    def repaint_row(self, index: QModelIndex) -> None:
        """The ring is round the whole row, or the whole list; Qt repaints one cell."""
        if not index.isValid():
            self.viewport().update()
        for column in range(self.records.columnCount()):
            self.update(index.siblingAtColumn(column))
        if self._frozen is not None:
            self._frozen.viewport().update()

    def _settle(self) -> None:
        self.setHorizontalHeader(self.headings)
        self.headings.setStretchLastSection(True)
        self.headings.setSectionsMovable(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(RowDelegate(self, self.headings))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setBackgroundRole(QPalette.ColorRole.Base)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(TARGET)  # else rows stay as high as they were


def row_height() -> int:
    """26 px at 100 % text, and high enough to hit at any."""
    return max(look().px(ROW_HEIGHT), TARGET)


def heading_width(heading: str) -> int:
    """The room a heading takes with its arrow."""
    metrics = QFontMetrics(QGuiApplication.font())
    return metrics.horizontalAdvance(heading) + look().px(14)
