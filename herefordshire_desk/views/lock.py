"""Lock: closes what the window shows, when asked for, left alone, or the computer is locked."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from herefordshire_desk.views.clipboard import clear_ours
from herefordshire_desk.views.idle import Idle
from herefordshire_desk.views.place import place_of, put_away
from herefordshire_desk.views.session import Session
from herefordshire_desk.views.window import Window

BUSY_AGAIN = 500  # milliseconds


class Lock(QObject):
    """`locked` gives the place to come back to, and in words what had to be closed unsaved.

    The window is still there then: whoever made it takes it away, and closes the file.
    """

    locked = Signal(object, str)

    def __init__(self, window: Window, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self.window_ = window
        self.idle = Idle(window, now)
        self.idle.over.connect(self.begin)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._lock)
        self.session = Session(window)
        self.session.locked.connect(self.begin)
        window.actions_["lock"].triggered.connect(self.begin)

    def begin(self) -> None:
        """Lock once whatever asked for it is done, and nothing is being saved."""
        if not self._soon.isActive():
            self._soon.start(0)

    def _lock(self) -> None:
        if self.window_.desk.busy:
            self._soon.start(BUSY_AGAIN)
            return
        place, lost = place_of(self.window_), put_away(self.window_)
        clear_ours()
        self.locked.emit(place, " ".join(lost))
