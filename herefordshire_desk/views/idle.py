"""Idle: notices that nobody has used the desk for a while, and says how long it stays open.

Keys, clicks and the wheel come to a window first, whatever in it they are for. So windows are
watched and not every widget: a filter on the whole application would be asked about each event
of each widget, thousands for a page that is shown.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from herefordshire_desk.domain.words import plural
from herefordshire_desk.views.window import Window

USED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,  # all that comes of a key that is a shortcut
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
LOOK_EVERY = 2000  # milliseconds: a window that has opened is watched from then on
MINUTE = timedelta(minutes=1)


class Idle(QObject):
    """`over` follows as many minutes without use as policy says, again and again until used."""

    over = Signal()

    def __init__(self, window: Window, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self.window_, self.now = window, now
        self.last = now()
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        QGuiApplication.instance().focusWindowChanged.connect(self.watch)  # type: ignore[union-attr]  # a window has an application
        self._timer.start()
        self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody uses the desk."""
        if event.type() in USED:
            self.last = self.now()
        return False

    def watch(self) -> None:
        """Every window there is, open menus among them; watching one twice does no more."""
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)

    def look(self) -> None:
        """Say how long is left; at the end of it, that it is over."""
        self.watch()
        self.last = min(self.last, self.now())  # a clock that was put back must not keep it open
        left = self.left()
        self.window_.bar.tell_lock(words(left))
        if left <= timedelta():
            self.over.emit()

    def left(self) -> timedelta:
        """Until it is over; a computer that slept meanwhile counts as not used."""
        minutes = self.window_.desk.picture.policy["idle_lock"]
        return minutes * MINUTE - (self.now() - self.last)


def words(left: timedelta) -> str:
    """In whole minutes, the last one among them."""
    minutes = max(-(-left // MINUTE), 0)
    return f"Locks in {plural(minutes, 'minute')}" if minutes else "Locks now"
