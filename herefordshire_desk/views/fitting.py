"""Fitting: no window is larger than the screen; what then does not fit scrolls."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QWidget

TITLE_BAR = 48  # pixels that the system's own frame may take


class Scrolled(QScrollArea):
    """Asks for all the height its content would like, and scrolls with less."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.content = content
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
        return self.content.sizeHint()

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


class OneAtATime(QStackedWidget):
    """Parts of which one is shown: as high as that one needs, not as the highest of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._make_room)

    def addWidget(self, widget: QWidget) -> int:
        at = super().addWidget(widget)
        self._make_room(self.currentIndex())
        return at

    def _make_room(self, shown: int) -> None:
        for at in range(self.count()):
            part = self.widget(at)
            assert part is not None
            policy = part.sizePolicy()
            counts = QSizePolicy.Policy.Preferred if at == shown else QSizePolicy.Policy.Ignored
            policy.setVerticalPolicy(counts)
            part.setSizePolicy(policy)
