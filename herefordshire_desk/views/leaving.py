"""Leaving: closing the desk makes a backup first, if anything has changed, and says so.

A backup that fails, or a second place that does not answer, holds nobody up: it is told at the
next start.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout

from herefordshire_desk import keeping
from herefordshire_desk.views.look import characters
from herefordshire_desk.views.tokens import BROAD, WIDE
from herefordshire_desk.views.window import STILL_SAVING, Window

SAY_AFTER = 300  # milliseconds: what is done sooner needs no saying
PATIENCE = 10_000  # milliseconds for the second place
SECOND = "Copying the backup to the second place."
SLOW = "It did not answer within 10 seconds."


class Leaving(QObject):
    """Stands between the window and its closing; `is_shown` is whether it is still the desk's."""

    def __init__(self, window: Window, is_shown: Callable[[], bool]) -> None:
        super().__init__(window)
        self.window_, self.is_shown = window, is_shown
        self.begun = self.over = False
        self.waiting: Waiting | None = None
        self._say = QTimer(self, singleShot=True, interval=SAY_AFTER)
        self._say.timeout.connect(self._say_so)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._give_up)
        window.installEventFilter(self)

    def tell_start(self, *, unlocked: bool) -> None:
        """Say what the last closing left to say; after a lock only what failed."""
        keeping.told_at_start(self.window_.desk, self._tell, unlocked=unlocked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold a close back until there is a backup, except where the computer is shut down."""
        if event.type() != QEvent.Type.Close or self.over or not self.is_shown():
            return False
        if QGuiApplication.instance().isSavingSession():  # type: ignore[union-attr]  # a window has an application
            return False
        event.ignore()
        self.begin()
        return True

    def begin(self) -> None:
        """Make the backup; asking twice does no more."""
        if self.window_.desk.busy:
            self.window_.toast.say(STILL_SAVING)
        elif not self.begun:
            self.begun = True
            self._say.start()
            desk, why = self.window_.desk, keeping.CLOSING
            keeping.back_up_now(desk, self._copy, lambda _: self.end(), why=why)

    def end(self) -> None:
        """Close the window, whatever has been done by now."""
        if not self.over:
            self.over = True
            self._say.stop()
            self._patience.stop()
            if self.waiting is not None:
                self.waiting.close()
            self.window_.close()

    def _copy(self, _: Path | None) -> None:
        if self.over or keeping.copy_newest(self.window_.desk, lambda _: self.end()) is None:
            self.end()
            return
        self._patience.start()
        if self.waiting is not None:
            self.waiting.says.setText(SECOND)

    def _give_up(self) -> None:
        keeping.not_answering(self.window_.desk, SLOW)
        self.end()

    def _say_so(self) -> None:
        self.waiting = Waiting(self.window_)
        self.waiting.now.clicked.connect(self.end)
        self.waiting.open()

    def _tell(self, words: str) -> None:
        if words:
            self.window_.toast.say(words)


class Waiting(QDialog):
    """Says what closing waits for, and lets it be left."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setWindowTitle("Closing the desk")
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        self.says = QLabel("Making a backup before the desk is closed.")
        self.says.setWordWrap(True)
        self.says.setMinimumWidth(characters(44))
        self.now = QPushButton("Close without waiting")
        self.now.setToolTip("What was saved stays saved; the next closing makes the backup")
        self.now.setAutoDefault(False)  # Enter, pressed in haste, is no wish to go without
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.setSpacing(WIDE)
        column.addWidget(self.says)
        column.addWidget(self.now, 0, Qt.AlignmentFlag.AlignRight)
