"""A page that takes files dropped on it, unless it is at work."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from herefordshire_desk.background import Task
from herefordshire_desk.desk import Desk
from herefordshire_desk.views.page import Page


class DropPage(Page):
    """By keyboard its own buttons do the same."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.task: Task | None = None
        self.setAcceptDrops(True)

    def read(self, paths: Sequence[Path]) -> None:
        """Do what is to be done with the files."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.task is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.read(paths)
