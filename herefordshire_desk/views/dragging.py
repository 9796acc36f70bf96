"""Dragging: a table whose rows can be carried with the mouse and let go over something else."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.table import Table

R = TypeVar("R")
LEFT = Qt.MouseButton.LeftButton


class DraggedTable(Table[R]):
    """`carried` says where the pointer is with the rows, `let_go` where it dropped them.

    Whatever dragging does has a key as well; `removed` is the Delete key on a row.
    """

    carried = Signal(QPoint)
    let_go = Signal(QPoint)
    removed = Signal()
    _pressed: QPoint | None = None
    _carrying = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current() is not None:
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Escape and self._carrying:
            self._stop()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        on_row = self.indexAt(event.position().toPoint()).isValid()
        self._pressed = event.position().toPoint() if on_row and event.button() == LEFT else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & LEFT:
            super().mouseMoveEvent(event)
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if not self._carrying and moved >= QApplication.startDragDistance():
            self._carrying = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._carrying:
            self.carried.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carrying = self._carrying
        self._stop()
        super().mouseReleaseEvent(event)
        if carrying and event.button() == LEFT:
            self.let_go.emit(event.globalPosition().toPoint())

    def _stop(self) -> None:
        self._pressed, self._carrying = None, False
        self.viewport().unsetCursor()
