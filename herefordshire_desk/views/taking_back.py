"""TakingBack: something big is being undone or redone: how far it is, and a cancel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from herefordshire_desk.background import Task
from herefordshire_desk.desk import Desk
from herefordshire_desk.views.extract_waiting import Waiting
from herefordshire_desk.views.look import characters
from herefordshire_desk.views.tokens import BROAD

TITLE = "Undo or redo"
WORDS = "All of it is being undone, or made again, which takes a while…"


class TakingBack(QDialog):
    """It goes once that has ended. Cancel, or Escape, leaves everything as it was."""

    def __init__(self, task: Task, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._task = task
        self.waiting = Waiting(self)
        self.waiting.start(WORDS)
        self.waiting.cancel.clicked.connect(task.cancel)
        task.progressed.connect(self.waiting.show_progress)
        desk.busy_changed.connect(self._follow)  # the task may have told its end already
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.addWidget(self.waiting)
        self.setMinimumWidth(characters(56))

    def reject(self) -> None:
        """Escape asks it to stop; it goes when it has."""
        self._task.cancel()

    def _follow(self, busy: bool) -> None:
        if not busy:
            self.accept()
