"""Fitting: no window is larger than the screen; what then does not fit scrolls."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

TITLE_BAR = 48  # pixels that the system's own frame may take


class Scrolled(QScrollArea):
    """Asks for all the height its content would like, and scrolls with less.

    `width` is what it will have at least: words that wrap take fewer lines there.
    """

    def __init__(self, content: QWidget, width: int = 0) -> None:
        super().__init__()
        self.content, self._least = content, width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def fit(self) -> None:
        """Ask again at once: the content has grown or shrunk."""
        if (layout := self.content.layout()) is not None:
            layout.activate()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint, layout = self.content.sizeHint(), self.content.layout()
        if self._least and layout is not None and layout.hasHeightForWidth():
            hint.setHeight(layout.totalHeightForWidth(max(self._least, hint.width())))
        return hint

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.content.minimumSizeHint().width() + bar, 0)


def fit_screen(window: QWidget, wanted: QSize) -> None:
    """Give a window the size it wants, or as much of that as the screen has.

    One that is made narrower by it is made higher, for its words to wrap.
    """
    room, layout = window.screen().availableSize(), window.layout()
    if wanted.width() > room.width() and layout is not None:
        high = layout.totalHeightForWidth(max(room.width(), window.minimumWidth()))
        wanted = wanted.expandedTo(QSize(0, high))
    window.resize(wanted.boundedTo(QSize(room.width(), room.height() - TITLE_BAR)))


def fill_screen(window: QWidget, wide: int, high: int) -> None:
    """Give the desk's window that size; where the screen has not got it, all of the screen."""
    room = window.screen().availableSize() - QSize(0, TITLE_BAR)
    window.resize(QSize(wide, high).boundedTo(room))
    if wide > room.width() or high > room.height():
        window.setWindowState(Qt.WindowState.WindowMaximized)


class OneAtATime(QWidget):
    """Parts of which one is shown: as high as that one needs, not as the highest of them.

    `at` is which, counted from 0.
    """

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)  # it passes over what is hidden
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, part: QWidget) -> None:
        """One more part; the first is shown."""
        part.setVisible(not self._parts)
        self._parts.append(part)
        self._column.addWidget(part)

    def turn_to(self, at: int) -> None:
        """Show another in its place."""
        if at != self.at:
            before, self.at = self._parts[self.at], at
            self._parts[at].show()
            before.hide()
            self.turned.emit(at)
