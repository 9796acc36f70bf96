"""Toast: says what was just done, with Undo beside it; it goes by itself, its words are kept."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.views.look import look
from herefordshire_desk.views.tokens import SPACE, WIDE

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent  # its kinds alone take a while to load

SHOWN_FOR = 8000  # milliseconds; WCAG asks for at least six seconds
KEPT = 200  # messages


@dataclass(frozen=True, slots=True)
class Message:
    """What was said and when. The words hold no name: the child's is added as it is shown."""

    at: datetime
    words: str
    child_id: ChildId | None = None

    def as_shown(self, desk: Desk) -> str:
        """The words with the child they are about, by name unless names are hidden."""
        if self.child_id is None:
            return self.words
        return f"{self.words} – {desk.name_of(desk.child(self.child_id))}"


class Toast(QFrame):
    """At the foot of its window; the pointer or the keyboard on it holds it there."""

    def __init__(self, desk: Desk, undo: QAction, window: QWidget) -> None:
        super().__init__(window)
        self.desk, self.window_ = desk, window
        self.messages: deque[Message] = deque(maxlen=KEPT)
        self._pointed_at = False
        self.words = QLabel()
        self.undo = QPushButton("Undo")
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.clicked.connect(undo.trigger)
        self.undo.clicked.connect(self.hide)
        self.undo.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self.words)
        row.addWidget(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        desk.shown_changed.connect(self._say_again)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Message")
        self.hide()

    def say(self, words: str, child_id: ChildId | None = None, *, undoable: bool = False) -> None:
        """Show a message, keep it, and tell a screen reader. `words` themselves hold no name."""
        message = Message(self.desk.now(), words, child_id)
        self.messages.append(message)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(look().colours.raised))
        self.setPalette(palette)
        self.undo.setVisible(undoable)
        self._show(message)
        self.show()
        self.raise_()
        self._hold_or_go()
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # large, and late

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words.text()))

    def enterEvent(self, event: "QEvent") -> None:
        self._pointed_at = True
        self._hold_or_go()

    def leaveEvent(self, event: "QEvent") -> None:
        self._pointed_at = False
        self._hold_or_go()

    def eventFilter(self, watched: QObject, event: "QEvent") -> bool:
        """Its button got or lost the keyboard."""
        if event.type() in (event.Type.FocusIn, event.Type.FocusOut):
            QTimer.singleShot(0, self, self._hold_or_go)  # once the focus has moved
        return False

    def place(self) -> None:
        """Stand at the foot of the window; the window asks for it when its size changes."""
        room = self.window_.rect()
        left = (room.width() - self.width()) // 2
        self.move(left, room.height() - self.height() - look().px(48))

    def _show(self, message: Message) -> None:
        self.words.setText(message.as_shown(self.desk))
        self.adjustSize()
        self.place()

    def _say_again(self) -> None:
        """Names were hidden or shown: the last words too are as names now are."""
        if self.messages:
            self._show(self.messages[-1])

    def _hold_or_go(self) -> None:
        if self._pointed_at or self.undo.hasFocus():
            self._timer.stop()
        else:
            self._timer.start(SHOWN_FOR)
