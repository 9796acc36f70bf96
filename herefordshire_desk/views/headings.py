"""Headings: a table's headings, which say every column it is sorted by."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from herefordshire_desk.models.record_table import RecordTable

PLACES = ("", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹")
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Headings(QHeaderView):
    """A click sorts by a column alone; `further` is a click with Shift, between equals."""

    further = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._pressed = -1
        self.setSectionsClickable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortIndicatorClearable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def shown(self) -> list[int]:
        """The columns that are not hidden, from the left."""
        order = (self.logicalIndex(at) for at in range(self.count()))
        return [at for at in order if not self.isSectionHidden(at)]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = -1
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() & SHIFT:
            self._pressed = self.logicalIndexAt(event.position().toPoint())
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, -1
        if pressed < 0:
            super().mouseReleaseEvent(event)
        elif self.logicalIndexAt(event.position().toPoint()) == pressed:
            self.further.emit(pressed)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        """Every column sorted by has its arrow; of several each has its place as well."""
        super().initStyleOptionForIndex(option, section)
        model = self.model()
        if not isinstance(model, RecordTable) or len(model.sorted_by) < 2:
            return
        for at, (column, down) in enumerate(model.sorted_by, 1):
            if column == section and at < len(PLACES):
                arrow = QStyleOptionHeader.SortIndicator
                option.sortIndicator = arrow.SortUp if down else arrow.SortDown
                option.text = f"{option.text} {PLACES[at]}"
