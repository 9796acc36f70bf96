"""Toast: says what was just done, with Undo beside it; it goes by itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from herefordshire_desk.views.look import look
from herefordshire_desk.views.tokens import SPACE, WIDE

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent  # its kinds alone take a while to load

SHOWN_FOR = 8000  # milliseconds; WCAG asks for at least six seconds


class Toast(QFrame):
    """At the foot of its window; the pointer on it holds it there."""

    def __init__(self, undo: QAction, window: QWidget) -> None:
        super().__init__(window)
        self.window_ = window
        self.words = QLabel()
        self.undo = QPushButton("Undo")
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.clicked.connect(undo.trigger)
        self.undo.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self.words)
        row.addWidget(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Message")
        self.hide()

    def say(self, words: str, *, undoable: bool = False) -> None:
        """Show a message, and tell a screen reader."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(look().colours.raised))
        self.setPalette(palette)
        self.words.setText(words)
        self.undo.setVisible(undoable)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_FOR)
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # large, and late

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def forget(self) -> None:
        """Take back what was said, which may hold a name that is to be hidden."""
        self.words.clear()
        self.hide()

    def enterEvent(self, event: "QEvent") -> None:
        self._timer.stop()

    def leaveEvent(self, event: "QEvent") -> None:
        self._timer.start(SHOWN_FOR)

    def place(self) -> None:
        """Stand at the foot of the window; the window asks for it when its size changes."""
        room = self.window_.rect()
        left = (room.width() - self.width()) // 2
        self.move(left, room.height() - self.height() - look().px(48))
