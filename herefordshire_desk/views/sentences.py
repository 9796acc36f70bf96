"""Sentences: words in as many lines as they need, which nothing round them may squeeze."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class Sentences(QLabel):
    """A label that wraps and asks for the height its words need in the width it has.

    A plain one asks for two lines or so; in a page that scrolls what is under it then lies on it.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._ask_for_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_for_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._ask_for_room()

    def _ask_for_room(self) -> None:
        self.setMinimumHeight(0)  # what it asked for before would count as needed
        self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)
