"""Starting and stopping the program as its user does, on a real file with real keys and clicks."""

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from herefordshire_desk.store.open import open_desk
from herefordshire_desk.store.store import Store
from herefordshire_desk.store.thread import StoreThread
from herefordshire_desk.views.window import Window
from tests.conftest import NOW, PASSWORD, WHO
from tests.make import DAY

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


class Program:
    """The program on one desk file, from its start until it is quit."""

    def __init__(self, qtbot, path: Path, later: timedelta) -> None:
        from herefordshire_desk.application import Application

        self.qtbot, hook = qtbot, sys.excepthook
        self.app = Application(path, StoreThread(), now=lambda: NOW + later, day=DAY + later)
        sys.excepthook = hook  # so that what nobody foresaw fails the test, with no dialog
        self.app.begin(None)
        self._wait_until_active()

    @property
    def shown(self) -> QWidget:
        """The window that is open."""
        assert self.app.shown is not None
        return self.app.shown

    def unlock(self, password: str = PASSWORD) -> Window:
        """Type the password, and wait for the desk."""
        self.qtbot.keyClicks(self.shown.password, password)
        self.qtbot.keyClick(self.shown.password, Key.Key_Return)
        return self.desk_window()

    def desk_window(self) -> Window:
        """The desk's own window, once it is open."""
        self.qtbot.waitUntil(lambda: isinstance(self.app.shown, Window))
        self._wait_until_active()
        return self.app.shown

    def form(self) -> QWidget:
        """The form that has just been opened, ready to be typed in."""
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        form = QApplication.activeModalWidget()
        self.qtbot.waitUntil(form.isActiveWindow)
        return form

    def focused(self) -> QWidget:
        """What has the keyboard. When a form is closed the system gives it to the window again."""
        if QApplication.activeWindow() is None:
            self._wait_until_active()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return QApplication.focusWidget()

    def press(self, *keys: Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other, wherever the keyboard is."""
        for key in keys:
            self.qtbot.keyClick(self.focused(), key, modifiers)

    def type(self, text: str) -> None:
        """Type text wherever the keyboard is."""
        self.qtbot.keyClicks(self.focused(), text)

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        self.qtbot.mouseClick(widget, LEFT)

    def quit(self) -> None:
        """Close the window and the file. Quitting twice does nothing more."""
        if self.app.shown is None:
            return
        self.shown.close()
        self.qtbot.waitUntil(lambda: not self.shown.isVisible())  # a backup may be made first
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()
        self.shown.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.app.shown = None
        self.app.store.close()

    def _wait_until_active(self) -> None:
        self.shown.activateWindow()
        self.qtbot.waitUntil(self.shown.isActiveWindow)


@pytest.fixture
def start(qtbot, dressed) -> Iterator[Callable[..., Program]]:
    """Starts the program; what is not quit by the journey is quit at its end."""
    started: list[Program] = []

    def start(path: Path, later: timedelta = timedelta()) -> Program:
        started.append(Program(qtbot, path, later))
        return started[-1]

    yield start
    for program in started:
        program.quit()


@pytest.fixture
def on_file() -> Callable[[Path], Store]:
    """Opens a desk that was shut, to see what was really saved."""
    return lambda path, password=PASSWORD: open_desk(path, password, who=WHO)
