"""Ticks: boxes as large as their text: one, or one for each of a few values."""

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QStyle, QVBoxLayout, QWidget

from herefordshire_desk.views.style import GrowingStyle
from herefordshire_desk.views.tokens import TIGHT

SIDE = 14  # pixels at 100 % text
SIZES = {
    QStyle.PixelMetric.PM_IndicatorWidth: SIDE,
    QStyle.PixelMetric.PM_IndicatorHeight: SIDE,
}


class Tick(QCheckBox):
    """One thing that is so or is not."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setStyle(GrowingStyle(self, SIZES))

    def setAccessibleName(self, name: str) -> None:
        """What it belongs to, then what is ticked: a name alone would be read in its place."""
        super().setAccessibleName(f"{name}: {self.text().replace('&', '')}")


class Ticks(QWidget):
    """The values under one another, none of them ticked."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        self.boxes = {value: Tick(text) for value, text in words.items()}
        for box in self.boxes.values():
            column.addWidget(box)
        for first in list(self.boxes.values())[:1]:
            self.setFocusProxy(first)

    def value(self) -> list[str]:
        """The values ticked, in their order."""
        return [value for value, box in self.boxes.items() if box.isChecked()]
