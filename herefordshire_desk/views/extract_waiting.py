"""Waiting: what is under way, how far it is, and a cancel; or what was last said."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from herefordshire_desk.views.tokens import SPACE


class Waiting(QWidget):
    """A sentence, and under it a bar while something takes a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.says, self.progress, self.cancel = QLabel(), QProgressBar(), QPushButton("Cancel")
        self.says.setWordWrap(True)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("How far it is")
        self.cancel.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.says)
        column.addLayout(row)
        self.stop()

    def say(self, words: str) -> None:
        """A sentence; blank takes it away."""
        self.says.setText(words)
        self.says.setVisible(bool(words))

    def start(self, words: str) -> None:
        """Say what is under way; how far it is starts at nothing."""
        self.say(words)
        self.progress.setValue(0)
        self._show(True)

    def stop(self) -> None:
        """Nothing is under way."""
        self._show(False)

    def show_progress(self, share: float) -> None:
        """How far it is, from 0 to 1."""
        self.progress.setValue(round(share * 100))

    def _show(self, waiting: bool) -> None:
        for widget in (self.progress, self.cancel):
            widget.setVisible(waiting)
