"""CheckCount: how many things must be fixed, at the rail; reckoned once the window is painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from herefordshire_desk.errands import every_check
from herefordshire_desk.views.window import Window

if TYPE_CHECKING:
    from herefordshire_desk.domain.returns.checks import Check

SETTLED = 700  # milliseconds after the last change: a row of changes is checked once


class CheckCount(QObject):
    """Follows every change a moment after it, on the store's own thread."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.desk, self.button = window.desk, window.rail.buttons["checks"]
        self._soon = QTimer(self, singleShot=True, interval=SETTLED)
        self._soon.timeout.connect(self.reckon)
        self.desk.assessments_changed.connect(lambda _: self._soon.start())
        self._soon.start()

    def reckon(self) -> None:
        """Ask every check; while something long is being saved, later."""
        if self.desk.busy:
            self._soon.start()
        else:
            every_check(self.desk, self._show, lambda _: self.button.set_count(""))

    def _show(self, found: "tuple[Check, ...]") -> None:
        self.button.set_count(f"{sum(check.level == 'must_fix' for check in found):,}")
