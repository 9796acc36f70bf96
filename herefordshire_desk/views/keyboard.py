"""Keyboard: it is never on what is not shown, such as a button of a page that was left.

Work in the background ends while somebody is elsewhere; what it then puts the keyboard on would
be pressed unseen by the next Enter.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from herefordshire_desk.views.window import Window


class Keyboard(QObject):
    """Watches where it goes; from what is hidden it comes back to the page shown."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window_ = window
        # not at once: what is given the keyboard may be about to be shown
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring_back)
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]  # a window has an application

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not now.isVisible():
            self._soon.start()

    def _bring_back(self) -> None:
        now = QApplication.focusWidget()
        if now is None or now.isVisible() or now.window() is not self.window_:
            return
        page = self.window_.page
        table = page.main_table()
        parts = [*([] if table is None else [table]), *page.panes()]
        next((part for part in parts if part.isVisible()), page).setFocus()
