"""Session: hears from the system that somebody locks the computer, leaves it or puts it to sleep.

Windows says so by messages to the window, which it has to be asked for; on Linux the desktop's
screen saver says so on the session's own bus. Where neither does, Idle locks all the same.
"""

import os
import sys

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

WINDOWS = b"windows_generic_MSG"
# messages of Windows and what stands in their first value, from Microsoft's reference
SESSION_CHANGE, POWER = 0x02B1, 0x0218
LOCKS = {
    (SESSION_CHANGE, 0x7),  # the computer is locked
    (SESSION_CHANGE, 0x2),  # another person is signed in at it
    (SESSION_CHANGE, 0x4),  # a remote session is left
    (POWER, 0x4),  # it goes to sleep
}
SAVER_SLOT = SLOT("saver(bool)")
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class Session(QObject):
    """`locked` follows each time; it lives as long as its window."""

    locked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        if sys.platform == "win32":
            self._messages = Messages(self)
            self._messages.ask_for(int(window.winId()))
        elif sys.platform == "linux" and "DBUS_SESSION_BUS_ADDRESS" in os.environ:
            self._listen()

    def heard(self, message: int, value: int) -> None:
        """A message of Windows: most are about something else."""
        if (message, value) in LOCKS:
            self.locked.emit()

    @Slot(bool)
    def saver(self, active: bool) -> None:
        """The screen saver of a Linux desktop has begun, or ended."""
        if active:
            self.locked.emit()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.sessionBus()
        for name in SAVERS:
            told = (name, "ActiveChanged", self, SAVER_SLOT)
            bus.connect("", "", *told)  # type: ignore[call-overload]  # text, not bytes as it says


class Messages(QAbstractNativeEventFilter):
    """Windows' messages to the program, as far as they are about the session. Untried."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        application = QGuiApplication.instance()
        assert application is not None
        application.installNativeEventFilter(self)
        session.destroyed.connect(lambda: application.removeNativeEventFilter(self))

    def ask_for(self, window: int) -> None:
        """Windows tells a window of its session only when asked; it ends with the window."""
        if sys.platform == "win32":
            from ctypes import windll, wintypes

            register = windll.wtsapi32.WTSRegisterSessionNotification
            register.argtypes = (wintypes.HWND, wintypes.DWORD)
            register(window, 0)  # of this session alone

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Every message passes; none is kept from anybody."""
        if sys.platform == "win32" and kind == WINDOWS:
            from ctypes.wintypes import MSG

            told = MSG.from_address(int(message))
            self.session.heard(told.message, told.wParam)
        return False, 0
