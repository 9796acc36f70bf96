"""Frozen: a table's first columns, which stay where they are while the rest scrolls sideways."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from herefordshire_desk.views.headings import Headings
from herefordshire_desk.views.look import look
from herefordshire_desk.views.row_delegate import RowDelegate
from herefordshire_desk.views.tokens import TARGET

EDGE = 1  # pixels: the line between what stays and what scrolls
LARGEST = 0.6  # the share of the width that may stay: at large text the rest must be seen too


class Frozen(QTableView):
    """Lies over the left of its table with the same rows and choice; the keyboard stays below."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.table = table
        self.headings = Headings(self)
        self.edge = QWidget(self)
        self.count = 0
        self._following = False
        self._settle()
        self._follow()

    def freeze(self, count: int) -> None:
        """Keep the first `count` columns shown; 0 lets all of them go."""
        self.count = count
        self.follow_columns()

    def follow_columns(self) -> None:
        """The same columns in the same order and width as far as they stay; the rest hidden."""
        theirs = self._their_headings()
        self._following = True
        for at in range(theirs.count()):
            self.headings.moveSection(self.headings.visualIndex(theirs.logicalIndex(at)), at)
        kept = self._kept(theirs)
        for at in range(theirs.count()):
            self.setColumnHidden(at, at not in kept)
        for at in kept:
            self.setColumnWidth(at, theirs.sectionSize(at))
        self.verticalHeader().setDefaultSectionSize(
            self.table.verticalHeader().defaultSectionSize()
        )
        self.headings.setFixedHeight(theirs.height())
        self._following = False
        self.place()
        self._appear()

    def _appear(self) -> None:
        """With no row to keep beside the others it would lie over what says so, and the ring."""
        self.setVisible(bool(self.headings.shown()) and self.table.model().rowCount() > 0)

    def place(self) -> None:
        """Over the first columns, as high as the headings and the rows that are seen."""
        rows, theirs = self.table.viewport().geometry(), self._their_headings()
        top = theirs.geometry().top()
        wide = sum(map(self.columnWidth, self.headings.shown())) + EDGE
        self.setGeometry(QRect(rows.left(), top, wide, rows.bottom() + 1 - top))
        self.edge.setGeometry(wide - EDGE, 0, EDGE, self.height())
        self._level()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._level()

    def _level(self) -> None:
        """The rows beside those of the table below, which alone decides where they are.

        A name must never stand beside another child's dates: not for a moment.
        """
        ours, below = self.verticalScrollBar(), self.table.verticalScrollBar()
        ours.setRange(below.minimum(), below.maximum())
        ours.setValue(below.value())

    def frozen(self, column: int) -> bool:
        """Whether a column stays put."""
        return self.isVisible() and not self.isColumnHidden(column)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """The table below scrolls, and this follows."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.table.wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.table.setFocus()
        super().mousePressEvent(event)

    def _kept(self, theirs: Headings) -> set[int]:
        """The first columns, as many as leave room for the others."""
        room, kept = self.table.viewport().width() * LARGEST, set()
        for at in theirs.shown()[: self.count]:
            room -= theirs.sectionSize(at)
            if room < 0:
                break
            kept.add(at)
        return kept

    def _their_headings(self) -> Headings:
        theirs = self.table.horizontalHeader()
        assert isinstance(theirs, Headings)
        return theirs

    def _settle(self) -> None:
        own = self.selectionModel()
        self.setModel(self.table.model())
        self.setSelectionModel(self.table.selectionModel())
        if own is not None:
            own.deleteLater()
        self.setHorizontalHeader(self.headings)
        self.headings.setSortIndicatorShown(True)
        self.setItemDelegate(RowDelegate(self.table, self._their_headings()))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(self.table.selectionBehavior())
        self.setSelectionMode(self.table.selectionMode())
        self.setEditTriggers(self.table.editTriggers())
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(TARGET)
        self.setAutoScroll(False)
        self.edge.setAutoFillBackground(True)
        self._dress()

    def _follow(self) -> None:
        theirs = self._their_headings()
        below = self.table.verticalScrollBar()
        below.valueChanged.connect(self._level)
        below.rangeChanged.connect(self._level)
        self.verticalScrollBar().valueChanged.connect(self._level)
        self.table.model().modelReset.connect(self._appear)
        theirs.sectionResized.connect(self.follow_columns)
        theirs.sectionMoved.connect(self.follow_columns)
        theirs.sortIndicatorChanged.connect(self.headings.setSortIndicator)
        theirs.geometriesChanged.connect(self.place)
        self.headings.sortIndicatorChanged.connect(theirs.setSortIndicator)
        self.headings.further.connect(theirs.further)
        self.headings.sectionResized.connect(self._resized)
        self.headings.sectionHandleDoubleClicked.connect(theirs.sectionHandleDoubleClicked)
        self.headings.customContextMenuRequested.connect(theirs.customContextMenuRequested)
        self.customContextMenuRequested.connect(self.table.customContextMenuRequested)
        self.doubleClicked.connect(self.table.doubleClicked)
        look().changed.connect(self._dress)

    def _resized(self, column: int, _: int, wide: int) -> None:
        """By hand alone: what follows the table below is no wish about it."""
        if not self._following:
            self.table.setColumnWidth(column, wide)

    def _dress(self) -> None:
        palette = self.edge.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(look().colours.line))
        self.edge.setPalette(palette)
