"""Splitting: a list over its details, the details getting the room they ask for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from herefordshire_desk.views.tokens import SPACE

LARGEST = 0.55  # the share of the height that details may take by themselves


class ListOverDetails(QSplitter):
    """The details below get what they ask for, up to a little over half; the list has the rest.

    Above the list stands what filters it; `empty` stands in the list's place when it has no row,
    where the list does not say so itself.
    Once somebody has moved the handle it stays where they put it.
    """

    def __init__(
        self, above: QWidget, table: QWidget, empty: QWidget | None, lower: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Vertical)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(above)
        column.addWidget(table, 1)
        if empty is not None:
            column.addWidget(empty, 1)
        self.setChildrenCollapsible(False)
        self.addWidget(upper)
        self.addWidget(lower)
        self._lower = lower
        self.setStretchFactor(0, 1)
        self._moved = False
        self.splitterMoved.connect(self._remember)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._moved:
            wanted = min(self._lower.sizeHint().height(), round(self.height() * LARGEST))
            self.setSizes([self.height() - wanted, wanted])

    def _remember(self) -> None:
        self._moved = True
