"""Palette: one box over the window that finds children, people, pages, actions and help."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from herefordshire_desk.domain.search import Entry, Section
from herefordshire_desk.domain.words import plural
from herefordshire_desk.views.bars import SEARCH
from herefordshire_desk.views.elided import ElidedLabel
from herefordshire_desk.views.fields import SearchField
from herefordshire_desk.views.look import characters, look, sized
from herefordshire_desk.views.page import mute
from herefordshire_desk.views.palette_results import Results, spoken
from herefordshire_desk.views.tokens import BODY_POINTS, BROAD, SPACE, WIDE

WIDTH = 100  # characters
TALLEST = 0.72  # of the window
HINT = "Up and Down choose, Enter opens, Esc closes"
NOTHING = (
    "Nothing fits. Children open on the day are searched by name, id, plan, social worker and flag."
)
NAMES_HIDDEN = "Names are hidden: children are found by initials and id."
STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class Palette(QDialog):
    """`look_up` gives what to show for what is typed, nothing included. `picked` gives the choice.

    Typing keeps the keyboard in the box; it goes when another window is used.
    """

    picked = Signal(object)

    def __init__(
        self,
        look_up: Callable[[str], Sequence[Section]],
        window: QWidget,
        *,
        names_hidden: bool = False,
    ) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Search everything")
        self.look_up, self.window_ = look_up, window
        self.box = SearchField("Search everything", SEARCH)
        self.box.setFont(sized(BODY_POINTS + 2))
        self.results = Results(self)
        self.nothing = f"Nothing fits. {NAMES_HIDDEN}" if names_hidden else NOTHING
        self.note = QLabel(self.nothing)
        self.hint = ElidedLabel(NAMES_HIDDEN if names_hidden else HINT)
        self.close_ = QPushButton("Close")
        self._lay_out()
        self.box.textChanged.connect(self._search)
        self.box.installEventFilter(self)
        self.results.itemClicked.connect(lambda _: self._pick())
        self.close_.clicked.connect(self.reject)
        self._search("")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The window has no frame of the system's: a line parts it from what is under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look().colours.raised))
        painter.setPen(QPen(QColor(look().colours.line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate and self.isVisible():
            self.reject()
        return super().event(event)

    def done(self, result: int) -> None:
        """The window has the keyboard again, unless another program has taken it."""
        was_active = self.isActiveWindow()
        super().done(result)
        if was_active:
            self.window_.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the one button; in the box it has already been taken."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.close_.hasFocus():
            self.reject()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keys of the list, while the keyboard stays in the box."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in STEPS:
            self.results.step(STEPS[event.key()])
            self._announce()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick()
            return True
        return False

    def _search(self, typed: str) -> None:
        sections = self.look_up(typed)
        self.results.show_sections(sections)
        self.results.setVisible(bool(sections))
        self.note.setVisible(not sections)
        self._fit()
        if typed:
            count = sum(section.total for section in sections)
            self._announce(f"{plural(count, 'result')}. " if count else self.nothing)

    def _pick(self) -> None:
        """Close first, so that what is chosen finds the window as it was."""
        entry = self.results.chosen()
        if entry is not None and entry.ready:
            self.accept()
            self.picked.emit(entry)

    def _announce(self, first: str = "") -> None:
        """The keyboard stays in the box, so a screen reader is told where in the list it is."""
        entry: Entry | None = self.results.chosen()
        words = first + (spoken(entry) if entry else "")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.box, words))

    def _fit(self) -> None:
        """At the top of the window's middle, as high as what was found, within the window."""
        room = self.window_.size()
        wide = min(characters(WIDTH), room.width() - 2 * BROAD)
        self.note.setFixedWidth(wide - 2 * WIDE)
        around = self.box.sizeHint().height() + self.close_.sizeHint().height() + 4 * SPACE
        most = round(room.height() * TALLEST)
        self.results.setFixedHeight(max(min(self.results.height_wanted(), most - around), 0))
        self.setFixedWidth(wide)
        self.adjustSize()
        corner = QPoint((room.width() - wide) // 2, look().px(44))
        self.move(self.window_.mapToGlobal(corner))

    def _lay_out(self) -> None:
        self.close_.setAutoDefault(False)
        self.note.setWordWrap(True)
        mute(self.note)
        mute(self.hint)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(SPACE)
        for widget in (self.box, self.results, self.note):
            column.addWidget(widget)
        column.addLayout(foot)
